export interface RateLimit {
  count: number;
  windowMs: number;
}

const perSecond = (count: number): RateLimit => ({ count, windowMs: 1000 });
const perMinute = (count: number): RateLimit => ({ count, windowMs: 60_000 });

/**
 * Calls per bot, by route. `/gateway` is documented as 2 a minute with a burst of 10; the burst is what is counted here.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/dev-prepare/interface-framework/api-use.html}
 */
export const RATE_LIMITS: Readonly<Record<string, RateLimit>> = {
  'GET /gateway': perMinute(10),
  'GET /users/@me': perSecond(50),
  'POST /v2/users/:openid/messages': perSecond(100),
  'POST /v2/groups/:openid/messages': perSecond(100),
  'POST /v2/users/:openid/stream_messages': perSecond(50),
  'POST /v2/users/:openid/files': perSecond(50),
  'POST /v2/groups/:openid/files': perSecond(50),
  'POST /v2/users/:openid/upload_prepare': perSecond(10),
  'POST /v2/groups/:openid/upload_prepare': perSecond(10),
  'POST /v2/users/:openid/upload_part_finish': perSecond(10),
  'POST /v2/groups/:openid/upload_part_finish': perSecond(10),
  'DELETE /v2/users/:openid/messages/:message': perSecond(10),
  'DELETE /v2/groups/:openid/messages/:message': perSecond(10),
  'PUT /interactions/:id': perSecond(50),

  'GET /v2/panels': perMinute(30),
  'POST /v2/panels': perMinute(10),
  'GET /v2/panels/:panel': perMinute(30),
  'PUT /v2/panels/:panel': perMinute(10),
  'DELETE /v2/panels/:panel': perMinute(10),
  'PUT /v2/panels/:panel/target': perMinute(60),
  'GET /v2/menu': perMinute(30),
  'PUT /v2/menu': perMinute(5),

  'GET /v2/groups/:openid/info': perMinute(30),
  'GET /v2/groups/:openid/bot_state': perMinute(30),
  'GET /v2/groups/:openid/members': perMinute(60),
  'POST /v2/groups/:openid/members': perMinute(60),
  'GET /v2/groups/:openid/members/:member': perMinute(60),
  'POST /v2/groups/:openid/batch_remove_members': perMinute(30),
  'GET /v2/groups/:openid/member_blacklist': perMinute(30),
  'POST /v2/groups/:openid/member_blacklist': perMinute(60),
  'GET /v2/groups/:openid/restrict_chat_setting': perMinute(30),
  'POST /v2/groups/:openid/restrict_chat_setting': perMinute(60),
  'GET /v2/groups/:openid/join_request_list': perMinute(30),
  'POST /v2/groups/:openid/approval_join_request/:member': perMinute(60),
  'GET /v2/groups/join_approval_strategy': perMinute(60),
  'POST /v2/groups/join_approval_strategy': perMinute(60),
  'PATCH /v2/groups/join_approval_strategy/:strategy': perMinute(60),
  'DELETE /v2/groups/join_approval_strategy/:strategy': perMinute(60),
  'POST /v2/groups/join_approval_strategy/:strategy/execute': perMinute(60),
  'POST /v2/groups/join_approval_strategy/:strategy/whitelist_users': perMinute(60),
  'POST /v2/generate_url_link': perSecond(50),
};
