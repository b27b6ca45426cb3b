import { Refusal } from '../../rules/refusal.js';
import { type Call, type Handler, NO_CONTENT, type Route } from '../call.js';
import { guildTarget, memberTarget } from './guild-target.js';

/** A field that is a whole number as text. */
function seconds(body: Call['body'], name: string): number | undefined {
  const value = body[name];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string') throw new Refusal('muteNotText');
  if (!/^\d+$/.test(value)) throw new Refusal('muteBadTime');
  return Number(value);
}

/** Until when, in milliseconds; 0 ends a mute. The end time wins over the number of seconds. */
function mutedUntil({ body, platform }: Call): number {
  const end = seconds(body, 'mute_end_timestamp');
  const time = end ?? seconds(body, 'mute_seconds');
  if (time === undefined) throw new Refusal('muteBadTime');
  if (time === 0) return 0;
  const until = end === undefined ? platform.now() + time * 1000 : end * 1000;
  if (until <= platform.now()) throw new Refusal('muteTimeIsPast');
  return until;
}

/** With `user_ids` those people; otherwise everyone but the administrators. */
const mute: Handler = (call) => {
  const guild = guildTarget(call);
  const until = mutedUntil(call);
  const ids: unknown = call.body['user_ids'];
  if (ids === undefined) {
    guild.mutedUntil = until;
    return NO_CONTENT;
  }
  if (!Array.isArray(ids) || ids.length === 0) throw new Refusal('muteNobody');
  const members = guild.membersNow.filter(({ id, isAdmin }) => ids.includes(id) && !isAdmin);
  for (const member of members) member.mutedUntil = until;
  return { body: { user_ids: members.map(({ id }) => id) } };
};

const muteOne: Handler = (call) => {
  const guild = guildTarget(call);
  const member = memberTarget(guild, call.params['user'] ?? '', 'muteUnknownUser');
  if (member.isAdmin) throw new Refusal('muteUnknownUser');
  member.mutedUntil = mutedUntil(call);
  return NO_CONTENT;
};

/** @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/speak/patch_guild_mute.html} */
export const guildMuteRoutes: readonly Route[] = [
  { method: 'PATCH', path: '/guilds/:guild/mute', needs: ['guild-admin'], handle: mute },
  { method: 'PATCH', path: '/guilds/:guild/members/:user/mute', needs: ['guild-admin'], handle: muteOne },
];
