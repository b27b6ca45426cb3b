import { request } from 'node:http';
import { WebSocket } from 'ws';
import { describe, expect, test } from 'vitest';
import { type Emulator, FAULTS, type Notice, startEmulator } from '../src/index.js';
import { apiClient } from './helpers/api-client.js';
import { login } from './helpers/gateway-client.js';

interface ControlBody {
  [field: string]: unknown;
  id: string;
  people: string[];
  conversations: { entries: unknown[] }[];
}

async function control(emulator: Emulator, method: string, path: string, body?: object) {
  const response = await fetch(`${emulator.url}/_emulator${path}`, { method, body: body && JSON.stringify(body) });
  return { status: response.status, headers: response.headers, body: (await response.json()) as ControlBody };
}

/** `fetch` refuses to set Host, so this one speaks plain HTTP. */
async function statusWith(
  emulator: Emulator,
  path: string,
  headers: Record<string, string>,
): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const method = path === '/' ? 'GET' : 'POST';
    const call = request(emulator.url + path, { headers, method }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    call.on('error', reject);
    call.end(method === 'POST' ? JSON.stringify({ scene: 'group', name: 'dev' }) : undefined);
  });
}

describe('who may drive the emulator', () => {
  test.each<[string, Record<string, string>]>([
    ['another host name', { host: 'evil.example' }],
    ['a name that starts like ours', { host: '127.0.0.1.evil.example' }],
    ['the origin of another page', { origin: 'https://evil.example' }],
    ['the origin of another port', { origin: 'http://127.0.0.1:1' }],
    ['the origin of a sandboxed page', { origin: 'null' }],
  ])('a call with %s is turned away and does nothing', async (_, headers) => {
    await using emulator = await startEmulator();
    expect(await statusWith(emulator, '/', headers)).toBe(403);
    expect(await statusWith(emulator, '/_emulator/conversations', headers)).toBe(403);
    expect(emulator.bot.conversations).toEqual([]);
    expect(await statusWith(emulator, '/_emulator/conversations', {})).toBe(200);
  });

  test('the page itself, under its own address, may; nothing tells other pages they could', async () => {
    await using emulator = await startEmulator();
    const response = await fetch(`${emulator.url}/_emulator/state`, { headers: { origin: emulator.url } });
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('the live feed is closed to other pages', async () => {
    await using emulator = await startEmulator();
    const socket = new WebSocket(`${emulator.url.replace('http', 'ws')}/_emulator/live`, {
      origin: 'https://evil.example',
    });
    const error = await new Promise<Error>((resolve) => socket.once('error', resolve));
    expect(error.message).toContain('403');
  });
});

describe('control', () => {
  test('someone speaks by HTTP, the bot answers, the state shows both', async () => {
    await using emulator = await startEmulator();
    const { token, post } = await apiClient(emulator);
    const { client } = await login(emulator, token);
    const said = await control(emulator, 'POST', '/say', {
      scene: 'group',
      name: 'dev',
      person: 'Ming',
      text: '/roll',
    });
    expect(await client.next()).toMatchObject({ t: 'GROUP_AT_MESSAGE_CREATE', d: { content: ' /roll' } });
    await post(`/v2/groups/${emulator.group('dev').openid}/messages`, { content: '4', msg_id: said.body.id });
    const { body: state } = await control(emulator, 'GET', '/state');
    expect(state.people).toEqual(['Ming']);
    expect(state.bots).toMatchObject([{ appId: emulator.bot.appId, online: true }]);
    expect(state.conversations[0]?.entries).toMatchObject([{ content: '/roll' }, { content: '4', from: 'bot' }]);
  });

  test('a click by HTTP tells whether it was acknowledged', async () => {
    await using emulator = await startEmulator();
    const { token, post, call } = await apiClient(emulator);
    const { client } = await login(emulator, token);
    const buttons = [
      { id: 'ok', render_data: { label: 'OK' }, action: { type: 1, data: 'x', permission: { type: 2 } } },
    ];
    const body = { msg_type: 2, markdown: { content: 'x' }, keyboard: { content: { rows: [{ buttons }] } } };
    const sent = await post(`/v2/users/${emulator.user('Ming').openid}/messages`, body);
    const clicking = control(emulator, 'POST', '/click', {
      scene: 'c2c',
      name: 'Ming',
      message: sent.body['id'],
      button: 'ok',
    });
    const { d } = await client.next();
    await call('PUT', `/interactions/${(d as { id: string }).id}`, { code: 3 });
    expect((await clicking).body).toMatchObject({ acked: true, code: 3 });
  });

  test('groups are made and changed', async () => {
    await using emulator = await startEmulator();
    const made = await control(emulator, 'POST', '/conversations', { scene: 'group', name: 'dev' });
    expect(made.body).toMatchObject({ targetId: emulator.group('dev').openid, group: { receiveAll: false } });
    await control(emulator, 'PATCH', '/groups', { name: 'dev', receiveAll: true, allowsActive: true, isMuted: true });
    const { receiveAll, allowsActive, isMuted } = emulator.group('dev');
    expect([receiveAll, allowsActive, isMuted]).toEqual([true, true, true]);
  });

  test('settings change while it runs; a wrong name or type changes nothing', async () => {
    await using emulator = await startEmulator();
    const set = async (changes: object) => (await control(emulator, 'PATCH', '/settings', changes)).status;
    expect(await set({ maxTextLength: 3 })).toBe(200);
    expect(emulator.settings.maxTextLength).toBe(3);
    expect(await set({ maxTextLength: 9, nonsense: 1 })).toBe(400);
    expect(await set({ maxTextLength: '9' })).toBe(400);
    expect(emulator.settings.maxTextLength).toBe(3);
    expect(await set({ registeredDomains: ['a.cn'], deadSession: 'invalid-session' })).toBe(200);
  });

  test('faults are added, listed and removed', async () => {
    await using emulator = await startEmulator();
    const { call } = await apiClient(emulator);
    const fault = { pattern: '@me$', respond: { status: 503 }, times: 5 };
    const { body } = await control(emulator, 'POST', '/faults', fault);
    expect((await call('GET', '/users/@me')).status).toBe(503);
    expect((await control(emulator, 'GET', '/faults')).body).toEqual([{ id: body.id, left: 4, struck: 1, ...fault }]);
    await control(emulator, 'DELETE', `/faults/${body.id}`);
    expect((await call('GET', '/users/@me')).status).toBe(200);
    expect((await control(emulator, 'POST', '/faults', { pattern: '(' })).status).toBe(400);
  });

  test('faults happen by name, with options of their own', async () => {
    await using emulator = await startEmulator();
    const { token, call } = await apiClient(emulator);
    const { client } = await login(emulator, token);
    await control(emulator, 'POST', '/faults', { fault: 'reconnect' });
    expect(await client.next()).toEqual({ op: 7 });
    await control(emulator, 'POST', '/faults', { fault: 'close', code: 4915 });
    expect(await client.closed).toBe(4915);
    const lasting = { fault: 'gateway-endpoint-500', times: 2, probability: 1 };
    const { body } = await control(emulator, 'POST', '/faults', lasting);
    expect((await control(emulator, 'GET', '/faults')).body).toEqual([
      { id: body.id, left: 2, struck: 0, fault: 'gateway-endpoint-500' },
    ]);
    for (const status of [500, 500, 200]) expect((await call('GET', '/gateway/bot')).status).toBe(status);
    expect((await control(emulator, 'GET', '/faults')).body).toEqual([]);
  });

  test.each([
    [{ fault: 'dance' }, '"fault" is one of close, line-cut, '],
    [{ fault: 'close', cod: 1 }, 'The fault "close" takes no "cod".'],
    [{ fault: 'close', code: '1' }, '"code" of the fault "close" is a number.'],
    [{ fault: 'no-ack', times: 0 }, '"times" is a whole number above 0.'],
    [{ fault: 'no-ack', probability: 2 }, '"probability" is a number from 0 to 1.'],
    [{}, 'A fault needs "fault", "path" or "pattern".'],
  ])('a fault that cannot be understood is refused: %j', async (fault, error) => {
    await using emulator = await startEmulator();
    const refused = await control(emulator, 'POST', '/faults', fault);
    expect(refused.status).toBe(400);
    expect(String((refused.body as unknown as { error: string }).error)).toContain(error);
  });

  test('the catalogue of faults tells every name with its options, in both languages', async () => {
    await using emulator = await startEmulator();
    const { body } = await control(emulator, 'GET', '/faults/catalogue');
    const listed = body as unknown as { fault: string; title: Record<string, string>; defaults: object }[];
    expect(listed.map(({ fault }) => fault)).toEqual(Object.keys(FAULTS));
    for (const { title } of listed) expect([title['zh-CN'], title['en']].every(Boolean)).toBe(true);
    expect(listed.find(({ fault }) => fault === 'close')?.defaults).toEqual({ code: 4009, reason: '' });
  });

  test('the live feed starts with the state and goes on with lines, log and connections', async () => {
    await using emulator = await startEmulator();
    const socket = new WebSocket(`${emulator.url.replace('http', 'ws')}/_emulator/live`, { origin: emulator.url });
    const types: string[] = [];
    socket.on('message', (data: Buffer) => types.push((JSON.parse(data.toString()) as { type: string }).type));
    await expect.poll(() => types).toEqual(['state']);
    const { token } = await apiClient(emulator);
    await login(emulator, token);
    await emulator.user('Ming').says('hi');
    await expect.poll(() => new Set(types)).toEqual(new Set(['state', 'log', 'gateway', 'line', 'thread']));
  });

  /** What a page would show as its notice, moment by moment. */
  function noticesOf(emulator: Emulator) {
    const socket = new WebSocket(`${emulator.url.replace('http', 'ws')}/_emulator/live`, { origin: emulator.url });
    const notices: unknown[] = [];
    socket.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString()) as { type: string; notice?: Notice; state?: { notice?: Notice } };
      if (message.type === 'state') notices.push(message.state?.notice);
      if (message.type === 'notice') notices.push(message.notice);
    });
    return notices;
  }

  test('a notice reaches the pages that are open and those opened later, until it is taken away', async () => {
    await using emulator = await startEmulator();
    const early = noticesOf(emulator);
    await expect.poll(() => early).toEqual([undefined]);
    const notice: Notice = { level: 'error', title: { 'zh-CN': '不行', en: 'no' }, text: '<b>a\n  b' };
    emulator.notify(notice);
    const late = noticesOf(emulator);
    await expect.poll(() => [early, late]).toEqual([[undefined, notice], [notice]]);
    emulator.notify();
    await expect.poll(() => late).toEqual([notice, undefined]);
  });

  test('a passing notice goes by itself, unless another took its place', async () => {
    await using emulator = await startEmulator();
    const notices = noticesOf(emulator);
    await expect.poll(() => notices).toEqual([undefined]);
    emulator.notify({ level: 'info', title: 'passing', forMs: 20 });
    emulator.notify({ level: 'warning', title: 'staying' });
    await new Promise((resolve) => setTimeout(resolve, 60));
    emulator.notify({ level: 'info', title: 'passing', forMs: 20 });
    await expect
      .poll(() => notices.map((one) => (one as Notice | undefined)?.title))
      .toEqual([undefined, 'passing', 'staying', 'passing', undefined]);
  });

  test('a notice shows no secret of a bot', async () => {
    await using emulator = await startEmulator();
    emulator.notify({ level: 'error', title: 'x', text: `clientSecret: '${emulator.bot.clientSecret}'` });
    const { body } = await control(emulator, 'GET', '/state');
    expect(body['notice']).toEqual({ level: 'error', title: 'x', text: "clientSecret: '***'" });
  });

  test('notices come by HTTP, too', async () => {
    await using emulator = await startEmulator();
    const notice = { level: 'info', title: { 'zh-CN': '你好', en: 'hello' } };
    expect((await control(emulator, 'PUT', '/notice', notice)).status).toBe(200);
    expect((await control(emulator, 'GET', '/state')).body['notice']).toEqual(notice);
    await control(emulator, 'DELETE', '/notice');
    expect((await control(emulator, 'GET', '/state')).body['notice']).toBeUndefined();
  });

  test.each([
    { level: 'loud', title: 'x' },
    { level: 'info' },
    { level: 'info', title: { en: 'x' } },
    { level: 'info', title: 'x', text: 1 },
    { level: 'info', title: 'x', forMs: -1 },
  ])('%j is no notice, and changes nothing', async (notice) => {
    await using emulator = await startEmulator();
    expect((await control(emulator, 'PUT', '/notice', notice)).status).toBe(400);
    expect((await control(emulator, 'GET', '/state')).body['notice']).toBeUndefined();
  });

  test('an unknown control is 404 and says so', async () => {
    await using emulator = await startEmulator();
    expect(await control(emulator, 'GET', '/nothing')).toMatchObject({
      status: 404,
      body: { error: expect.any(String) },
    });
  });

  test('without a page the address "/" belongs to the API, which knows no such path', async () => {
    await using emulator = await startEmulator({ page: false });
    expect((await fetch(`${emulator.url}/`)).status).toBe(404);
  });
});
