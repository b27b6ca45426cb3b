import type { EmulatedGuild } from '../../people/guild.js';
import { Fields } from '../../rules/fields.js';
import { Refusal } from '../../rules/refusal.js';
import { type Call, type Handler, NO_CONTENT, type Route } from '../call.js';
import { channelMessage } from './channel-message.js';
import { channelTarget, guildTarget } from './guild-target.js';

const MAX_RECOMMENDED = 3;

const REFUSALS = { missing: 'badAnnounce', bad: 'badAnnounce' } as const;

/** Channels to recommend: public ones of the guild, with a sentence each. */
function recommended(guild: EmulatedGuild, list: readonly unknown[]) {
  if (list.length > MAX_RECOMMENDED) throw new Refusal('tooManyRecommended');
  return list.map((item) => {
    const fields = new Fields({ item }, REFUSALS).object('item');
    const channel = guild.channels.get(fields.text('channel_id'));
    if (!channel || channel.privateType !== 0) throw new Refusal('badRecommended');
    return { channel_id: channel.id, introduce: fields.optionalText('introduce') ?? '' };
  });
}

/** A message comes first; the other kind replaces it, and the other way round. */
function announcement(call: Call, guild: EmulatedGuild): Record<string, unknown> {
  const fields = new Fields(call.body, REFUSALS);
  const none = { guild_id: guild.id, channel_id: '', message_id: '', announces_type: 0, recommend_channels: [] };
  if (fields.has('message_id')) {
    const channel = guild.channels.get(fields.text('channel_id'));
    if (!channel) throw new Refusal('unknownChannel');
    const { id } = channelMessage(call, channel, fields.text('message_id'));
    return { ...none, channel_id: channel.id, message_id: id };
  }
  const list = fields.list('recommend_channels');
  if (list.length === 0) throw new Refusal('badAnnounce');
  const type = fields.optionalInteger('announces_type') ?? 0;
  if (type !== 0 && type !== 1) throw new Refusal('badAnnounceType');
  return { ...none, announces_type: type, recommend_channels: recommended(guild, list) };
}

const announce: Handler = (call) => {
  const guild = guildTarget(call);
  guild.announcement = announcement(call, guild);
  return { body: guild.announcement };
};

/** `all` takes either kind away, without looking whether there is one. */
const withdraw: Handler = (call) => {
  const guild = guildTarget(call);
  const { message } = call.params;
  if (message !== 'all' && guild.announcement?.['message_id'] !== message) throw new Refusal('noSuchAnnounced');
  guild.announcement = undefined;
  return NO_CONTENT;
};

const announceInChannel: Handler = (call) => {
  const channel = channelTarget(call);
  const { id } = channelMessage(call, channel, new Fields(call.body, REFUSALS).text('message_id'));
  channel.announced = id;
  return { body: { ...channel.place, message_id: id } };
};

const withdrawFromChannel: Handler = (call) => {
  const channel = channelTarget(call);
  const { message } = call.params;
  if (message !== 'all' && channel.announced !== message) throw new Refusal('noSuchAnnounced');
  channel.announced = undefined;
  return NO_CONTENT;
};

/**
 * The two of a channel are deprecated in favour of pins.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/content/announces/post_guild_announces.html}
 */
export const announceRoutes: readonly Route[] = [
  { method: 'POST', path: '/guilds/:guild/announces', needs: ['guild-admin'], handle: announce },
  { method: 'DELETE', path: '/guilds/:guild/announces/:message', needs: ['guild-admin'], handle: withdraw },
  { method: 'POST', path: '/channels/:channel/announces', handle: announceInChannel },
  { method: 'DELETE', path: '/channels/:channel/announces/:message', handle: withdrawFromChannel },
];
