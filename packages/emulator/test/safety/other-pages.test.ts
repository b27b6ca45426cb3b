import { describe, expect, test } from 'vitest';
import { type Emulator, startEmulator } from '../../src/index.js';
import { apiClient } from '../helpers/api-client.js';
import { listen, PASSWORD, send } from './helpers.js';

const CONVERSATION = JSON.stringify({ scene: 'group', name: 'dev' });

/** Everything by which a page could make something happen, or see something. */
const TARGETS: readonly (readonly [method: string, path: string])[] = [
  ['GET', '/_emulator/state'],
  ['GET', '/_emulator/log'],
  ['GET', '/_emulator/snapshot'],
  ['POST', '/_emulator/conversations'],
  ['PUT', '/_emulator/snapshot'],
  ['DELETE', '/_emulator/faults'],
  ['GET', '/assets/index.js'],
  ['POST', '/app/getAppAccessToken'],
  ['GET', '/gateway/bot'],
  ['POST', '/v2/users/1/messages'],
  ['GET', '/nowhere'],
];

/** What browsers say about requests of pages that are not the emulator's. */
const ELSEWHERE: readonly (readonly [who: string, headers: Record<string, string>])[] = [
  ['another site', { origin: 'https://evil.example' }],
  ['another port of this machine', { origin: 'http://127.0.0.1:1', 'sec-fetch-site': 'same-site' }],
  ['the same port by another name', { origin: 'http://localhost:PORT', 'sec-fetch-site': 'cross-site' }],
  ['a sandboxed frame or a file', { origin: 'null' }],
  ['an origin that is none', { origin: 'nonsense' }],
  ['an origin that starts like ours', { origin: 'http://127.0.0.1:PORT.evil.example' }],
  ['an origin with ours as its user', { origin: 'http://127.0.0.1:PORT@evil.example' }],
  ['a script, picture or style of another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }],
  [
    'a form of another site',
    { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', origin: 'http://a.example' },
  ],
  [
    'a frame in another site',
    { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' },
  ],
];

function at({ url }: Emulator, headers: Record<string, string>): Record<string, string> {
  const { port } = new URL(url);
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.replace('PORT', port)]));
}

