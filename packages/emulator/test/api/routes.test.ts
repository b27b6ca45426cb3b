import { describe, expect, test } from 'vitest';
import { ROUTES } from '../../src/http/routes.js';
import { RATE_LIMITS } from '../../src/rules/rate-limits.js';
import { GUILD_APIS } from '../../src/rules/guild-apis.js';
import { apiKey } from '../../src/people/guild.js';
import { REFUSALS } from '../../src/rules/refusals.js';
import { startScene } from '../helpers/scene.js';

describe('the routes', () => {
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
