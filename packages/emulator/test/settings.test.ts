import { describe, expect, test } from 'vitest';
import { ALL_INTENTS, defaultSettings, type EmulatorSettings, UNVERIFIED_ACTIVE_QUOTAS } from '../src/index.js';
import { askToken } from './helpers/api-client.js';
import { connect, login } from './helpers/gateway-client.js';
import { codeOf, DAY, MINUTE, startScene } from './helpers/scene.js';
import { startWebhook } from './helpers/webhook-scene.js';

const ELSEWHERE = ['203.0.113.5'];
const SANDBOX: EmulatorSettings['sandbox'] = { users: ['Ming'], groups: ['dev'], guilds: ['club'] };

describe('who may call', () => {
  test.each<[string, Partial<EmulatorSettings>, number, unknown]>([
    ['anybody, at first', {}, 200, undefined],
    ['an address on the list', { allowedAddresses: ['127.0.0.1'] }, 200, undefined],
    ['an address that is not on it', { allowedAddresses: ELSEWHERE }, 401, 11_298],
    ['any address, in the sandbox', { allowedAddresses: ELSEWHERE, sandbox: SANDBOX }, 200, undefined],
    ['a banned bot', { botStanding: 'banned' }, 400, 11_265],
    ['a delisted bot', { botStanding: 'delisted' }, 200, undefined],
  ])('%s: %j gives %i %s', async (_, settings, status, code) => {
    await using scene = await startScene();
    Object.assign(scene.emulator.settings, settings);
    const answer = await scene.api.call('GET', '/users/@me');
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
  });

  test('an address that is not on the list is told with both numbers, and named in the log', async () => {
    await using scene = await startScene();
    scene.emulator.settings.allowedAddresses = ELSEWHERE;
    const { body, headers } = await scene.api.call('GET', '/users/@me');
    expect(body).toMatchObject({ code: 11_298, err_code: 40_023_002, trace_id: headers.get('x-tps-trace-id') });
    expect(scene.emulator.log.entries.at(-1)?.rule?.en).toContain('127.0.0.1 is not on the allow-list');
  });

  test('a banned bot gets no token, a delisted one does', async () => {
    await using scene = await startScene({ botStanding: 'delisted' });
    expect(await askToken(scene.emulator)).toHaveProperty('access_token');
    scene.emulator.settings.botStanding = 'banned';
    expect(await askToken(scene.emulator)).toMatchObject({ code: 100_007 });
  });

  test.each<[string, Partial<EmulatorSettings>, number]>([
    ['delisted', { botStanding: 'delisted' }, 4914],
    ['banned', { botStanding: 'banned' }, 4915],
  ])('a bot that was %s is turned away by the gateway, with a session as well', async (_, settings, code) => {
    await using scene = await startScene();
    const { sessionId } = await login(scene.emulator, scene.api.token);
    Object.assign(scene.emulator.settings, settings);
    const token = `QQBot ${scene.api.token}`;
    for (const frame of [
      { op: 2, d: { token, intents: 1 } },
      { op: 6, d: { token, session_id: sessionId, seq: 1 } },
    ]) {
      using client = await connect(scene.emulator);
      client.send(frame);
      expect(await client.closed).toBe(code);
    }
  });

  test('a delisted bot sends nothing to users and groups, except in the sandbox, where it may connect', async () => {
    await using scene = await startScene({ botStanding: 'delisted' });
    const said = await scene.emulator.user('Ming').says('hi');
    const send = () =>
      scene.api.post(`/v2/users/${scene.emulator.user('Ming').openid}/messages`, { content: 'x', msg_id: said.id });
    expect(await codeOf(send())).toBe(40_054_016);
    scene.emulator.settings.sandbox = SANDBOX;
    expect((await send()).status).toBe(200);
    using client = (await login(scene.emulator, scene.api.token)).client;
    expect(client.frames.at(-1)?.t).toBe('READY');
  });

  test.each([
    ['string', '7200'],
    ['number', 7200],
  ] as const)('expires_in is a %s', async (tokenExpiresIn, expected) => {
    await using scene = await startScene({ tokenExpiresIn, tokenLifetimeSeconds: 7200 });
    expect((await askToken(scene.emulator))['expires_in']).toBe(expected);
  });

  test('tokens are asked for too often when a rate is set: HTTP 200 and 100001, until the window is over', async () => {
    await using scene = await startScene({ tokenRateLimit: { calls: 2, windowMs: MINUTE } });
    expect(await askToken(scene.emulator)).toHaveProperty('access_token');
    expect(await askToken(scene.emulator)).toMatchObject({ code: 100_001, message: 'too many requests' });
    scene.clock.now += MINUTE;
    expect(await askToken(scene.emulator)).toHaveProperty('access_token');
  });
});

