import type { EmulatedChannel } from '../../people/channel.js';
import { EmulatedDirectMessage } from '../../people/direct-message.js';
import { guildContent } from '../../people/guild-message.js';
import { userObject } from '../../people/guild-objects.js';
import type { TranscriptEntry } from '../../people/transcript.js';
import { Refusal } from '../../rules/refusal.js';
import { rfc3339 } from '../../timestamps.js';
import type { Call } from '../call.js';
import { channelTarget } from './guild-target.js';

/** Both forms are taken, the tag and the older one. */
const EVERYONE = /<qqbot-at-everyone\s*\/>|@everyone/;

/** Where messages of a guild are: a channel or a direct session. */
export type GuildConversation = EmulatedChannel | EmulatedDirectMessage;

/** @throws {@link Refusal} 304032 */
export function directTarget({ bot, params }: Call): EmulatedDirectMessage {
  const session = bot.find('dm', params['guild'] ?? '');
  if (session instanceof EmulatedDirectMessage) return session;
  throw new Refusal('noSuchDirect');
}

/** The place a call names by `channel` or, for direct sessions, by `guild`. */
export function guildConversation(call: Call): GuildConversation {
  return call.params['channel'] === undefined ? directTarget(call) : channelTarget(call);
}

/** The full message object guild sends are answered with. */
export function messageObject(place: GuildConversation, entry: TranscriptEntry) {
  const { id, from, mention, at, editedAt, markdown, keyboard, seq } = entry;
  const { robot } = place.guild;
  const author = from === 'bot' ? robot : place.guild.member(entry.name);
  const isOwn = from === 'bot';
  return {
    id,
    channel_id: place.place.channel_id,
    guild_id: place.place.guild_id,
    content: isOwn ? entry.content : guildContent(entry.content, mention ? robot.id : undefined),
    timestamp: rfc3339(at),
    ...(editedAt !== undefined && { edited_timestamp: rfc3339(editedAt) }),
    author: userObject(author),
    ...(markdown && { markdown }),
    ...(keyboard && { keyboard }),
    tts: false,
    mention_everyone: isOwn && EVERYONE.test(entry.content),
    embeds: [],
    pinned: 'pins' in place && place.pins.has(id),
    type: 0,
    flags: 0,
    seq_in_channel: String(seq ?? 0),
  };
}
