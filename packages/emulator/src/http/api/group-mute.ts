import type { EmulatedGroup } from '../../people/group.js';
import type { EmulatedMember } from '../../people/member.js';
import { Fields } from '../../rules/fields.js';
import { refuse } from '../../rules/refusal.js';
import { parseRfc3339, rfc3339 } from '../../timestamps.js';
import type { Handler, Route } from '../call.js';
import { administeredGroup, groupMember } from './group-target.js';

const MAX_AT_ONCE = 20;
const LONGEST_MS = 30 * 24 * 60 * 60_000;

interface MuteChange {
  member: EmulatedMember;
  /** Milliseconds. */
  until: number;
}

const show: Handler = (call) => {
  const group = administeredGroup(call);
  const muted = group.membersNow.filter(({ mutedUntil }) => mutedUntil > call.platform.now());
  const members = muted.map(({ openid, name, mutedUntil }) => ({
    member_openid: openid,
    mute_expire_at: rfc3339(mutedUntil),
    username: name,
    union_openid: '',
  }));
  return { body: { global_rule: group.muteRule, members } };
};

/** The end of a mute: in the future, at most 30 days. */
function untilOf(fields: Fields, now: number): number {
  const until = parseRfc3339(fields.text('mute_expire_at'));
  if (until === undefined)
    return refuse('malformedBody', 'mute_expire_at 要用 RFC 3339 格式。', 'mute_expire_at has to be RFC 3339.');
  if (until <= now) refuse('malformedBody', 'mute_expire_at 已经过去。', 'mute_expire_at is in the past.');
  if (until - now > LONGEST_MS) refuse('malformedBody', '禁言最长 30 天。', 'A mute lasts 30 days at most.');
  return until;
}

function changeOf(item: unknown, group: EmulatedGroup, now: number): MuteChange {
  const fields = new Fields({ members: item }).object('members');
  const op = fields.choice('op', ['add', 'update', 'del']);
  const member = groupMember(group, fields.text('member_openid'));
  if (op === 'del') return { member, until: 0 };
  if (member.role !== 'member') refuse('malformedBody', '只能禁言普通成员。', 'Only ordinary members can be muted.');
  return { member, until: untilOf(fields, now) };
}

/** All changes are checked before the first is made. */
const change: Handler = (call) => {
  const group = administeredGroup(call);
  const list = new Fields(call.body).list('members');
  if (list.length === 0 || list.length > MAX_AT_ONCE)
    refuse('malformedBody', `members 要有 1–${MAX_AT_ONCE} 个。`, `members takes 1 to ${MAX_AT_ONCE}.`);
  const changes = list.map((item) => changeOf(item, group, call.platform.now()));
  for (const { member, until } of changes) member.mutedUntil = until;
  return { body: {} };
};

const PATH = '/v2/groups/:openid/restrict_chat_setting';
const LISTED = { needs: ['group-administration'] } as const;

/** @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_groups_group_openid_restrict_chat_setting.post.html} */
export const groupMuteRoutes: readonly Route[] = [
  { method: 'GET', path: PATH, ...LISTED, handle: show },
  { method: 'POST', path: PATH, ...LISTED, handle: change },
];
