import { Fields } from '../../rules/fields.js';
import { pageOf } from '../../rules/paging.js';
import { Refusal } from '../../rules/refusal.js';
import type { Handler, Route } from '../call.js';
import { administeredGroup } from './group-target.js';

const PAGE = { initial: 20, max: 50 };

const list: Handler = (call) => {
  const { items, next } = pageOf(administeredGroup(call).joinRequests.open, call.query, PAGE);
  return { body: { list: items.map(({ wire }) => wire), next_cursor: next } };
};

/** Without `join_request_id` the latest request of the person is meant. */
const decide: Handler = (call) => {
  const group = administeredGroup(call);
  const fields = new Fields(call.body);
  const op = fields.choice('op', ['approve', 'decline']);
  const id = fields.optionalText('join_request_id');
  const reason = fields.optionalText('reject_reason');
  const isBanned = fields.flag('add_to_member_blacklist');
  const own = group.joinRequests.open.filter(({ member }) => member.openid === call.params['member']);
  const request = own.find((one) => id === undefined || one.id === id);
  if (!request) throw new Refusal('noSuchJoinRequest');
  group.joinRequests.decide(request, op === 'approve', reason);
  if (op === 'decline' && isBanned) group.blacklist.set(request.member.openid, call.platform.now());
  return { body: {} };
};

const LISTED = { needs: ['group-administration'] } as const;

/** @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_groups_group_openid_join_request_list.get.html} */
export const joinRequestRoutes: readonly Route[] = [
  { method: 'GET', path: '/v2/groups/:openid/join_request_list', ...LISTED, handle: list },
  { method: 'POST', path: '/v2/groups/:openid/approval_join_request/:member', ...LISTED, handle: decide },
];
