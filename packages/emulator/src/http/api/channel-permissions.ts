import { Fields } from '../../rules/fields.js';
import { Refusal } from '../../rules/refusal.js';
import { type Handler, NO_CONTENT, type Route } from '../call.js';
import { channelTarget, memberTarget, roleTarget } from './guild-target.js';

const MANAGE = 2;
const KNOWN_BITS = 7;

/** A bit set as decimal text; 0 when missing. */
function bits(fields: Fields, name: string): number {
  const text = fields.optionalText(name) ?? '0';
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value <= KNOWN_BITS) || (value & MANAGE) !== 0) throw new Refusal('badPermission');
  return value;
}

const REFUSALS = { missing: 'badPermission', bad: 'badPermission' } as const;

/** Reads the permissions of a member or a role. */
function show(kind: 'member' | 'role'): Handler {
  return (call) => {
    const { permissions, guild, id: channel_id } = channelTarget(call);
    if (kind === 'role') {
      const role = roleTarget(guild, call.params['role'] ?? '');
      return { body: { channel_id, role_id: role.id, permissions: String(permissions.ofRole(role.id)) } };
    }
    const member = memberTarget(guild, call.params['user'] ?? '', 'permissionOfStranger');
    return { body: { channel_id, user_id: member.id, permissions: String(permissions.ofMember(member)) } };
  };
}

function change(kind: 'member' | 'role'): Handler {
  return (call) => {
    const { permissions, guild } = channelTarget(call);
    const { user = '', role = '' } = call.params;
    const { id } = kind === 'role' ? roleTarget(guild, role) : memberTarget(guild, user, 'permissionOfStranger');
    const fields = new Fields(call.body, REFUSALS);
    permissions.change(kind, id, bits(fields, 'add'), bits(fields, 'remove'));
    return NO_CONTENT;
  };
}

const MEMBER = '/channels/:channel/members/:user/permissions';
const ROLE = '/channels/:channel/roles/:role/permissions';
const ADMIN = { needs: ['guild-admin'] } as const;

/** @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/role-group/channel_permissions/model.html} */
export const channelPermissionRoutes: readonly Route[] = [
  { method: 'GET', path: MEMBER, ...ADMIN, handle: show('member') },
  { method: 'PUT', path: MEMBER, ...ADMIN, handle: change('member') },
  { method: 'GET', path: ROLE, ...ADMIN, handle: show('role') },
  { method: 'PUT', path: ROLE, ...ADMIN, handle: change('role') },
];