describe('what errors look like', () => {
  const v2 = '/v2/users/none/messages';
  const live = { code: 11_255, err_code: 11_255, message: 'invalid request', trace_id: expect.any(String) };
  const older = { code: 10_004, err_code: 10_004, message: '未知的频道', trace_id: expect.any(String) };

  test.each<[EmulatorSettings['errorBody'], object, object]>([
    ['live', live, older],
    [
      '2026',
      { err_code: 11_255, message: live.message, trace_id: live.trace_id },
      { err_code: 10_004, message: older.message, trace_id: older.trace_id },
    ],
    ['guild', live, { code: 10_004, message: older.message }],
  ])('%s', async (errorBody, expectedV2, expectedOlder) => {
    await using scene = await startScene({ errorBody });
    expect((await scene.api.post(v2, { content: 'x' })).body).toEqual(expectedV2);
    expect((await scene.api.call('GET', '/guilds/1')).body).toEqual(expectedOlder);
    expect(scene.emulator.log.entries.at(-1)).toMatchObject({ kind: 'call', code: 10_004 });
  });

  test.each([401, 200, 500] as const)('an unknown token comes with HTTP %i', async (unknownTokenStatus) => {
    await using scene = await startScene({ unknownTokenStatus });
    const { status, body } = await scene.api.call('GET', '/users/@me', undefined, { authorization: 'QQBot x' });
    expect([status, body['code']]).toEqual([unknownTokenStatus, 11_244]);
  });

  test.each([429, 400, 200] as const)('a call too fast comes with HTTP %i', async (rateLimitStatus) => {
    await using scene = await startScene({ rateLimitStatus, retryAfterSeconds: 3 });
    for (let n = 0; n < 10; n++) await scene.api.call('GET', '/gateway');
    const { status, body, headers } = await scene.api.call('GET', '/gateway');
    expect([status, body['code']]).toEqual([rateLimitStatus, 100_017]);
    expect(headers.get('retry-after')).toBe(rateLimitStatus === 429 ? '3' : null);
  });

  test('a body that is too large meets the proxy, at the size that is set', async () => {
    await using scene = await startScene({ maxBodyBytes: 100 });
    const send = (content: string) => scene.api.post('/v2/users/none/messages', { content });
    expect((await send('x'.repeat(50))).status).toBe(500);
    const { status, body, headers } = await send('x'.repeat(100));
    expect([status, headers.get('content-type')]).toEqual([413, 'text/html']);
    expect(body['text']).toContain('413 Request Entity Too Large');
  });
});

describe('the sandbox', () => {
  test('lets a bot hear of those it reaches, and of direct sessions', async () => {
    await using scene = await startScene({ sandbox: SANDBOX });
    const { emulator } = scene;
    const client = await scene.listen();
    for (const name of ['Ming', 'Hong']) await emulator.user(name).says(`${name} alone`);
    for (const name of ['dev', 'fun']) await emulator.group(name).member('Ming').says(`in ${name}`);
    for (const name of ['guild', 'club']) {
      await emulator.guild(name).channel('general').member('Ming').says(`in ${name}`);
      emulator.guild(name).removeRobot();
    }
    await emulator.directMessage('Hong').says('directly');
    await client.settle();
    const heard = client.frames.slice(2).map(({ t, d }) => [t, (d as { content?: string }).content]);
    expect(heard).toEqual([
      ['C2C_MESSAGE_CREATE', 'Ming alone'],
      ['GROUP_AT_MESSAGE_CREATE', ' in dev'],
      ['AT_MESSAGE_CREATE', `<@!${emulator.bot.id}> in club`],
      ['GUILD_DELETE', undefined],
      ['DIRECT_MESSAGE_CREATE', 'directly'],
    ]);
    const notes = emulator.log.entries.flatMap((entry) => (entry.kind === 'note' ? [entry.text.en] : []));
    expect(notes.filter((note) => note.includes('does not reach'))).toHaveLength(4);
    client.terminate();
  });

  test('does not know others, whatever a bot wants of them', async () => {
    await using scene = await startScene({ sandbox: SANDBOX });
    const { emulator, api } = scene;
    const send = (path: string) => api.post(path, { content: 'x' });
    expect(await codeOf(send(`/v2/users/${emulator.user('Hong').openid}/messages`))).toBe(11_255);
    expect((await send(`/v2/users/${emulator.user('Ming').openid}/messages`)).status).toBe(200);
    expect(await codeOf(api.call('GET', `/v2/groups/${emulator.group('fun').openid}/info`))).toBe(11_255);
    expect((await api.call('GET', `/v2/groups/${emulator.group('dev').openid}/info`)).status).toBe(200);
    expect(await codeOf(api.call('GET', `/guilds/${emulator.guild().id}`))).toBe(10_004);
    expect(await codeOf(send(`/channels/${emulator.channel('general').id}/messages`))).toBe(10_003);
    const club = emulator.guild('club');
    expect((await send(`/channels/${club.channel('general').id}/messages`)).status).toBe(200);
    expect(await api.call('GET', '/users/@me/guilds')).toMatchObject({ body: [{ id: club.id }] });
  });
});

