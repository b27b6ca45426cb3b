import type { EmulatedGuild } from '../../people/guild.js';
import type { GuildMember } from '../../people/guild-member.js';
import { roleObject } from '../../people/guild-objects.js';
import { type GuildRole, ROLE_LIMIT } from '../../people/guild-roles.js';
import { Fields } from '../../rules/fields.js';
import { refuse } from '../../rules/refusal.js';
import { type Call, type Handler, NO_CONTENT, type Route } from '../call.js';
import { guildTarget, memberTarget, roleTarget } from './guild-target.js';

const CHANNEL_ADMIN = '5';

/** Nobody is made the owner, and everybody is everyone. */
const NOT_GIVEN = new Set(['1', '4']);

type RoleFields = Partial<Pick<GuildRole, 'name' | 'color' | 'hoist'>>;

/** At least one of the fields; the sample of the documentation sends `hoist` as text. */
function roleFields({ body }: Call): RoleFields {
  const fields = new Fields({ ...body, ...(typeof body['hoist'] === 'string' && { hoist: Number(body['hoist']) }) });
  const { name, color, hoist } = {
    name: fields.optionalText('name'),
    color: fields.optionalInteger('color'),
    hoist: fields.optionalChoice('hoist', [0, 1]),
  };
  if (name === undefined && color === undefined && hoist === undefined)
    refuse('malformedBody', 'name、color、hoist 至少要有一个。', 'One of name, color and hoist is needed.');
  return { name, color, hoist };
}

/** A role the guild made itself. */
function ownRole(guild: EmulatedGuild, id: string): GuildRole {
  const role = roleTarget(guild, id);
  if (guild.roles.isDefault(id))
    refuse('malformedBody', '系统默认的身份组不能修改或删除。', 'Default roles can be neither changed nor deleted.');
  return role;
}

const create: Handler = (call) => {
  const guild = guildTarget(call);
  const { name = '', color = 0, hoist = 0 } = roleFields(call);
  if (guild.roles.all.length >= ROLE_LIMIT)
    refuse('malformedBody', `一个频道最多 ${ROLE_LIMIT} 个身份组。`, `A guild has at most ${ROLE_LIMIT} roles.`);
  const role = guild.roles.add({ name, color, hoist });
  return { body: { role_id: role.id, role: roleObject(guild, role) } };
};

const change: Handler = (call) => {
  const guild = guildTarget(call);
  const role = ownRole(guild, call.params['role'] ?? '');
  const { name, color, hoist } = roleFields(call);
  role.name = name ?? role.name;
  role.color = color ?? role.color;
  role.hoist = hoist ?? role.hoist;
  return { body: { guild_id: guild.id, role_id: role.id, role: roleObject(guild, role) } };
};

const remove: Handler = (call) => {
  const guild = guildTarget(call);
  const { id } = ownRole(guild, call.params['role'] ?? '');
  guild.roles.delete(id);
  for (const member of guild.membersNow) member.roles = member.roles.filter((role) => role !== id);
  return NO_CONTENT;
};

/** Role 5 is one of a single channel, which the body names. */
function channelOf(guild: EmulatedGuild, { body }: Call) {
  const id = new Fields(body).object('channel').text('id');
  return (
    guild.channels.get(id) ?? refuse('unknownChannel', 'channel.id 不存在。', 'There is no channel of channel.id.')
  );
}

/** A member keeps role 5 while they are an administrator of any channel. */
function setRole(call: Call, guild: EmulatedGuild, member: GuildMember, role: string, isGiven: boolean): void {
  if (role === CHANNEL_ADMIN) {
    const { admins } = channelOf(guild, call);
    if (isGiven) admins.add(member.id);
    else admins.delete(member.id);
  }
  const isStillAdmin = role === CHANNEL_ADMIN && guild.channels.all.some(({ admins }) => admins.has(member.id));
  const others = member.roles.filter((one) => one !== role);
  const roles = isGiven || isStillAdmin ? [...others, role] : others;
  guild.memberChanges(member.name, { roles }, guild.robot);
}

function assign(isGiven: boolean): Handler {
  return (call) => {
    const guild = guildTarget(call);
    const member = memberTarget(guild, call.params['user'] ?? '');
    const { id } = roleTarget(guild, call.params['role'] ?? '');
    if (NOT_GIVEN.has(id))
      refuse('malformedBody', '身份组 1 和 4 不能增减成员。', 'Roles 1 and 4 are not given or taken.');
    setRole(call, guild, member, id, isGiven);
    return NO_CONTENT;
  };
}

const list: Handler = (call) => {
  const guild = guildTarget(call);
  const roles = guild.roles.all.map((role) => roleObject(guild, role));
  return { body: { guild_id: guild.id, roles, role_num_limit: String(ROLE_LIMIT) } };
};

const ADMIN = { needs: ['guild-admin'] } as const;

/** @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/role-group/get_guild_roles.html} */
export const guildRoleRoutes: readonly Route[] = [
  { method: 'GET', path: '/guilds/:guild/roles', handle: list },
  { method: 'POST', path: '/guilds/:guild/roles', ...ADMIN, handle: create },
  { method: 'PATCH', path: '/guilds/:guild/roles/:role', ...ADMIN, handle: change },
  { method: 'DELETE', path: '/guilds/:guild/roles/:role', ...ADMIN, handle: remove },
  { method: 'PUT', path: '/guilds/:guild/members/:user/roles/:role', ...ADMIN, handle: assign(true) },
  { method: 'DELETE', path: '/guilds/:guild/members/:user/roles/:role', ...ADMIN, handle: assign(false) },
];
