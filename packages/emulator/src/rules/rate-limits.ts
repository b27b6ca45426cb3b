export interface RateLimit {
  count: number;
  windowMs: number;
}

/**
 * Calls per bot, by route. `/gateway` is documented as 2 a minute with a burst of 10; the burst is what is counted here.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/dev-prepare/interface-framework/api-use.html}
 */
export const RATE_LIMITS: Readonly<Record<string, RateLimit>> = {
  'GET /gateway': { count: 10, windowMs: 60_000 },
  'GET /users/@me': { count: 50, windowMs: 1000 },
  'POST /v2/users/:openid/messages': { count: 100, windowMs: 1000 },
  'POST /v2/groups/:openid/messages': { count: 100, windowMs: 1000 },
  'POST /v2/users/:openid/stream_messages': { count: 50, windowMs: 1000 },
  'POST /v2/users/:openid/files': { count: 50, windowMs: 1000 },
  'POST /v2/groups/:openid/files': { count: 50, windowMs: 1000 },
  'DELETE /v2/users/:target/messages/:id': { count: 10, windowMs: 1000 },
  'DELETE /v2/groups/:target/messages/:id': { count: 10, windowMs: 1000 },
  'PUT /interactions/:id': { count: 50, windowMs: 1000 },
};
