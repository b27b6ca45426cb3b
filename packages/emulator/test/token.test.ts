import { describe, expect, test } from 'vitest';
import { startEmulator } from '../src/index.js';
import { apiClient, askToken } from './helpers/api-client.js';
import { connect } from './helpers/gateway-client.js';

describe('access token', () => {
  test('its life comes as text and shrinks while the token stays the same', async () => {
    let now = 1_000_000;
    await using emulator = await startEmulator({ now: () => now });
    const first = await askToken(emulator);
    expect(first['expires_in']).toBe('7200');
    now += 3_600_000;
    expect(await askToken(emulator)).toEqual({ access_token: first['access_token'], expires_in: '3600' });
  });

  test('in the last 60 seconds a new one is issued and the old one still works', async () => {
    let now = 0;
    await using emulator = await startEmulator({ now: () => now, settings: { tokenLifetimeSeconds: 100 } });
    const old = await apiClient(emulator);
    now = 41_000;
    const fresh = await apiClient(emulator);
    expect(fresh.token).not.toBe(old.token);
    expect((await old.call('GET', '/gateway')).status).toBe(200);
    now = 100_000;
    expect((await old.call('GET', '/gateway')).body['code']).toBe(11_244);
    expect((await fresh.call('GET', '/gateway')).status).toBe(200);
  });

  test('a wrong secret gets HTTP 200 with a code and no token', async () => {
    await using emulator = await startEmulator();
    const answer = await askToken(emulator, { appId: emulator.bot.appId, clientSecret: 'wrong' });
    expect(answer).toEqual({ code: 100_016, message: 'invalid appid or secret' });
  });

  test.each([
    ['no header', 11_241, undefined],
    ['another scheme', 11_243, 'Bearer abc'],
    ['two spaces', 11_243, 'QQBot  abc'],
    ['an unknown token', 11_244, 'QQBot abc'],
    ['a static bot token', 11_245, 'Bot 1.abc'],
  ])('a call with %s is refused with HTTP 401 and %i', async (_, code, authorization) => {
    await using emulator = await startEmulator();
    const response = await fetch(`${emulator.url}/users/@me`, { headers: authorization ? { authorization } : {} });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({
      code,
      err_code: code,
      trace_id: response.headers.get('x-tps-trace-id'),
    });
  });

  test('static tokens are taken when the settings say so, by calls and by the gateway', async () => {
    await using emulator = await startEmulator({ settings: { staticTokens: true } });
    const { appId, clientSecret } = emulator.bot;
    const status = async (authorization: string) =>
      (await fetch(`${emulator.url}/users/@me`, { headers: { authorization } })).status;
    expect(await status(`Bot ${appId}.${clientSecret}`)).toBe(200);
    expect(await status(`Bot ${appId}.wrong`)).toBe(401);
    const client = await connect(emulator);
    client.send({ op: 2, d: { token: `Bot ${appId}.${clientSecret}`, intents: 1 } });
    expect(await client.next()).toMatchObject({ t: 'READY' });
  });
});
