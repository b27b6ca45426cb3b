import { describe, expect, test } from 'vitest';
import { startEmulator } from '../src/index.js';
import { apiClient } from './helpers/api-client.js';

describe('calls', () => {
  test('every answer carries its trace id, a refusal in the body too', async () => {
    await using emulator = await startEmulator();
    const { call } = await apiClient(emulator);
    expect((await call('GET', '/users/@me')).headers.get('x-tps-trace-id')).toMatch(/^[0-9a-f]{32}$/);
    const { headers, body } = await call('GET', '/nowhere');
    expect(body['trace_id']).toBe(headers.get('x-tps-trace-id'));
  });

  // botpy compares the header with this very text, and takes anything else for no JSON.
  test('answers are application/json, and nothing more', async () => {
    await using emulator = await startEmulator();
    const { call } = await apiClient(emulator);
    for (const path of ['/users/@me', '/nowhere'])
      expect((await call('GET', path)).headers.get('content-type')).toBe('application/json');
  });

  // As botpy writes a message: with every field it knows.
  test('fields that are null count as missing, and are logged as they came', async () => {
    await using emulator = await startEmulator({ settings: { guildNeedsGateway: false } });
    const { post } = await apiClient(emulator);
    const said = await emulator.channel('general').member('Ming').says('hi');
    const nothing = { embed: null, ark: null, image: null, file_image: null, markdown: null, event_id: null };
    const action = { type: 1, data: 'x', permission: { type: 2, specify_user_ids: null } };
    const buttons = [{ id: null, render_data: { label: 'OK', style: 1 }, action }];
    const keyboard = { id: null, content: { rows: [{ buttons }] } };
    const sent = { content: 'hi', msg_id: said.id, message_reference: null, keyboard, ...nothing };
    const { status } = await post(`/channels/${emulator.channel('general').id}/messages`, sent);
    expect(status).toBe(200);
    expect(emulator.log.entries.at(-1)).toMatchObject({ requestBody: sent });
  });

  test('an unknown path is 404, a wrong method 405, a body that is no JSON 400', async () => {
    await using emulator = await startEmulator();
    const { call } = await apiClient(emulator);
    expect((await call('GET', '/v3/users')).status).toBe(404);
    expect((await call('GET', `/v2/users/${emulator.user('Ming').openid}/messages`)).status).toBe(405);
    expect((await call('POST', '/users/@me/dms', [])).body['code']).toBe(50_035);
  });

  test('the bot learns who it is and where the gateway is', async () => {
    await using emulator = await startEmulator({ bots: [{ appId: '7', username: 'dice' }] });
    const { call } = await apiClient(emulator);
    expect((await call('GET', '/users/@me')).body).toMatchObject({ id: emulator.bot.id, username: 'dice', bot: true });
    expect((await call('GET', '/gateway')).body).toEqual({ url: `${emulator.url.replace('http', 'ws')}/websocket` });
  });

  test('a body past 32 MiB meets the proxy, which answers in HTML', async () => {
    await using emulator = await startEmulator();
    const { post } = await apiClient(emulator);
    const path = `/v2/users/${emulator.user('Ming').openid}/files`;
    const { status, body } = await post(path, { file_type: 1, file_data: 'A'.repeat(33 * 1024 * 1024) });
    expect(status).toBe(413);
    expect(body['text']).toContain('<html>');
  });

  test('the eleventh /gateway in a minute is refused, with Retry-After only if that is set', async () => {
    let now = 0;
    await using emulator = await startEmulator({ now: () => now });
    const { call } = await apiClient(emulator);
    for (let n = 0; n < 10; n += 1) expect((await call('GET', '/gateway')).status).toBe(200);
    const refused = await call('GET', '/gateway');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, null]);
    emulator.settings.retryAfterSeconds = 7;
    expect((await call('GET', '/gateway')).headers.get('retry-after')).toBe('7');
    now = 60_000;
    expect((await call('GET', '/gateway')).status).toBe(200);
  });
});