describe('a page of another site', () => {
  test.each(ELSEWHERE)('gets nowhere: %s', async (_, given) => {
    await using emulator = await startEmulator();
    const { token } = await apiClient(emulator);
    const before = emulator.log.last;
    const foreign = at(emulator, given);
    for (const [method, path] of TARGETS)
      for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded']) {
        const headers = { ...foreign, 'content-type': type, authorization: `QQBot ${token}` };
        const body = method === 'GET' ? undefined : CONVERSATION;
        const answer = await send(emulator, path, { method, headers, body });
        expect([path, answer.status]).toEqual([path, 403]);
        expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
      }
    expect(emulator.bot.conversations).toEqual([]);
    // not even a trace in the log, which it could fill
    expect(emulator.log.last).toBe(before);
  });

  test.each(ELSEWHERE)('opens no WebSocket, neither the feed nor the gateway: %s', async (_, given) => {
    await using emulator = await startEmulator();
    for (const path of ['/_emulator/live', '/websocket', '/websocket/', '/elsewhere'])
      expect(await listen(emulator, path, at(emulator, given))).toContain('403');
    expect(emulator.gateway.connections).toBe(0);
  });

  test('is not allowed anything when its browser asks first', async () => {
    await using emulator = await startEmulator();
    const headers = {
      origin: 'https://evil.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization, content-type',
      'access-control-request-private-network': 'true',
    };
    for (const path of ['/_emulator/say', '/v2/users/1/messages', '/app/getAppAccessToken', '/storage/files/x']) {
      const answer = await send(emulator, path, { method: 'OPTIONS', headers });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  test.each([
    'evil.example',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    '10.0.0.1',
    '[::2]',
    'a@127.0.0.1',
    '',
  ])('gets nowhere under a name that leads here: %j', async (name) => {
    await using emulator = await startEmulator();
    const host = `${name}:${new URL(emulator.url).port}`;
    const headers = { host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' };
    for (const path of ['/', '/_emulator/state', '/_emulator/conversations'])
      expect((await send(emulator, path, { headers })).status).toBe(403);
    expect((await send(emulator, '/_emulator/state', { headers: { host } })).status).toBe(403);
    expect(await listen(emulator, '/_emulator/live', headers)).toContain('403');
  });

  test('gets nowhere under a made-up name where others reach it, though an IP and its own name will do', async () => {
    await using emulator = await startEmulator({ host: '0.0.0.0', password: PASSWORD });
    const statusAt = async (host: string) => (await send(emulator, '/_emulator/login', { headers: { host } })).status;
    for (const host of ['evil.example', '10.0.0.1.evil.example:80']) expect(await statusAt(host)).toBe(403);
    for (const host of ['10.0.0.1:7788', '[fe80::1]:7788', 'localhost']) expect(await statusAt(host)).toBe(200);
    await using named = await startEmulator({ host: 'localhost' });
    expect((await send(named, '/', { headers: { host: 'LOCALHOST:1' } })).status).toBe(200);
  });

  test('may lead people to ours with a link, which shows the page and nothing else', async () => {
    await using emulator = await startEmulator();
    const link = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
    expect((await send(emulator, '/', { headers: link })).status).toBe(200);
    expect((await send(emulator, '/_emulator/state', { headers: link })).status).toBe(403);
    expect((await send(emulator, '/v2/users/1', { headers: link })).status).toBe(403);
  });
});

describe('the page itself', () => {
  test('may do everything, and programs that are no browser may, too', async () => {
    await using emulator = await startEmulator();
    for (const headers of [{ origin: emulator.url, 'sec-fetch-site': 'same-origin' }, {}] as Record<string, string>[]) {
      const made = await send(emulator, '/_emulator/conversations', { method: 'POST', headers, body: CONVERSATION });
      expect(made.status).toBe(200);
      expect(await listen(emulator, '/_emulator/live', headers)).toContain('"type":"state"');
      // some clients of bots name the address they call as their origin
      expect(await listen(emulator, '/websocket', headers)).toContain('heartbeat_interval');
    }
  });

  test('everything it gets is for it alone: no frames around it, no scripts of others, nothing guessed, nothing kept', async () => {
    await using emulator = await startEmulator();
    for (const path of ['/', '/favicon.svg', '/_emulator/state', '/_emulator/log', '/_emulator/nothing']) {
      const { headers } = await send(emulator, path);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'cross-origin-resource-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'referrer-policy': 'same-origin',
      });
      expect(headers['content-security-policy']).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
      expect(headers['content-security-policy']).not.toMatch(/unsafe|script-src [^;]*\*/);
    }
    // a script that was included would find JSON, not something it can run
    expect((await send(emulator, '/_emulator/log?callback=steal')).headers['content-type']).toContain(
      'application/json',
    );
  });
});

describe('what was uploaded', () => {
  const upload = async (emulator: Emulator, content: string | Buffer, fileType: number) => {
    const { post } = await apiClient(emulator);
    const { openid, transcript } = emulator.user('Ming');
    const said = await emulator.user('Ming').says('hi');
    const file_data = Buffer.from(content).toString('base64');
    const { body } = await post(`/v2/users/${openid}/files`, { file_type: fileType, file_data });
    await post(`/v2/users/${openid}/messages`, {
      msg_type: 7,
      media: { file_info: body['file_info'] },
      msg_id: said.id,
    });
    const { pathname, search } = new URL(transcript.entries.findLast(({ media }) => media)?.media?.url ?? '');
    return send(emulator, pathname + search);
  };
  const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

  test.each([
    ['a page', '<!doctype html><script>fetch("/_emulator/state")</script>'],
    ['a picture that runs scripts', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['a script', 'alert(1)'],
  ])('as %s is only to be saved, and would run nothing', async (_, content) => {
    await using emulator = await startEmulator();
    const { status, headers } = await upload(emulator, content, 4);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment',
      'x-content-type-options': 'nosniff',
    });
    expect(headers['content-security-policy']).toMatch(/^sandbox; default-src 'none'/);
  });

  test('as a picture is shown, also to pages of others that know its address, and would run nothing', async () => {
    await using emulator = await startEmulator();
    const { headers } = await upload(emulator, PNG, 1);
    expect(headers).toMatchObject({ 'content-type': 'image/png', 'x-content-type-options': 'nosniff' });
    expect(headers).not.toHaveProperty('content-disposition');
    expect(headers['content-security-policy']).toMatch(/^sandbox;/);
  });
});
