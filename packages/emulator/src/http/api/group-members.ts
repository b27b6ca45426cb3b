import type { EmulatedGroup } from '../../people/group.js';
import type { EmulatedMember } from '../../people/member.js';
import { Fields } from '../../rules/fields.js';
import { pageOf, sliceOf } from '../../rules/paging.js';
import { refuse } from '../../rules/refusal.js';
import { rfc3339 } from '../../timestamps.js';
import type { Call, Handler, Route } from '../call.js';
import { administeredGroup, groupMember, groupTarget } from './group-target.js';

const PAGE = { initial: 30, max: 30 };
const OLDER_PAGE = { initial: 30, max: 500 };
const BLACKLIST_PAGE = { initial: 20, max: 100 };
const MAX_AT_ONCE = 20;

type Listed = Pick<EmulatedMember, 'openid' | 'name' | 'role' | 'joinedAt'>;

function shown({ openid, name, role, joinedAt }: Listed, bot = false) {
  const times = { joined_at: rfc3339(joinedAt), union_openid: '' };
  return { member_openid: openid, username: name, member_role: role, bot, ...times };
}

function robotOf({ bot }: Call, { robotOpenid, robotIsAdmin, joinedAt }: EmulatedGroup) {
  return shown({ openid: robotOpenid, name: bot.username, role: robotIsAdmin ? 'admin' : 'member', joinedAt }, true);
}

/** Everyone in the group, the bot first. */
function everyone(call: Call, group: EmulatedGroup) {
  return [robotOf(call, group), ...group.membersNow.map((member) => shown(member))];
}

const list: Handler = (call) => {
  const { items, next } = pageOf(everyone(call, groupTarget(call)), call.query, PAGE);
  return { body: { members: items, next_cursor: next } };
};

/** The older form: page and place in the body. */
const olderList: Handler = (call) => {
  const members = everyone(call, groupTarget(call));
  const fields = new Fields(call.body);
  const limit = fields.optionalInteger('limit') ?? OLDER_PAGE.initial;
  const start = fields.optionalInteger('start_index') ?? 0;
  if (limit < 1 || limit > OLDER_PAGE.max || start < 0)
    refuse('malformedBody', `limit 只能是 1–${OLDER_PAGE.max}。`, `limit goes from 1 to ${OLDER_PAGE.max}.`);
  const { items, next } = sliceOf(members, start, limit);
  return { body: { members: items, next_index: Number(next) } };
};

/** `member_openids` of a body, one to twenty. */
function openids(body: Call['body']): string[] {
  const list = new Fields(body).texts('member_openids', MAX_AT_ONCE);
  if (list.length === 0) refuse('malformedBody', '缺少 member_openids。', 'member_openids is missing.');
  return list;
}

const remove: Handler = (call) => {
  const group = administeredGroup(call);
  const members = openids(call.body).map((openid) => groupMember(group, openid));
  const isBanned = new Fields(call.body).flag('add_to_member_blacklist');
  if (members.some(({ role }) => role !== 'member'))
    refuse('malformedBody', '只能移除普通成员。', 'Only ordinary members can be removed.');
  for (const member of members) {
    group.memberLeaves(member.name);
    if (isBanned) group.blacklist.set(member.openid, call.platform.now());
  }
  return { body: { remove_members_result: 'success', add_to_member_blacklist_fail_openids: [] } };
};

const blacklist: Handler = (call) => {
  const group = administeredGroup(call);
  const { items, next } = pageOf([...group.blacklist], call.query, BLACKLIST_PAGE);
  const users = items.map(([openid, since]) => {
    const username = group.members.find((member) => member.openid === openid)?.name ?? '';
    return { union_openid: '', member_openid: openid, username, banned_at: rfc3339(since), bot: false };
  });
  return { body: { users, next_cursor: next } };
};

/** No figure is published; it cannot grow for ever. */
const MAX_BLACKLIST = 20_000;

/** Someone who is in the group cannot be put on it; they are told apart as failed. */
const changeBlacklist: Handler = (call) => {
  const group = administeredGroup(call);
  const op = new Fields(call.body).choice('op', ['add', 'del']);
  const isInGroup = (openid: string): boolean => group.membersNow.some((member) => member.openid === openid);
  const failed = openids(call.body).filter((openid) => {
    if (op === 'del') return !group.blacklist.delete(openid);
    if (isInGroup(openid) || group.blacklist.size >= MAX_BLACKLIST) return true;
    group.blacklist.set(openid, call.platform.now());
    return false;
  });
  return { body: { fail_openids: failed } };
};

const one: Handler = (call) => {
  const group = groupTarget(call);
  const openid = call.params['member'] ?? '';
  return { body: openid === group.robotOpenid ? robotOf(call, group) : shown(groupMember(group, openid)) };
};

const LISTED = { needs: ['group-administration'] } as const;

/** @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_groups_group_openid_members.get.html} */
export const groupMemberRoutes: readonly Route[] = [
  { method: 'GET', path: '/v2/groups/:openid/members', ...LISTED, handle: list },
  { method: 'POST', path: '/v2/groups/:openid/members', ...LISTED, handle: olderList },
  { method: 'GET', path: '/v2/groups/:openid/members/:member', ...LISTED, handle: one },
  { method: 'POST', path: '/v2/groups/:openid/batch_remove_members', ...LISTED, handle: remove },
  { method: 'GET', path: '/v2/groups/:openid/member_blacklist', ...LISTED, handle: blacklist },
  { method: 'POST', path: '/v2/groups/:openid/member_blacklist', ...LISTED, handle: changeBlacklist },
];
