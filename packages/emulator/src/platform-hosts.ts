/**
 * The names the platform goes by: its API, old and new, the sandbox, and the place of access tokens.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/dev-prepare/interface-framework/api-use.html}
 */
export const PLATFORM_HOSTS: ReadonlySet<string> = new Set([
  'api.sgroup.qq.com',
  'sandbox.api.sgroup.qq.com',
  'api.bot.qq.com',
  'bots.qq.com',
]);
