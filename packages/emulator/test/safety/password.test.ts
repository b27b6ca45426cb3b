import { readFile } from 'node:fs/promises';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Emulator, startEmulator } from '../../src/index.js';
import { Guesses } from '../../src/safety/guesses.js';
import { Login } from '../../src/safety/login.js';
import { apiClient, askToken } from '../helpers/api-client.js';
import { login } from '../helpers/gateway-client.js';
import { listen, logIn, PASSWORD, say, send } from './helpers.js';

const BEARER = { authorization: `Bearer ${PASSWORD}` };
const MADE = { method: 'POST', body: JSON.stringify({ scene: 'group', name: 'dev' }) };

const startGuarded = (host = '0.0.0.0'): Promise<Emulator> => startEmulator({ host, password: PASSWORD });

describe('with a password', () => {
  test('nothing under /_emulator, no file of the page and no live feed is there without it', async () => {
    await using emulator = await startGuarded();
    for (const path of ['/state', '/log', '/threads', '/settings', '/snapshot', '/faults', '/nothing', ''])
      expect((await send(emulator, `/_emulator${path}`)).status).toBe(401);
    for (const path of ['/favicon.svg', '/assets/index.js']) expect((await send(emulator, path)).status).toBe(401);
    expect((await send(emulator, '/_emulator/conversations', MADE)).status).toBe(401);
    expect(await listen(emulator, '/_emulator/live')).toContain('401');
    expect(emulator.bot.conversations).toEqual([]);
    const { status, headers } = await send(emulator, '/');
    expect([status, headers['location']]).toEqual([303, '/_emulator/login']);
  });

  test('a browser logs in, sees everything, and logs out', async () => {
    await using emulator = await startGuarded();
    const answer = await say(emulator, PASSWORD, { origin: emulator.url });
    expect([answer.status, answer.headers['location']]).toEqual([303, '/']);
    const [set = ''] = answer.headers['set-cookie'] ?? [];
    expect(set).toMatch(/^qqbot_emulator_\d+=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Strict$/);
    const cookie = set.split(';', 1)[0] ?? '';
    const headers = { cookie: `other=1; ${cookie}` };
    expect((await send(emulator, '/', { headers })).status).toBe(200);
    expect((await send(emulator, '/_emulator/state', { headers })).status).toBe(200);
    expect((await send(emulator, '/_emulator/conversations', { ...MADE, headers })).status).toBe(200);
    expect(await listen(emulator, '/_emulator/live', headers)).toContain('"type":"state"');
    expect((await send(emulator, '/_emulator/login', { headers })).text).toContain('action="/_emulator/logout"');

    const left = await send(emulator, '/_emulator/logout', { method: 'POST', headers });
    expect([left.status, String(left.headers['set-cookie'])]).toEqual([303, expect.stringContaining('Max-Age=0')]);
    expect((await send(emulator, '/_emulator/state', { headers })).status).toBe(401);
  });

  test('it is asked for on the own machine, too, when there is one', async () => {
    await using emulator = await startGuarded('127.0.0.1');
    expect((await send(emulator, '/_emulator/state')).status).toBe(401);
    expect((await send(emulator, '/_emulator/state', { headers: BEARER })).status).toBe(200);
  });

  test('scripts send it as a bearer, under any name the machine has', async () => {
    await using emulator = await startGuarded();
    const headers = { ...BEARER, host: 'emulator:7788' };
    expect((await send(emulator, '/_emulator/conversations', { ...MADE, headers })).status).toBe(200);
    expect(await listen(emulator, '/_emulator/live', BEARER)).toContain('"type":"state"');
    const wrong = { authorization: 'Bearer correct horse battery stable' };
    expect((await send(emulator, '/_emulator/state', { headers: wrong })).status).toBe(401);
    expect(
      (await send(emulator, '/_emulator/state', { headers: { ...BEARER, origin: 'http://a.example' } })).status,
    ).toBe(403);
  });

  test('a session nobody was given is none', async () => {
    await using emulator = await startGuarded();
    const name = (await logIn(emulator)).split('=')[0];
    for (const id of ['', 'x', PASSWORD, 'A'.repeat(43), '__proto__', 'constructor'])
      expect((await send(emulator, '/_emulator/state', { headers: { cookie: `${name}=${id}` } })).status).toBe(401);
  });

  test('five wrong ones, and an address is not listened to: neither at the page nor as a bearer, not even the right one', async () => {
    await using emulator = await startGuarded();
    const cookie = await logIn(emulator);
    for (let n = 0; n < 3; n++) expect((await say(emulator, `wrong password ${n}`)).status).toBe(401);
    for (let n = 0; n < 2; n++)
      expect((await send(emulator, '/_emulator/state', { headers: { authorization: `Bearer ${n}` } })).status).toBe(
        401,
      );
    for (const refused of [
      await say(emulator, PASSWORD),
      await send(emulator, '/_emulator/state', { headers: BEARER }),
    ]) {
      expect(refused.status).toBe(429);
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(50);
      expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60);
    }
    // whoever is inside stays inside
    expect((await send(emulator, '/_emulator/state', { headers: { cookie } })).status).toBe(200);
  });

  test('many guesses at once are no way around', async () => {
    await using emulator = await startGuarded();
    const tries = Array.from({ length: 40 }, (_, n) => say(emulator, n === 39 ? PASSWORD : `wrong ${n}`));
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(5);
  });

  test('a form that is too large, or empty, is a wrong guess', async () => {
    await using emulator = await startGuarded();
    expect((await say(emulator, 'x'.repeat(100_000))).status).toBe(401);
    expect((await send(emulator, '/_emulator/login', { method: 'POST' })).status).toBe(401);
    expect((await send(emulator, '/_emulator/login', { method: 'PUT' })).status).toBe(405);
  });

  test('the login page speaks both languages and runs no script', async () => {
    await using emulator = await startGuarded();
    const en = await send(emulator, '/_emulator/login', { headers: { 'accept-language': 'en-GB,zh;q=0.5' } });
    expect(en.text).toMatch(/<html lang="en">[\s\S]*<label for="password">Password<\/label>/);
    expect(en.text).not.toContain('<script');
    expect(en.headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-.*frame-ancestors 'none'/,
    );
    expect((await send(emulator, '/_emulator/login')).text).toContain('<html lang="zh-CN">');
    expect((await send(emulator, '/_emulator/login?lang=en')).text).toContain('<html lang="en">');
    const wrong = await say(emulator, '<script>');
    expect(wrong.text).toMatch(/role="alert"[^>]*>密码不对/);
    expect(wrong.text).not.toContain('<script>');
  });

  test('bots come and go with their own credentials, as ever', async () => {
    await using emulator = await startGuarded();
    const { token, post } = await apiClient(emulator);
    const { client } = await login(emulator, token);
    const { id } = await emulator.user('Ming').says('hi');
    expect((await client.next()).t).toBe('C2C_MESSAGE_CREATE');
    const path = `/v2/users/${emulator.user('Ming').openid}/messages`;
    expect((await post(path, { content: 'hi', msg_id: id })).status).toBe(200);
    for (const headers of [{}, BEARER] as Record<string, string>[])
      expect((await send(emulator, '/gateway/bot', { headers })).status).toBe(401);
  });

  test('where others can reach it, nobody tries client secrets out', async () => {
    await using emulator = await startGuarded();
    const { appId } = emulator.bot;
    for (let n = 0; n < 20; n++)
      expect((await askToken(emulator, { appId, clientSecret: `${n}` }))['code']).toBe(100_016);
    expect((await askToken(emulator))['code']).toBe(100_001);
    await using alone = await startEmulator();
    for (let n = 0; n < 21; n++) await askToken(alone, { appId, clientSecret: `${n}` });
    expect(await askToken(alone)).toHaveProperty('access_token');
  });

  test('is in no answer, no log, no state and no address', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'emulator-'));
    await using emulator = await startGuarded();
    const cookie = await logIn(emulator);
    const seen = [cookie, emulator.url, JSON.stringify(emulator.save())];
    await say(emulator, PASSWORD.toUpperCase());
    await send(emulator, '/gateway/bot', { headers: BEARER });
    await send(emulator, '/nowhere', { method: 'POST', headers: BEARER, body: JSON.stringify({ a: 1 }) });
    for (const path of ['/state', '/log', '/settings', '/snapshot', '/threads'])
      seen.push((await send(emulator, `/_emulator${path}`, { headers: { cookie } })).text);
    seen.push((await send(emulator, '/_emulator/login', { headers: { cookie } })).text);
    seen.push((await send(emulator, '/_emulator/say', { method: 'POST', headers: BEARER, body: '{' })).text);
    seen.push(await listen(emulator, '/_emulator/live', { cookie }), JSON.stringify(emulator.log.entries));
    await emulator.saveTo(join(folder, 'state.json'));
    seen.push(await readFile(join(folder, 'state.json'), 'utf8'));
    for (const text of seen) expect(text.toLowerCase()).not.toMatch(/correct.horse/);
    await rm(folder, { recursive: true });
  });
});

