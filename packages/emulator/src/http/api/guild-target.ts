import type { EmulatedChannel } from '../../people/channel.js';
import type { EmulatedGuild } from '../../people/guild.js';
import type { GuildMember } from '../../people/guild-member.js';
import type { GuildRole } from '../../people/guild-roles.js';
import type { TranscriptEntry } from '../../people/transcript.js';
import { Refusal, refuse } from '../../rules/refusal.js';
import { OUTSIDE_SANDBOX, reaches, reachesGuild } from '../../rules/sandbox.js';
import type { RefusalName } from '../../rules/refusals.js';
import type { Call } from '../call.js';

function checkGranted(guild: EmulatedGuild, { method, path }: Call['route']): void {
  if (!guild.hasGranted(method, path)) throw new Refusal('apiDenied');
}

/** The guild a call is about. @throws {@link Refusal} 10004 unknown, 11264 when it keeps this API to itself. */
export function guildTarget({ bot, params, route, platform }: Call): EmulatedGuild {
  const guild = bot.findGuild(params['guild'] ?? '');
  if (!guild) throw new Refusal('unknownGuild');
  if (!reachesGuild(platform.settings.sandbox, guild)) throw new Refusal('unknownGuild', OUTSIDE_SANDBOX);
  checkGranted(guild, route);
  return guild;
}

/** The channel a call is about. @throws {@link Refusal} 10003 unknown, 11264 when the guild keeps this API to itself. */
export function channelTarget({ bot, params, route, platform }: Call): EmulatedChannel {
  const channel = bot.findChannel(params['channel'] ?? '');
  if (!channel) throw new Refusal('unknownChannel');
  if (!reaches(platform.settings.sandbox, channel)) throw new Refusal('unknownChannel', OUTSIDE_SANDBOX);
  checkGranted(channel.guild, route);
  return channel;
}

/** Someone who is in the guild now. @throws {@link Refusal} 10001 */
export function memberTarget(guild: EmulatedGuild, id: string, refusal: RefusalName = 'unknownMember'): GuildMember {
  const member = guild.membersNow.find((one) => one.id === id);
  if (!member) throw new Refusal(refusal);
  return member;
}

/** @throws {@link Refusal} 50035: no number is published for it. */
export function roleTarget(guild: EmulatedGuild, id: string): GuildRole {
  return guild.roles.get(id) ?? refuse('malformedBody', '频道里没有这个身份组。', 'The guild has no such role.');
}

/** A message of a channel that was not taken back. @throws {@link Refusal} */
export function messageTarget(channel: EmulatedChannel, id: string, refusal: RefusalName): TranscriptEntry {
  const entry = channel.transcript.find(id);
  if (!entry || entry.recalled) throw new Refusal(refusal);
  return entry;
}
