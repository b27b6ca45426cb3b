import type { EmulatedChannel } from '../../people/channel.js';
import { userObject } from '../../people/guild-objects.js';
import type { Emoji } from '../../people/reactions.js';
import { limitOf, sliceOf } from '../../rules/paging.js';
import { Refusal } from '../../rules/refusal.js';
import { type Call, type Handler, NO_CONTENT, type Route } from '../call.js';
import { channelTarget, messageTarget } from './guild-target.js';

const PAGE = { initial: 20, max: 50 };

interface Target {
  channel: EmulatedChannel;
  messageId: string;
  emoji: Emoji;
}

/** `type` 1 is a system face, 2 a Unicode character; both by number. */
function targetOf(call: Call): Target {
  const channel = channelTarget(call);
  const { message = '', type, id = '' } = call.params;
  if ((type !== '1' && type !== '2') || !/^\d+$/.test(id)) throw new Refusal('badReaction');
  const { id: messageId } = messageTarget(channel, message, 'badReaction');
  return { channel, messageId, emoji: { id, type: type === '1' ? 1 : 2 } };
}

const react: Handler = (call) => {
  const { channel, messageId, emoji } = targetOf(call);
  const { reactions } = channel;
  const isNewKind = reactions.users(messageId, emoji).length === 0;
  if (isNewKind && reactions.kinds(messageId) >= call.platform.settings.maxReactionKinds)
    throw new Refusal('tooManyReactions');
  if (!reactions.add(messageId, emoji, call.bot.id)) throw new Refusal('reactedBefore');
  return NO_CONTENT;
};

const unreact: Handler = (call) => {
  const { channel, messageId, emoji } = targetOf(call);
  if (!channel.reactions.delete(messageId, emoji, call.bot.id)) throw new Refusal('neverReacted');
  return NO_CONTENT;
};

/** The limit is read in the first call only; the cookie carries it on, with the place. */
const users: Handler = (call) => {
  const { channel, messageId, emoji } = targetOf(call);
  const cookie = call.query.get('cookie') ?? '';
  const [, limitBefore, start] = /^(\d+)_(\d+)$/.exec(cookie) ?? [];
  if (cookie !== '' && start === undefined) throw new Refusal('badReaction');
  const limit = limitBefore === undefined ? limitOf(call.query, PAGE, 'badReaction') : Number(limitBefore);
  const { items, next } = sliceOf(channel.reactions.users(messageId, emoji), Number(start ?? 0), limit);
  const members = items.map((id) => channel.guild.membersNow.find((member) => member.id === id));
  const known = members.filter((member) => member !== undefined).map(userObject);
  const shown = known.map(({ id, username, avatar }) => ({ id, username, avatar }));
  return { body: { users: shown, cookie: next && `${limit}_${next}`, is_end: next === '' } };
};

const PATH = '/channels/:channel/messages/:message/reactions/:type/:id';

/** @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/message/trans/emoji.html} */
export const reactionRoutes: readonly Route[] = [
  { method: 'PUT', path: PATH, handle: react },
  { method: 'DELETE', path: PATH, handle: unreact },
  { method: 'GET', path: PATH, handle: users },
];