describe('the gateway', () => {
  test.each([
    ['echo', [0, 1], [0, 1]],
    ['zeros', [0, 1], [0, 0]],
    ['zeros', [1, 2], [1, 2]],
  ] as const)('readyShard %s: %j is told %j', async (readyShard, shard, told) => {
    await using scene = await startScene({ readyShard });
    const { client, ready } = await login(scene.emulator, scene.api.token, ALL_INTENTS, [...shard]);
    expect(ready.d).toMatchObject({ shard: told });
    client.terminate();
  });

  test('a connection that is old enough is asked to reconnect, if that is how it ends', async () => {
    await using scene = await startScene({ connectionLifetimeMs: 50, connectionEnd: 'reconnect' });
    using client = await connect(scene.emulator);
    expect(await client.next()).toEqual({ op: 7 });
    await client.settle();
    expect(scene.emulator.gateway.connections).toBe(1);
  });

  test.each<[EmulatorSettings['chatShard'], (openid: string) => number]>([
    [0, () => 0],
    [1, () => 1],
    [4, () => 1],
    ['spread', (openid) => Number(BigInt(`0x${openid.slice(0, 8)}`) % 3n)],
  ])('with chatShard %s people and groups are heard on that shard', async (chatShard, expected) => {
    await using scene = await startScene({ chatShard });
    const shards = [0, 1, 2];
    const clients = [];
    for (const index of shards)
      clients.push((await login(scene.emulator, scene.api.token, ALL_INTENTS, [index, 3])).client);
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) await scene.emulator.user(name).says(name);
    await scene.emulator.group('dev').member('a').says('dev');
    for (const client of clients) await client.settle();
    const heard = clients.flatMap(({ frames }, index) =>
      frames.slice(2).map(({ d }) => [String((d as { content: string }).content).trim(), index] as const),
    );
    const openids = {
      ...Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => [name, scene.emulator.user(name).openid])),
      dev: scene.emulator.group('dev').openid,
    };
    expect(Object.fromEntries(heard)).toEqual(
      Object.fromEntries(Object.entries(openids).map(([name, openid]) => [name, expected(openid)])),
    );
    for (const client of clients) client.terminate();
  });

  test('tells how long it takes until one more session may be started', async () => {
    await using scene = await startScene({ sessionStartTotal: 2 });
    const limit = async () => (await scene.api.call('GET', '/gateway/bot')).body['session_start_limit'];
    expect(await limit()).toMatchObject({ total: 2, remaining: 2, reset_after: DAY });
    (await login(scene.emulator, scene.api.token)).client.terminate();
    scene.clock.now += MINUTE;
    (await login(scene.emulator, scene.api.token)).client.terminate();
    expect(await limit()).toMatchObject({ remaining: 0, reset_after: DAY - MINUTE });
    using refused = await connect(scene.emulator);
    refused.send({ op: 2, d: { token: `QQBot ${scene.api.token}`, intents: 1 } });
    expect(await refused.next()).toEqual({ op: 9, d: false });
    expect(await refused.closed).toBe(4903);
    scene.clock.now += DAY - MINUTE;
    expect(await limit()).toMatchObject({ remaining: 1, reset_after: MINUTE });
  });

  test('gets the events of a bot with a webhook as well, if the webhook does not silence it', async () => {
    await using scene = await startWebhook();
    const { client } = await login(scene.emulator, String((await askToken(scene.emulator))['access_token']));
    await scene.emulator.user('Ming').says('one');
    scene.emulator.settings.webhookSilencesGateway = false;
    await scene.emulator.user('Ming').says('two');
    expect((await client.next()).d).toMatchObject({ content: 'two' });
    expect([(await scene.receiver.next()).d['content'], (await scene.receiver.next()).d['content']].sort()).toEqual([
      'one',
      'two',
    ]);
    client.terminate();
  });
});

