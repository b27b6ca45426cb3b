import { describe, expect, test } from 'vitest';
import { ROUTES } from '../../src/http/routes.js';
import { RATE_LIMITS } from '../../src/rules/rate-limits.js';
import { GUILD_APIS } from '../../src/rules/guild-apis.js';
import { apiKey } from '../../src/people/guild.js';
import { REFUSALS } from '../../src/rules/refusals.js';
import { startScene } from '../helpers/scene.js';

/** Every endpoint of the reference, by its section. */
const DOCUMENTED = [
  // §1, §2
  'POST /app/getAppAccessToken',
  'GET /gateway',
  'GET /gateway/bot',
  // §5
  'POST /v2/users/{openid}/messages',
  'POST /v2/users/{openid}/stream_messages',
  'POST /v2/groups/{openid}/messages',
  'POST /channels/{channel}/messages',
  'POST /dms/{guild}/messages',
  'POST /users/@me/dms',
  'DELETE /v2/users/{openid}/messages/{message}',
  'DELETE /v2/groups/{openid}/messages/{message}',
  'DELETE /channels/{channel}/messages/{message}',
  'DELETE /dms/{guild}/messages/{message}',
  'PATCH /channels/{channel}/messages/{message}',
  'GET /channels/{channel}/messages/{message}',
  // §6.1
  'POST /v2/users/{openid}/files',
  'POST /v2/groups/{openid}/files',
  // §6.2
  'POST /v2/users/{openid}/upload_prepare',
  'POST /v2/groups/{openid}/upload_prepare',
  'POST /v2/users/{openid}/upload_part_finish',
  'POST /v2/groups/{openid}/upload_part_finish',
  // §7.2
  'PUT /interactions/{id}',
  // §7.3
  'GET /v2/panels',
  'POST /v2/panels',
  'GET /v2/panels/{panel}',
  'PUT /v2/panels/{panel}',
  'DELETE /v2/panels/{panel}',
  'PUT /v2/panels/{panel}/target',
  'GET /v2/menu',
  'PUT /v2/menu',
  // §7.4
  'GET /v2/groups/{openid}/info',
  'GET /v2/groups/{openid}/bot_state',
  'GET /v2/groups/{openid}/members',
  'POST /v2/groups/{openid}/members',
  'GET /v2/groups/{openid}/members/{member}',
  'POST /v2/groups/{openid}/batch_remove_members',
  'GET /v2/groups/{openid}/member_blacklist',
  'POST /v2/groups/{openid}/member_blacklist',
  'GET /v2/groups/{openid}/restrict_chat_setting',
  'POST /v2/groups/{openid}/restrict_chat_setting',
  'GET /v2/groups/{openid}/join_request_list',
  'POST /v2/groups/{openid}/approval_join_request/{member}',
  'GET /v2/groups/join_approval_strategy',
  'POST /v2/groups/join_approval_strategy',
  'PATCH /v2/groups/join_approval_strategy/{strategy}',
  'DELETE /v2/groups/join_approval_strategy/{strategy}',
  'POST /v2/groups/join_approval_strategy/{strategy}/execute',
  'POST /v2/groups/join_approval_strategy/{strategy}/whitelist_users',
  'POST /v2/generate_url_link',
  // §7.5
  'GET /users/@me',
  'GET /users/@me/guilds',
  // §7.6
  'GET /guilds/{guild}',
  'GET /guilds/{guild}/channels',
  'GET /channels/{channel}',
  'POST /guilds/{guild}/channels',
  'PATCH /channels/{channel}',
  'DELETE /channels/{channel}',
  'GET /channels/{channel}/online_nums',
  'GET /channels/{channel}/voice/members',
  'GET /guilds/{guild}/members',
  'GET /guilds/{guild}/members/{user}',
  'DELETE /guilds/{guild}/members/{user}',
  'GET /guilds/{guild}/roles/{role}/members',
  'GET /guilds/{guild}/roles',
  'POST /guilds/{guild}/roles',
  'PATCH /guilds/{guild}/roles/{role}',
  'DELETE /guilds/{guild}/roles/{role}',
  'PUT /guilds/{guild}/members/{user}/roles/{role}',
  'DELETE /guilds/{guild}/members/{user}/roles/{role}',
  'GET /channels/{channel}/members/{user}/permissions',
  'PUT /channels/{channel}/members/{user}/permissions',
  'GET /channels/{channel}/roles/{role}/permissions',
  'PUT /channels/{channel}/roles/{role}/permissions',
  'PATCH /guilds/{guild}/mute',
  'PATCH /guilds/{guild}/members/{user}/mute',
  'GET /guilds/{guild}/message/setting',
  'POST /channels/{channel}/settingguide',
  'POST /dms/{guild}/settingguide',
  'POST /guilds/{guild}/announces',
  'DELETE /guilds/{guild}/announces/{message}',
  'POST /channels/{channel}/announces',
  'DELETE /channels/{channel}/announces/{message}',
  'PUT /channels/{channel}/pins/{message}',
  'DELETE /channels/{channel}/pins/{message}',
  'GET /channels/{channel}/pins',
  'GET /channels/{channel}/schedules',
  'GET /channels/{channel}/schedules/{schedule}',
  'POST /channels/{channel}/schedules',
  'PATCH /channels/{channel}/schedules/{schedule}',
  'DELETE /channels/{channel}/schedules/{schedule}',
  'PUT /channels/{channel}/messages/{message}/reactions/{type}/{id}',
  'DELETE /channels/{channel}/messages/{message}/reactions/{type}/{id}',
  'GET /channels/{channel}/messages/{message}/reactions/{type}/{id}',
  'POST /channels/{channel}/audio',
  'PUT /channels/{channel}/mic',
  'DELETE /channels/{channel}/mic',
  'GET /channels/{channel}/threads',
  'GET /channels/{channel}/threads/{thread}',
  'PUT /channels/{channel}/threads',
  'DELETE /channels/{channel}/threads/{thread}',
  'GET /guilds/{guild}/api_permission',
  'POST /guilds/{guild}/api_permission/demand',
];