describe('faults', () => {
  test('an answer can be replaced, a number of times', async () => {
    await using emulator = await startEmulator();
    const { call } = await apiClient(emulator);
    const respond = { status: 502, body: { nope: true }, headers: { 'x-a': 'b' } };
    emulator.faults.http({ method: 'GET', path: /^\/users/, times: 1, respond });
    const first = await call('GET', '/users/@me');
    expect([first.status, first.body, first.headers.get('x-a')]).toEqual([502, { nope: true }, 'b']);
    expect((await call('GET', '/users/@me')).status).toBe(200);
  });

  test('a connection reset before the work leaves the work undone', async () => {
    await using emulator = await startEmulator();
    const { post } = await apiClient(emulator);
    const ming = emulator.user('Ming');
    const remove = emulator.faults.http({ path: '/messages', drop: 'before' });
    await expect(post(`/v2/users/${ming.openid}/messages`, { content: 'x' })).rejects.toThrow();
    expect(ming.transcript.entries).toEqual([]);
    remove();
    expect((await post(`/v2/users/${ming.openid}/messages`, { content: 'x' })).status).toBe(200);
  });

  test('an answer lost after the work makes the repeat a duplicate', async () => {
    await using emulator = await startEmulator();
    const { post } = await apiClient(emulator);
    const said = await emulator.user('Ming').says('hi');
    const path = `/v2/users/${emulator.user('Ming').openid}/messages`;
    emulator.faults.http({ path: '/messages', drop: 'after', times: 1 });
    await expect(post(path, { content: 'once', msg_id: said.id })).rejects.toThrow();
    expect((await said.nextReply()).content).toBe('once');
    expect((await post(path, { content: 'once', msg_id: said.id })).body['code']).toBe(40_054_005);
    expect(said.replies).toHaveLength(1);
  });

  test('a delay holds the answer back', async () => {
    await using emulator = await startEmulator();
    const { call } = await apiClient(emulator);
    emulator.faults.http({ path: '/gateway', delayMs: 60 });
    const started = performance.now();
    await call('GET', '/gateway');
    expect(performance.now() - started).toBeGreaterThan(55);
  });
});

describe('activity log', () => {
  test('a refused call tells the rule in both languages, and code, status and trace id', async () => {
    await using emulator = await startEmulator();
    const { post } = await apiClient(emulator);
    await post(`/v2/groups/${emulator.group('dev').openid}/messages`, { content: 'x' });
    expect(emulator.log.entries.at(-1)).toMatchObject({
      kind: 'call',
      method: 'POST',
      status: 400,
      code: 40_034_105,
      bot: emulator.bot.appId,
      requestBody: { content: 'x' },
      traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
      rule: { 'zh-CN': expect.stringContaining('群主'), en: expect.stringContaining('group owner') },
    });
  });

  test('secrets appear nowhere in it', async () => {
    await using emulator = await startEmulator();
    const { token, post } = await apiClient(emulator);
    const { clientSecret } = emulator.bot;
    await post(`/v2/users/${emulator.user('Ming').openid}/messages`, { content: `${token} ${clientSecret}` });
    const text = JSON.stringify(emulator.log.entries);
    expect(text).not.toContain(token);
    expect(text).not.toContain(clientSecret);
    expect(text).toContain('*** ***');
  });

  test('it forgets the oldest entries and tells listeners about new ones', async () => {
    await using emulator = await startEmulator({ logLimit: 20 });
    const seen: number[] = [];
    const stop = emulator.log.subscribe(({ n }) => seen.push(n));
    for (let n = 0; n < 100; n += 1) emulator.dispatch('GUILD_CREATE', { id: String(n) });
    stop();
    emulator.dispatch('GUILD_CREATE', { id: 'x' });
    expect(seen).toHaveLength(100);
    expect(emulator.log.entries).toHaveLength(20);
    expect(emulator.log.entries.at(-1)?.n).toBe(101);
  });
});
