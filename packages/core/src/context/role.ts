import { DefaultRole } from '../protocol/guild-member.js';

/** What someone may do in a group or guild. `channel-admin` is known in guilds only, and not of which channel. */
export type Role = 'owner' | 'admin' | 'channel-admin' | 'member';

const GROUP_ROLES: Readonly<Record<string, Role>> = { owner: 'owner', admin: 'admin', member: 'member' };

/** The highest first: who has several is what comes first here. */
const GUILD_ROLES = [
  [DefaultRole.Owner, 'owner'],
  [DefaultRole.Admin, 'admin'],
  [DefaultRole.ChannelAdmin, 'channel-admin'],
] as const;

/** What a `member_role` stands for; `undefined` for one that is not documented. */
export function groupRoleOf(memberRole: string | undefined): Role | undefined {
  return memberRole === undefined ? undefined : GROUP_ROLES[memberRole];
}

/** What the role ids of a guild member come to; `undefined` where the platform does not tell them. */
export function guildRoleOf(roles: readonly string[] | null | undefined): Role | undefined {
  if (!roles) return undefined;
  return GUILD_ROLES.find(([id]) => roles.includes(id))?.[1] ?? 'member';
}