describe('sessions', () => {
  test('end after a week, and there are a hundred at most', () => {
    const clock = { now: 0 };
    const desk = new Login(PASSWORD, () => clock.now);
    const first = desk.open();
    clock.now = 7 * 24 * 3_600_000 - 1;
    expect(desk.knows(first)).toBe(true);
    clock.now += 1;
    expect(desk.knows(first)).toBe(false);
    const ids = Array.from({ length: 101 }, () => desk.open());
    expect(ids.map((id) => desk.knows(id)).indexOf(true)).toBe(1);
    expect(new Set(ids).size).toBe(101);
  });
});

describe('guesses', () => {
  test('are heard five times in any minute, wherever one looks', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30_000 }), { maxLength: 60 }), (pauses) => {
        const clock = { now: 0 };
        const guesses = new Guesses(5, () => clock.now);
        const heard: number[] = [];
        for (const pause of pauses) {
          clock.now += pause;
          const waitMs = guesses.waitMs('10.0.0.1');
          if (waitMs > 0) {
            expect(waitMs).toBeLessThanOrEqual(60_000);
            continue;
          }
          guesses.wrong('10.0.0.1');
          heard.push(clock.now);
        }
        for (const at of heard)
          expect(heard.filter((one) => one >= at && one < at + 60_000).length).toBeLessThanOrEqual(5);
      }),
    );
  });

  test.each([
    ['the same address dressed as IPv6', '10.0.0.1', '::ffff:10.0.0.1', true],
    ['another address', '10.0.0.1', '10.0.0.2', false],
    ['the same /64', '2001:db8:1:2::1', '2001:db8:1:2:ffff:ffff:ffff:ffff', true],
    ['the same /64, shortened elsewhere', '2001:db8::1:0:0:0:1', '2001:db8:0:1::2', true],
    ['another /64', '2001:db8:1:2::1', '2001:db8:1:3::1', false],
  ])('%s counts as it should', (_, one, other, isSame) => {
    const guesses = new Guesses(1, () => 0);
    guesses.wrong(one);
    expect(guesses.waitMs(other) > 0).toBe(isSame);
  });
});
