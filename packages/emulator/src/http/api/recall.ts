import type { EmulatedBot } from '../../bot.js';
import { EmulatedChannel } from '../../people/channel.js';
import type { Conversation } from '../../people/conversation.js';
import { EmulatedDirectMessage } from '../../people/direct-message.js';
import { EmulatedGroup } from '../../people/group.js';
import type { TranscriptEntry } from '../../people/transcript.js';
import { Refusal } from '../../rules/refusal.js';
import type { RefusalName } from '../../rules/refusals.js';
import type { EmulatorSettings } from '../../settings.js';
import type { Handler, Route } from '../call.js';
import { chatTarget } from './chat-target.js';
import { guildConversation } from './guild-place.js';

/** The numbers of guilds are older than those of c2c and groups. */
interface Refusals {
  /** No such message here. */
  unknown: RefusalName;
  /** It is in another conversation. */
  elsewhere: RefusalName;
  notOwn: RefusalName;
}

const C2C: Refusals = { unknown: 'badRecall', elsewhere: 'recallNotHere', notOwn: 'recallNotOwn' };
const GROUP: Refusals = { unknown: 'badRecall', elsewhere: 'badRecall', notOwn: 'recallNotOwn' };
const GUILD: Refusals = { unknown: 'guildBadRecall', elsewhere: 'guildBadRecall', notOwn: 'guildRecallNotOwn' };

/** The message a recall names: one of the bot's own, or anybody's line in the conversation. */
function messageOf(bot: EmulatedBot, conversation: Conversation, id: string, refusals: Refusals): TranscriptEntry {
  const sent = bot.sent.get(id);
  if (sent && sent.conversation !== conversation) throw new Refusal(refusals.elsewhere);
  const entry = conversation.transcript.find(id);
  if (entry) return entry;
  if (!sent) throw new Refusal(refusals.unknown);
  return { id, at: sent.at, from: 'bot', name: bot.username, content: '' };
}

/** Others' messages: as group admin those of ordinary members, as guild admin those of a channel. */
function mayRecall(conversation: Conversation, { from, name }: TranscriptEntry, settings: EmulatorSettings): boolean {
  if (from === 'bot') return true;
  if (conversation instanceof EmulatedGroup)
    return conversation.robotIsAdmin && conversation.member(name).role === 'member';
  return conversation instanceof EmulatedChannel && settings.grants.includes('guild-admin');
}

function withdraw(conversation: Conversation, entry: TranscriptEntry): void {
  const isGuild = conversation instanceof EmulatedChannel || conversation instanceof EmulatedDirectMessage;
  if (isGuild) conversation.recall(entry, conversation.guild.robot);
  else conversation.withdraw(entry);
}

function recall(find: (call: Parameters<Handler>[0]) => Conversation, refusals: Refusals, isTimed: boolean): Handler {
  return (call) => {
    const { bot, params, platform } = call;
    const conversation = find(call);
    const entry = messageOf(bot, conversation, params['message'] ?? '', refusals);
    if (!mayRecall(conversation, entry, platform.settings)) throw new Refusal(refusals.notOwn);
    if (isTimed && platform.now() - entry.at > platform.settings.recallWindowMs) throw new Refusal('recallTooLate');
    withdraw(conversation, entry);
    return { body: {} };
  };
}

const PRIVATE = { needs: ['private-domain'] } as const;
const inGuild = recall(guildConversation, GUILD, false);
const inC2c = recall((call) => chatTarget(call, 'c2c'), C2C, true);
const inGroup = recall((call) => chatTarget(call, 'group'), GROUP, true);

/** @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/message/send-receive/reset.html} */
export const recallRoutes: readonly Route[] = [
  { method: 'DELETE', path: '/v2/users/:openid/messages/:message', handle: inC2c },
  { method: 'DELETE', path: '/v2/groups/:openid/messages/:message', handle: inGroup },
  { method: 'DELETE', path: '/channels/:channel/messages/:message', ...PRIVATE, handle: inGuild },
  { method: 'DELETE', path: '/dms/:guild/messages/:message', ...PRIVATE, handle: inGuild },
];
