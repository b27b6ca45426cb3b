import { connect as connectTcp } from 'node:net';
import { describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { Intent } from '@qqbotjs/core/protocol';
import { type EmulatorSettings, startEmulator } from '../src/index.js';
import { apiClient, askToken } from './helpers/api-client.js';
import { connect, GatewayClient, login } from './helpers/gateway-client.js';

async function start(settings: Partial<EmulatorSettings> = {}, now?: () => number) {
  const emulator = await startEmulator({ settings, now });
  const { token, call } = await apiClient(emulator);
  return { emulator, token, call, [Symbol.asyncDispose]: () => emulator.stop() };
}

const identify = (token: string, intents: unknown = 1, shard: unknown = [0, 1]) => ({
  op: 2,
  d: { token: `QQBot ${token}`, intents, shard, properties: {} },
});

describe('login', () => {
  test('hello comes first, READY names session, bot and shard', async () => {
    await using scene = await start({ heartbeatIntervalMs: 12_345 });
    const { client, ready } = await login(scene.emulator, scene.token, 1, [1, 4]);
    expect(client.frames[0]).toEqual({ op: 10, d: { heartbeat_interval: 12_345 } });
    expect(ready).toMatchObject({
      op: 0,
      s: 1,
      t: 'READY',
      d: { version: 1, session_id: expect.any(String), shard: [1, 4] },
    });
    expect(ready.d).toMatchObject({ user: { id: scene.emulator.bot.id, username: 'demo-bot', bot: true } });
  });

  test('heartbeats are acknowledged before and after the login', async () => {
    await using scene = await start();
    const client = await connect(scene.emulator);
    client.send({ op: 1, d: null });
    expect(await client.next()).toEqual({ op: 11 });
    client.send(identify(scene.token));
    await client.next();
    client.send({ op: 1, d: 1 });
    expect(await client.next()).toEqual({ op: 11 });
  });

  test('a heartbeat with its number under another key is acknowledged, as Koishi sends it', async () => {
    await using scene = await start();
    const client = await connect(scene.emulator);
    client.send({ op: 1, s: 1 });
    expect(await client.next()).toEqual({ op: 11 });
  });

  test.each([
    ['an opcode nobody knows', 4001, { op: 99 }],
    ['an opcode only the server sends', 4003, { op: 7 }],
    ['text that is no JSON', 4002, '{'],
    ['a frame without op', 4002, { d: 1 }],
    ['a heartbeat whose number is a text', 4002, { op: 1, d: '1' }],
    ['an identify without token', 4002, { op: 2, d: { intents: 1 } }],
    ['a resume without session', 4002, { op: 6, d: { token: 'x' } }],
  ])('before the login, %s closes with %i', async (_, code, frame) => {
    await using scene = await start();
    const client = await connect(scene.emulator);
    client.send(frame);
    expect(await client.closed).toBe(code);
  });

  test.each([
    ['a shard beyond the count', 4010, 1, [2, 2]],
    ['a shard that is no pair', 4010, 1, [0]],
    ['an intent bit that does not exist', 4013, 1 << 5, [0, 1]],
    ['bit 31', 4013, 2 ** 31, [0, 1]],
    ['intents that are no number', 4013, '1', [0, 1]],
    ['an intent that was not granted', 4014, Intent.GUILD_MESSAGES, [0, 1]],
  ])('identify with %s closes with %i', async (_, code, intents, shard) => {
    await using scene = await start({ grantedIntents: 1 });
    const client = await connect(scene.emulator);
    client.send(identify(scene.token, intents, shard));
    expect(await client.closed).toBe(code);
  });

  test('a second identify closes with 4005', async () => {
    await using scene = await start();
    const { client } = await login(scene.emulator, scene.token);
    client.send(identify(scene.token));
    expect(await client.closed).toBe(4005);
  });

  test('a server opcode after the login closes with 4001', async () => {
    await using scene = await start();
    const { client } = await login(scene.emulator, scene.token);
    client.send({ op: 10 });
    expect(await client.closed).toBe(4001);
  });

  test.each([
    ['invalid-session', [9], 4903],
    [4004, [], 4004],
  ] as const)('a bad token is answered as the setting %s says', async (badGatewayToken, ops, code) => {
    await using scene = await start({ badGatewayToken });
    const client = await connect(scene.emulator);
    client.send(identify('nonsense'));
    expect(await client.closed).toBe(code);
    expect(client.frames.slice(1).map(({ op }) => op)).toEqual(ops);
  });

  test('the session limit counts down and then refuses', async () => {
    await using scene = await start({ sessionStartTotal: 1 });
    const left = async () => (await scene.call('GET', '/gateway/bot')).body['session_start_limit'];
    expect(await left()).toMatchObject({ total: 1, remaining: 1, max_concurrency: 1 });
    await login(scene.emulator, scene.token);
    expect(await left()).toMatchObject({ remaining: 0 });
    const client = await connect(scene.emulator);
    client.send(identify(scene.token));
    expect(await client.closed).toBe(4903);
  });

  test('identifying faster than max_concurrency is refused when that is enforced', async () => {
    await using scene = await start({ enforceMaxConcurrency: true });
    await login(scene.emulator, scene.token);
    const client = await connect(scene.emulator);
    client.send(identify(scene.token));
    expect(await client.closed).toBe(4903);
  });
});

describe('address', () => {
  test.each([
    ['/websocket', true],
    ['/websocket/', true],
    ['/elsewhere', false],
  ])('a socket to %s is a connection to the gateway: %s', async (path, isGateway) => {
    await using scene = await start();
    const socket = new WebSocket(scene.emulator.url.replace('http', 'ws') + path);
    const hello = await new Promise((resolve) => {
      socket.once('message', () => resolve(true));
      socket.once('error', () => resolve(false));
    });
    expect(hello).toBe(isGateway);
  });
});

describe('life of a connection', () => {
  test('without heartbeats it is closed with 4009, with them it stays', async () => {
    await using scene = await start({ heartbeatIntervalMs: 40 });
    const silent = await connect(scene.emulator);
    const lively = await connect(scene.emulator);
    const beat = setInterval(() => lively.send({ op: 1, d: null }), 20);
    expect(await silent.closed).toBe(4009);
    clearInterval(beat);
    expect(lively.frames.length).toBeGreaterThan(2);
    await expect.poll(() => scene.emulator.gateway.connections).toBe(1);
  });

  test('it is recycled with 4009 at its age and the session can be resumed', async () => {
    await using scene = await start({ connectionLifetimeMs: 50 });
    const { client, sessionId } = await login(scene.emulator, scene.token);
    expect(await client.closed).toBe(4009);
    const again = await connect(scene.emulator);
    again.send({ op: 6, d: { token: scene.token, session_id: sessionId, seq: 1 } });
    expect(await again.next()).toMatchObject({ t: 'RESUMED' });
  });

  test('more frames than allowed close with 4008', async () => {
    await using scene = await start({ frameLimit: { frames: 3, windowMs: 60_000 } });
    const client = await connect(scene.emulator);
    for (let n = 0; n < 4; n += 1) client.send({ op: 1, d: null });
    expect(await client.closed).toBe(4008);
    expect(client.frames.filter(({ op }) => op === 11)).toHaveLength(3);
  });

  test('a frame over 1 MiB is not accepted and the emulator goes on', async () => {
    await using scene = await start();
    const client = await connect(scene.emulator);
    client.send({ op: 1, d: 'x'.repeat(1024 * 1024) });
    expect(await client.closed).toBe(1009);
    await login(scene.emulator, scene.token);
    expect(scene.emulator.gateway.isOnline).toBe(true);
  });
});

describe('events', () => {
  test('only sessions that asked for an event get it', async () => {
    await using scene = await start();
    const chat = await login(scene.emulator, scene.token, Intent.GROUP_AND_C2C_EVENT);
    const guild = await login(scene.emulator, scene.token, Intent.GUILDS);
    await scene.emulator.user('Ming').says('hi');
    scene.emulator.dispatch('GUILD_CREATE', { id: '1' });
    expect(await chat.client.next()).toMatchObject({ t: 'C2C_MESSAGE_CREATE', s: 2 });
    expect(await guild.client.next()).toMatchObject({ t: 'GUILD_CREATE', s: 2 });
  });

  test('an event nobody asked for is noted in the log', async () => {
    await using scene = await start();
    await login(scene.emulator, scene.token, Intent.GUILDS);
    await scene.emulator.user('Ming').says('hi');
    const notes = scene.emulator.log.entries.filter(({ kind }) => kind === 'note');
    expect(notes).toMatchObject([{ text: { en: expect.stringContaining('did not ask for its intent') } }]);
  });

  test('a right that is withdrawn later silences the events', async () => {
    await using scene = await start();
    const { client } = await login(scene.emulator, scene.token);
    scene.emulator.settings.grantedIntents = Intent.GUILDS;
    await scene.emulator.user('Ming').says('hi');
    scene.emulator.dispatch('GUILD_CREATE', { id: '1' });
    expect(await client.next()).toMatchObject({ t: 'GUILD_CREATE' });
  });

  test('guild events go to the shard of their guild, chats to shard 0', async () => {
    await using scene = await start();
    const shards = await Promise.all(
      [0, 1, 2].map((index) => login(scene.emulator, scene.token, undefined, [index, 3])),
    );
    const { guildId } = scene.emulator.channel('general');
    await scene.emulator.channel('general').member('Ming').says('hi');
    await scene.emulator.user('Ming').says('hi');
    await Promise.all(shards.map(({ client }) => client.settle()));
    const got = shards.map(({ client }) => client.frames.slice(2).map(({ t }) => t));
    const home = Number((BigInt(guildId) >> 22n) % 3n);
    expect(got[home]).toContain('AT_MESSAGE_CREATE');
    expect(got[0]).toContain('C2C_MESSAGE_CREATE');
    expect(got.flat()).toHaveLength(2);
  });

  test('raw events keep the id they are given and can be answered', async () => {
    await using scene = await start();
    const { client } = await login(scene.emulator, scene.token);
    const { openid } = scene.emulator.user('Ming');
    scene.emulator.dispatch('FRIEND_ADD', { openid, timestamp: 1 }, { id: 'FRIEND_ADD:x' });
    expect(await client.next()).toMatchObject({ id: 'FRIEND_ADD:x', d: { openid } });
    const sent = await scene.call('POST', `/v2/users/${openid}/messages`, {
      content: 'welcome',
      event_id: 'FRIEND_ADD:x',
    });
    expect(sent.status).toBe(200);
  });
});

describe('resume', () => {
  const resume = (token: string, session_id: string, seq: unknown) => ({
    op: 6,
    d: { token: `QQBot ${token}`, session_id, seq },
  });

  test('events sent meanwhile follow in order, then RESUMED with an empty d', async () => {
    await using scene = await start();
    const { client, sessionId } = await login(scene.emulator, scene.token);
    await scene.emulator.user('Ming').says('seen');
    await client.next();
    client.terminate();
    await client.closed;
    await scene.emulator.user('Ming').says('missed 1');
    await scene.emulator.user('Ming').says('missed 2');
    const again = await connect(scene.emulator);
    again.send(resume(scene.token, sessionId, 2));
    expect(await again.next()).toMatchObject({ s: 3, d: { content: 'missed 1' } });
    expect(await again.next()).toMatchObject({ s: 4, d: { content: 'missed 2' } });
    expect(await again.next()).toEqual({ op: 0, s: 5, t: 'RESUMED', d: '' });
  });

  test('what was sent but not handled comes again with the same ids', async () => {
    await using scene = await start();
    const { client, sessionId } = await login(scene.emulator, scene.token);
    await scene.emulator.user('Ming').says('hi');
    const first = await client.next();
    client.terminate();
    const again = await connect(scene.emulator);
    again.send(resume(scene.token, sessionId, 1));
    expect(await again.next()).toEqual(first);
  });

  test.each([
    [4006, [], 4006],
    [4902, [], 4902],
    ['invalid-session', [9], 4903],
  ] as const)('a session that is gone is answered as the setting %s says', async (deadSession, ops, code) => {
    await using scene = await start({ deadSession });
    const { client, sessionId } = await login(scene.emulator, scene.token);
    scene.emulator.gateway.expireSessions();
    await scene.emulator.user('Ming').says('still heard');
    expect(await client.next()).toMatchObject({ t: 'C2C_MESSAGE_CREATE' });
    client.terminate();
    const again = await connect(scene.emulator);
    again.send(resume(scene.token, sessionId, 1));
    expect(await again.closed).toBe(code);
    expect(again.frames.slice(1).map(({ op }) => op)).toEqual(ops);
  });

  test.each([[99], [-1], ['1'], [undefined]])('with seq %s it closes with 4007', async (seq) => {
    await using scene = await start();
    const { client, sessionId } = await login(scene.emulator, scene.token);
    client.terminate();
    const again = await connect(scene.emulator);
    again.send(resume(scene.token, sessionId, seq));
    expect(await again.closed).toBe(4007);
  });

  test('a session is lost when nobody comes back in time', async () => {
    let now = 0;
    await using scene = await start({ sessionRetentionMs: 1000 }, () => now);
    const { client, sessionId } = await login(scene.emulator, scene.token);
    client.terminate();
    await expect.poll(() => scene.emulator.gateway.connections).toBe(0);
    now = 1001;
    const again = await connect(scene.emulator);
    again.send(resume(scene.token, sessionId, 1));
    expect(await again.closed).toBe(4006);
  });

  test('when more was missed than is kept, op 9 says so instead of leaving a gap', async () => {
    await using scene = await start({ replayLimit: { events: 2, ageMs: 60_000 } });
    const { client, sessionId } = await login(scene.emulator, scene.token);
    client.terminate();
    for (const text of ['1', '2', '3']) await scene.emulator.user('Ming').says(text);
    const again = await connect(scene.emulator);
    again.send(resume(scene.token, sessionId, 1));
    expect(await again.next()).toEqual({ op: 9, d: false });
  });

  test('another bot cannot take the session', async () => {
    await using scene = await start();
    const { client, sessionId } = await login(scene.emulator, scene.token);
    const other = await askToken(scene.emulator, scene.emulator.addBot());
    client.terminate();
    const again = await connect(scene.emulator);
    again.send(resume(String(other['access_token']), sessionId, 1));
    expect(await again.closed).toBe(4006);
  });

  test('taking up a session whose old socket still hangs closes that socket with 4902', async () => {
    await using scene = await start();
    const { client, sessionId } = await login(scene.emulator, scene.token);
    const again = await connect(scene.emulator);
    again.send(resume(scene.token, sessionId, 1));
    expect(await client.closed).toBe(4902);
    expect(await again.next()).toMatchObject({ t: 'RESUMED' });
    await scene.emulator.user('Ming').says('hi');
    expect(await again.next()).toMatchObject({ t: 'C2C_MESSAGE_CREATE' });
  });

  test('with an overlap, events that were seen come again', async () => {
    await using scene = await start({ replayOverlap: 1 });
    const { client, sessionId } = await login(scene.emulator, scene.token);
    await scene.emulator.user('Ming').says('hi');
    const seen = await client.next();
    client.terminate();
    const again = await connect(scene.emulator);
    again.send(resume(scene.token, sessionId, 2));
    expect(await again.next()).toEqual(seen);
  });
});

describe('gateway control', () => {
  test('reconnect, invalid session, own frames and raw text reach the client', async () => {
    await using scene = await start();
    const client = await connect(scene.emulator);
    scene.emulator.gateway.reconnect();
    scene.emulator.gateway.invalidSession(true);
    scene.emulator.gateway.send({ op: 0, t: 'NEW', d: 1 });
    scene.emulator.gateway.sendRaw('{"op":55}');
    const got = [await client.next(), await client.next(), await client.next(), await client.next()];
    expect(got).toEqual([{ op: 7 }, { op: 9, d: true }, { op: 0, t: 'NEW', d: 1 }, { op: 55 }]);
  });

  test('close uses the code it is given', async () => {
    await using scene = await start();
    const client = await connect(scene.emulator);
    scene.emulator.gateway.close(4914, 'delisted');
    expect(await client.closed).toBe(4914);
  });

  test('ignored heartbeats stay unanswered and the connection stays open', async () => {
    await using scene = await start();
    const client = await connect(scene.emulator);
    scene.emulator.faults.start('no-ack');
    client.send({ op: 1, d: null });
    await client.settle();
    expect(client.frames).toHaveLength(1);
    expect(scene.emulator.gateway.connections).toBe(1);
  });

  test('refused connections get no hello', async () => {
    await using scene = await start();
    scene.emulator.faults.start('connection-refused');
    const client = new GatewayClient(scene.emulator);
    await client.closed;
    expect(client.frames).toEqual([]);
  });

  test('online resolves at the login and rejects when nobody comes', async () => {
    await using scene = await start();
    await expect(scene.emulator.gateway.online(10)).rejects.toThrow('No bot logged in within 10 ms.');
    const waiting = scene.emulator.gateway.online();
    await login(scene.emulator, scene.token);
    await expect(waiting).resolves.toBeUndefined();
  });
});

describe('an upgrade that is turned away', () => {
  test.each(['/websocket', '/_emulator/live', '/elsewhere'])('at %s may be reset by the client', async (path) => {
    await using scene = await start();
    scene.emulator.faults.start('connection-refused');
    const { port } = new URL(scene.emulator.url);
    for (let attempt = 0; attempt < 20; attempt++) {
      await new Promise<void>((resolve) => {
        const socket = connectTcp(Number(port), '127.0.0.1', () => {
          socket.write(`GET ${path} HTTP/1.1\r\nHost: else.where\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`);
          // Some resets come before the answer, some after it.
          setTimeout(() => socket.resetAndDestroy(), attempt % 4);
        });
        socket.on('close', () => resolve());
      });
    }
    expect(await scene.call('GET', '/users/@me')).toMatchObject({ status: 200 });
  });
});
