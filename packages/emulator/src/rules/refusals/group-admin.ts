import { from, no } from './kind.js';

/** Group administration. No numbers of its own are published: 11255 is what ids that are not there are answered with. */
export const GROUP_ADMIN = from('groupMembers', {
  noSuchJoinRequest: no(
    11255,
    'invalid request',
    '没有这个人的待处理入群申请，或 join_request_id 不对。',
    'This person waits for no decision, or join_request_id is another.',
    { status: 500, source: 'joinRequests', fields: ['join_request_id'] },
  ),
  noSuchStrategy: no(11255, 'invalid request', '没有这个策略。', 'There is no such strategy.', {
    status: 500,
    source: 'joinStrategy',
    fields: ['strategy_id'],
  }),
});