const routeKeys = ROUTES.map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);

describe('the routes', () => {
  test('are the 102 endpoints of the reference, each of them once', () => {
    expect([...routeKeys].sort()).toEqual([...DOCUMENTED].sort());
    expect(DOCUMENTED).toHaveLength(102);
    expect(new Set(DOCUMENTED).size).toBe(102);
  });

  test('have the rates that are written down, and no rate is written down for another path', () => {
    const keys = ROUTES.map(({ method, path }) => `${method} ${path}`);
    expect(Object.keys(RATE_LIMITS).filter((key) => !keys.includes(key))).toEqual([]);
  });

  test('are what a guild can grant', () => {
    const keys = ROUTES.map(({ method, path }) => `${method} ${path}`);
    expect(GUILD_APIS.map(({ method, path }) => apiKey(method, path)).filter((key) => !keys.includes(key))).toEqual([]);
  });
});

describe('the refusals', () => {
  test('each tell their rule in both languages', () => {
    for (const { rule, message } of Object.values(REFUSALS)) {
      expect(rule['zh-CN']).toMatch(/。$/);
      expect(rule.en).toMatch(/\.$/);
      expect(message).not.toBe('');
    }
  });
});

describe('rights', () => {
  test.each([
    ['private-domain', 'GET', '/guilds/1/members', 11_253],
    ['private-domain', 'PUT', '/channels/1/threads', 11_253],
    ['private-domain', 'DELETE', '/channels/1/messages/1', 11_253],
    ['guild-admin', 'POST', '/guilds/1/roles', 11_282],
    ['guild-admin', 'PATCH', '/guilds/1/mute', 11_282],
    ['group-administration', 'GET', '/v2/groups/1/members', 11_253],
    ['group-administration', 'POST', '/v2/groups/join_approval_strategy', 11_253],
    ['audio', 'POST', '/channels/1/audio', 11_253],
  ] as const)('without %s, %s %s is refused', async (right, method, path, code) => {
    await using scene = await startScene();
    scene.emulator.settings.grants = scene.emulator.settings.grants.filter((grant) => grant !== right);
    expect(await scene.refused(method, path)).toEqual([400, code]);
    expect(scene.emulator.log.entries.at(-1)).toMatchObject({ rule: { 'zh-CN': expect.any(String) } });
  });
});
