import { rfc3339 } from '../../timestamps.js';
import type { Handler, Route } from '../call.js';
import { groupTarget } from './group-target.js';

const info: Handler = (call) => {
  const { openid, name, profile, membersNow } = groupTarget(call);
  // the bot is a member, too
  const group_member_num = membersNow.length + 1;
  return { body: { group_openid: openid, group_name: name, ...profile, group_member_num } };
};

const botState: Handler = (call) => {
  const group = groupTarget(call);
  return {
    body: {
      member_openid: group.robotOpenid,
      joined_at: rfc3339(group.joinedAt),
      allow_proactive_msg: group.allowsActive,
      recv_msg_setting: group.receiveAll ? 'all' : 'only_mention',
      member_role: group.robotIsAdmin ? 'admin' : 'member',
    },
  };
};

const LISTED = { needs: ['group-administration'] } as const;

/** @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_groups_group_openid_info.get.html} */
export const groupRoutes: readonly Route[] = [
  { method: 'GET', path: '/v2/groups/:openid/info', ...LISTED, handle: info },
  { method: 'GET', path: '/v2/groups/:openid/bot_state', ...LISTED, handle: botState },
];