describe('active messages', () => {
  test('go to two channels of a guild on one day, to as many messages as they like there', async () => {
    await using scene = await startScene();
    const { emulator, api, clock } = scene;
    const send = (name: string, guild = 'guild') =>
      codeOf(api.post(`/channels/${emulator.guild(guild).channel(name).id}/messages`, { content: 'x' }));
    expect([await send('a'), await send('b'), await send('a')]).toEqual([undefined, undefined, undefined]);
    expect(await send('c')).toBe(304_047);
    expect(await send('c', 'club')).toBeUndefined();
    const heard = await emulator.channel('c').member('Ming').says('hi');
    expect(
      await codeOf(api.post(`/channels/${emulator.channel('c').id}/messages`, { content: 'x', msg_id: heard.id })),
    ).toBeUndefined();
    clock.now += DAY;
    expect(await send('c')).toBeUndefined();
  });

  test.each([
    ['a verified bot', undefined, 10],
    ['one that is not', UNVERIFIED_ACTIVE_QUOTAS, 5],
  ])('%s sends so many a second', async (_, quotas = defaultSettings().activeQuotas, count) => {
    await using scene = await startScene({ activeQuotas: quotas });
    const send = (n: number) =>
      scene.api.post(`/v2/users/${scene.emulator.user(`u${n}`).openid}/messages`, { content: 'x' });
    for (let n = 0; n < count; n++) expect((await send(n)).status).toBe(200);
    expect(await codeOf(send(99))).toBe(40_034_100);
  });
});

describe('what is said', () => {
  test.each([
    ['see https://example.com/a', 200],
    ['see example.com', 200],
    ['see evil.example', 400],
    ['open readme.md', 400],
    ['version 1.2.3', 200],
    ['well...then', 200],
    ['see https://evil.example/a.b', 400],
  ])('with registered domains %j gives %i', async (content, status) => {
    await using scene = await startScene({ registeredDomains: ['example.com'] });
    const { openid } = scene.emulator.user('Ming');
    expect((await scene.api.post(`/v2/users/${openid}/messages`, { content })).status).toBe(status);
  });

  test('a bare domain counts for nothing if it is set so', async () => {
    await using scene = await startScene({ registeredDomains: [], bareDomainsCount: false });
    const send = (content: string) =>
      scene.api.post(`/v2/users/${scene.emulator.user('Ming').openid}/messages`, { content });
    expect((await send('see evil.example')).status).toBe(200);
    expect(await codeOf(send('see http://evil.example'))).toBe(40_034_028);
  });

  test('guilds have numbers of their own for links and bad words, in markdown too', async () => {
    await using scene = await startScene({ registeredDomains: [], forbiddenWords: ['casino'] });
    const [inChannel, inChat] = [
      `/channels/${scene.emulator.channel('general').id}/messages`,
      `/v2/users/${scene.emulator.user('Ming').openid}/messages`,
    ];
    const codes = [];
    for (const word of ['http://evil.example', 'the casino']) {
      for (const path of [inChat, inChannel]) {
        codes.push(await codeOf(scene.api.post(path, { content: word })));
        codes.push(await codeOf(scene.api.post(path, { msg_type: 2, markdown: { content: word } })));
      }
    }
    expect(codes).toEqual([40_034_028, 40_034_028, 304_003, 304_003, 40_034_006, 40_034_006, 1_100_101, 1_100_101]);
  });

  test.each([
    ['<qqbot-at-everyone />', true],
    ['@everyone come', true],
    ['everyone', false],
  ])('%s in a channel mentions everyone: %s', async (content, mentions) => {
    await using scene = await startScene();
    const { body } = await scene.api.post(`/channels/${scene.emulator.channel('general').id}/messages`, { content });
    expect(body['mention_everyone']).toBe(mentions);
  });
});
