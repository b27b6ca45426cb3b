import type { AnyContext } from '../context/create-context.js';
import type { Role } from '../context/role.js';
import type { Localized } from '../i18n/localized.js';
import { InteractionResult } from '../rest/api/interactions.js';
import { allow, deny, type Guard, named } from './guard.js';

const NAMES: Readonly<Record<Role, Localized>> = {
  owner: { 'zh-CN': '群主或频道主', en: 'the owner' },
  admin: { 'zh-CN': '管理员', en: 'admins' },
  'channel-admin': { 'zh-CN': '子频道管理员', en: 'admins of a channel' },
  member: { 'zh-CN': '普通成员', en: 'ordinary members' },
};

const NO_ROLES_HERE: Localized = {
  'zh-CN': '只能在群或频道里使用：别处没有群主和管理员。',
  en: 'This works in groups and guilds only: nobody has a role elsewhere.',
};

/**
 * Lets those through whose role in the group or guild is one of these. Each names itself alone: an owner is no `admin`.
 *
 * Messages tell the role. For buttons and events the platform is asked, see {@link Context.role}; where it does not tell,
 * the answer is no, with a reason that says so.
 */
export function hasRole(...roles: readonly [Role, ...Role[]]): Guard {
  const denial = deny(onlyFor(roles), roles.includes('member') ? undefined : InteractionResult.AdminsOnly);
  return named(`hasRole(${roles.join(', ')})`, async (ctx) => {
    if (!ctx.community) return deny(NO_ROLES_HERE);
    const role = await ctx.role();
    if (role === undefined) return deny(unknownRole(ctx));
    return roles.includes(role) ? allow() : denial;
  });
}

function onlyFor(roles: readonly Role[]): Localized {
  return {
    'zh-CN': `只有${roles.map((role) => NAMES[role]['zh-CN']).join('、')}可以使用。`,
    en: `Only ${roles.map((role) => NAMES[role].en).join(' and ')} may do this.`,
  };
}

/** Typing a command tells what a button does not: messages of groups come with the role. */
function unknownRole({ kind, community }: AnyContext): Localized {
  const useCommand = kind === 'interaction' && community?.kind === 'group';
  return {
    'zh-CN': `机器人看不到你在这里的身份，所以不能放行。${useCommand ? '请改为发送命令，或' : '请'}联系机器人的管理者。`,
    en: `The bot cannot see your role here, so it has to refuse. ${useCommand ? 'Type the command instead, or ask' : 'Ask'} whoever runs it.`,
  };
}
