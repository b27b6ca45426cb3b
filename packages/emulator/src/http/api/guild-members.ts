import type { EmulatedGuild } from '../../people/guild.js';
import type { GuildMember } from '../../people/guild-member.js';
import { memberObject } from '../../people/guild-objects.js';
import { Fields } from '../../rules/fields.js';
import { limitOf, sliceOf } from '../../rules/paging.js';
import { refuse } from '../../rules/refusal.js';
import { type Handler, NO_CONTENT, type Route } from '../call.js';
import { guildTarget, memberTarget, roleTarget } from './guild-target.js';

/** Without a limit one member comes at a time. */
const PAGE = { initial: 1, max: 400 };

const DAY_MS = 24 * 60 * 60_000;

/** How far back messages are taken away along with their author, in days; -1 = all. */
const HISTORY_DAYS = [0, 3, 7, 15, 30, -1] as const;

const byId = (a: GuildMember, b: GuildMember): number => (BigInt(a.id) < BigInt(b.id) ? -1 : 1);

const list: Handler = (call) => {
  const guild = guildTarget(call);
  const limit = limitOf(call.query, PAGE);
  const after = call.query.get('after') || '0';
  if (!/^\d+$/.test(after)) refuse('malformedBody', 'after 是上一页最后一个用户的 id。', 'after is a user id.');
  const later = guild.membersNow.filter(({ id }) => BigInt(id) > BigInt(after));
  return { body: later.toSorted(byId).slice(0, limit).map(memberObject) };
};

const withRole: Handler = (call) => {
  const guild = guildTarget(call);
  const { id } = roleTarget(guild, call.params['role'] ?? '');
  const start = call.query.get('start_index') || '0';
  if (!/^\d+$/.test(start)) refuse('malformedBody', 'start_index 填上一页的 next。', 'start_index is the last next.');
  const { items, next } = sliceOf(guild.membersWith(id), Number(start), limitOf(call.query, PAGE));
  return { body: { data: items.map(memberObject), next: next === '' ? '0' : next } };
};

/** Takes back what someone wrote, in every channel. */
function forget(guild: EmulatedGuild, { name }: GuildMember, since: number): void {
  for (const channel of guild.channels.all) {
    const own = channel.transcript.entries.filter((entry) => entry.from === 'person' && entry.name === name);
    for (const entry of own) if (entry.at >= since) channel.withdraw(entry);
  }
}

const remove: Handler = (call) => {
  const guild = guildTarget(call);
  const member = memberTarget(guild, call.params['user'] ?? '');
  if (member.isAdmin) refuse('malformedBody', '不能移除管理员。', 'Administrators cannot be removed.');
  const fields = new Fields(call.body);
  const days = fields.optionalChoice('delete_history_msg_days', HISTORY_DAYS) ?? 0;
  if (fields.flag('add_blacklist')) guild.blacklist.add(member.id);
  if (days !== 0) forget(guild, member, days === -1 ? 0 : call.platform.now() - days * DAY_MS);
  guild.memberLeaves(member.name, guild.robot);
  return NO_CONTENT;
};

/** @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/role/member/get_members.html} */
export const guildMemberRoutes: readonly Route[] = [
  { method: 'GET', path: '/guilds/:guild/members', needs: ['private-domain'], handle: list },
  {
    method: 'GET',
    path: '/guilds/:guild/members/:user',
    handle: (call) => ({ body: memberObject(memberTarget(guildTarget(call), call.params['user'] ?? '')) }),
  },
  {
    method: 'DELETE',
    path: '/guilds/:guild/members/:user',
    needs: ['private-domain', 'guild-admin'],
    handle: remove,
  },
  { method: 'GET', path: '/guilds/:guild/roles/:role/members', needs: ['private-domain'], handle: withRole },
];
