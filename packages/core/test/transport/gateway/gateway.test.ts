import type { ConnectionEntry, Emulator, FrameEntry } from '@qqbotjs/emulator';
import { describe, expect, test } from 'vitest';
import { ApiError, type Bot, GatewayError, MemoryStore, Intent, PluginError, type Store } from '../../../src/index.js';
import { CapturedLog } from '../../helpers/captured-log.js';
import { eventually, gate } from '../../helpers/eventually.js';
import { startGatewayServer } from '../../helpers/gateway-server.js';
import { startHttpServer } from '../../helpers/http-server.js';
import { botFor, startPlatform, startScene } from '../../helpers/scene.js';

/** Heartbeats that come often, on a platform that does not mind a missing one. */
const OFTEN = { heartbeatIntervalMs: 20, heartbeatToleranceIntervals: 1000 };

const ALL_INTENTS = Object.values(Intent).reduce((all, bit) => all | bit, 0);

/** A bot that says back what it hears. */
const echo = (bot: Bot) => bot.on('message', (ctx) => ctx.text);

function framesOf({ log }: Emulator, direction: FrameEntry['direction']): FrameEntry[] {
  return log.entries.filter(
    (entry): entry is typeof entry & FrameEntry => entry.kind === 'frame' && entry.direction === direction,
  );
}

/** Identify, Resume, heartbeats …, as opcodes in the order the bot sent them; heartbeats left out. */
const logins = (emulator: Emulator) =>
  framesOf(emulator, 'from-bot').flatMap(({ op }) => (op === 2 ? ['identify'] : op === 6 ? ['resume'] : []));

const connectionsOf = ({ log }: Emulator) =>
  log.entries.filter((entry): entry is typeof entry & ConnectionEntry => entry.kind === 'connection');

/** `[id, count]` of every identify. */
const shardsOf = (emulator: Emulator) =>
  framesOf(emulator, 'from-bot')
    .filter(({ op }) => op === 2)
    .map(({ frame }) => (frame as { d: { shard: number[] } }).d.shard)
    .toSorted();

async function answers(emulator: Emulator, text = 'still there?'): Promise<string> {
  return (await (await emulator.user('amy').says(text)).nextReply(8000)).content;
}

describe('a connection', () => {
  test('says hello, identifies with its intents, is ready, and sends heartbeats with the last number', async () => {
    await using scene = await startScene({ settings: OFTEN, setUp: echo });
    const { emulator, bot } = scene;
    await answers(emulator, 'hi');
    await eventually(() =>
      expect(framesOf(emulator, 'from-bot').map(({ frame }) => frame)).toContainEqual({ op: 1, d: 2 }),
    );
    const [identify] = framesOf(emulator, 'from-bot').filter(({ op }) => op === 2);
    expect(identify?.frame).toMatchObject({
      d: { intents: (1 << 25) | (1 << 30) | (1 << 12) | (1 << 26), shard: [0, 1], properties: {} },
    });
    expect(bot.user).toMatchObject({ username: 'demo-bot', bot: true });
    expect(framesOf(emulator, 'to-bot').some(({ op }) => op === 11)).toBe(true);
  });

  test('before the first event heartbeats carry null', async () => {
    await using platform = await startPlatform();
    const frames: unknown[] = [];
    await using gateway = await startGatewayServer((socket) => {
      socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 10 } }));
      socket.on('message', (data: Buffer) => frames.push(JSON.parse(data.toString())));
    });
    await using bot = botFor(platform);
    bot.api.gateway.getBot = async () => gateway.info;
    const starting = bot.start().catch(() => {});
    await eventually(() => expect(frames).toContainEqual({ op: 1, d: null }));
    await bot.stop();
    await starting;
  });

  test('intents given in the config are asked for as they are', async () => {
    await using scene = await startScene({ config: { intents: ['GUILDS', 'INTERACTION'] }, setUp: echo });
    const [identify] = framesOf(scene.emulator, 'from-bot').filter(({ op }) => op === 2);
    expect(identify?.frame).toMatchObject({ d: { intents: 1 | (1 << 26) } });
  });

  test('answers a heartbeat of the platform with one of its own', async () => {
    await using scene = await startScene({ setUp: echo });
    scene.emulator.gateway.send({ op: 1, d: null });
    await eventually(() =>
      expect(framesOf(scene.emulator, 'from-bot').at(-1)?.frame).toEqual({ op: 1, d: expect.any(Number) }),
    );
  });

  test('tells its listeners what happens to it', async () => {
    const told: string[] = [];
    await using scene = await startScene({
      setUp: (bot) =>
        echo(bot)
          .on('ready', ({ shard, user }) => told.push(`ready ${shard} ${user.username}`))
          .on('reconnecting', ({ reason }) => told.push(reason))
          .on('resumed', ({ shard }) => told.push(`resumed ${shard}`))
          .on('resumed', () => {
            throw new Error('a listener that fails');
          }),
    });
    scene.emulator.gateway.reconnect();
    await eventually(() => expect(told).toEqual(['ready 0 demo-bot', 'the platform asked to reconnect', 'resumed 0']));
    await eventually(() => expect(scene.log.complaints).toContain('a listener of "resumed" threw'));
    expect(await answers(scene.emulator)).toBe('still there?');
  });
});

describe.concurrent('coming back', () => {
  test.each([
    ['op 7', (emulator: Emulator) => emulator.gateway.reconnect()],
    ['op 9 true', (emulator: Emulator) => emulator.gateway.invalidSession(true)],
    ['a line cut without a word', (emulator: Emulator) => emulator.gateway.terminate()],
    ['close 1000', (emulator: Emulator) => emulator.gateway.close(1000)],
    ['close 4004', (emulator: Emulator) => emulator.gateway.close(4004)],
    ['close 4009', (emulator: Emulator) => emulator.gateway.close(4009, 'Session timed out')],
  ])('after %s the session is resumed, and what was said meanwhile is answered', async (_, disturb) => {
    await using scene = await startScene({ setUp: echo });
    const { emulator } = scene;
    await answers(emulator, 'before');
    const accept = emulator.faults.start('connection-refused');
    disturb(emulator);
    await eventually(() => expect(emulator.gateway.connections).toBe(0));
    const said = await emulator.user('amy').says('meanwhile');
    accept();
    expect((await said.nextReply(8000)).content).toBe('meanwhile');
    expect(said.replies).toHaveLength(1);
    expect(new Set(logins(emulator).slice(1))).toEqual(new Set(['resume']));
  });

  test.each([4000, 4003, 4005, 4006, 4007, 4900, 4902, 4913])('after close %i a new session begins', async (code) => {
    await using scene = await startScene({ setUp: echo });
    scene.emulator.gateway.close(code);
    await eventually(() => expect(logins(scene.emulator)).toEqual(['identify', 'identify']));
    await scene.emulator.gateway.online();
    expect(await answers(scene.emulator)).toBe('still there?');
  });

  test('after op 9 false the session is dropped, and a new one begins no sooner than in three seconds', async () => {
    await using scene = await startScene({ setUp: echo });
    const begin = Date.now();
    scene.emulator.gateway.invalidSession(false);
    await eventually(() => expect(logins(scene.emulator)).toEqual(['identify', 'identify']));
    expect(Date.now() - begin).toBeGreaterThanOrEqual(2900);
    expect(await answers(scene.emulator)).toBe('still there?');
  });

  test.each([4006, 4902, 'invalid-session'] as const)(
    'a resume of a session that is gone, refused with %s, falls back to identify',
    async (deadSession) => {
      await using scene = await startScene({ settings: { deadSession }, setUp: echo });
      const { emulator } = scene;
      emulator.gateway.expireSessions();
      emulator.gateway.terminate();
      await eventually(() => expect(logins(emulator)).toEqual(['identify', 'resume', 'identify']));
      await emulator.gateway.online();
      expect(await answers(emulator)).toBe('still there?');
    },
  );

  test('a half-open line, on which heartbeats stay unanswered, is noticed and replaced', async () => {
    const reasons: string[] = [];
    await using scene = await startScene({
      settings: OFTEN,
      setUp: (bot) => echo(bot).on('reconnecting', ({ reason }) => reasons.push(reason)),
    });
    const { emulator } = scene;
    const answering = emulator.faults.start('no-ack');
    await eventually(() => expect(reasons).toContain('no answer to heartbeats'));
    answering();
    expect(await answers(emulator)).toBe('still there?');
    expect(logins(emulator)).toContain('resume');
  });

  test('events a resume repeats are handled once', async () => {
    const heard: string[] = [];
    await using scene = await startScene({
      settings: { replayOverlap: 100 },
      setUp: (bot) => bot.on('message', (ctx) => void heard.push(ctx.text)),
    });
    const { emulator } = scene;
    for (const text of ['one', 'two']) await emulator.user('amy').says(text);
    await eventually(() => expect(heard).toHaveLength(2));
    emulator.gateway.terminate();
    await eventually(() => expect(logins(emulator)).toEqual(['identify', 'resume']));
    await emulator.gateway.online();
    await emulator.user('amy').says('three');
    await eventually(() => expect(heard).toContain('three'));
    expect(heard).toEqual(['one', 'two', 'three']);
  });

  test('a gateway that turns connections away for a while is survived', async () => {
    let losses = 0;
    await using scene = await startScene({ setUp: (bot) => echo(bot).on('reconnecting', () => void losses++) });
    const { emulator } = scene;
    const accept = emulator.faults.start('connection-refused');
    emulator.gateway.terminate();
    await eventually(() => expect(losses).toBeGreaterThan(2));
    accept();
    expect(await answers(emulator)).toBe('still there?');
  });
});

describe.concurrent('a fatal close', () => {
  test.each([
    [4001, 'please report this'],
    [4002, 'please report this'],
    [4010, 'check `shards`'],
    [4011, "set shards: 'auto'"],
    [4012, 'upgrade @qqbotjs/core'],
    [4013, '`intents` in the config holds bits'],
    [4914, 'only the sandbox lets it in'],
    [4915, 'The bot is banned'],
  ])('%i stops the bot with the remedy', async (code, remedy) => {
    const fatal: Error[] = [];
    await using scene = await startScene({ setUp: (bot) => echo(bot).on('fatal', ({ error }) => fatal.push(error)) });
    scene.emulator.gateway.close(code, 'so there');
    await eventually(() => expect(scene.log.text).toContain('"msg":"stopped"'));
    expect(fatal).toHaveLength(1);
    expect(fatal[0]).toBeInstanceOf(GatewayError);
    expect(fatal[0]).toMatchObject({ closeCode: code });
    expect(String(fatal[0])).toContain(remedy);
    expect(String(fatal[0])).toContain('so there');
    expect(scene.emulator.gateway.connections).toBe(0);
    expect(logins(scene.emulator)).toEqual(['identify']);
  });

  test('4014 while starting rejects start() and says what to leave out', async () => {
    await using emulator = await startPlatform({ settings: { grantedIntents: 1 } });
    const bot = echo(botFor(emulator));
    const error = await bot.start().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(GatewayError);
    expect(error).toMatchObject({ closeCode: 4014 });
    expect(String(error)).toContain('apply for them in the console, or leave them out with `intents`');
    expect(String(error)).toContain('\n  - GROUP_AND_C2C_EVENT (needs a grant): needed by message');
    expect(String(error)).toContain("\nOnly what needs no grant: intents: ['PUBLIC_GUILD_MESSAGES']");
    await eventually(() => expect(emulator.gateway.connections).toBe(0));
  });

  test('4014 for what no handler listens to is no reason not to start: it is left out, on every shard', async () => {
    const granted = ALL_INTENTS & ~Intent.INTERACTION;
    await using scene = await startScene({ settings: { grantedIntents: granted }, config: { shards: 2 }, setUp: echo });
    expect(await answers(scene.emulator)).toBe('still there?');
    const asked = framesOf(scene.emulator, 'from-bot').filter(({ op }) => op === 2);
    expect(asked.length).toBeLessThanOrEqual(4);
    expect(scene.log.complaints.filter((line) => !line.includes('back in'))).toEqual([
      expect.stringMatching(/asked for less: presses .* Apply for the missing intents/),
    ]);
  });

  test('4014 for what the config names is told as it is, and so is that for buttons somebody listens to', async () => {
    const settings = { grantedIntents: ALL_INTENTS & ~Intent.INTERACTION };
    await using emulator = await startPlatform({ settings });
    const named = echo(botFor(emulator, { intents: ['GROUP_AND_C2C_EVENT', 'INTERACTION'] }));
    await expect(named.start()).rejects.toMatchObject({ closeCode: 4014 });
    const pressed = echo(botFor(emulator)).button('vote', () => 'counted');
    await expect(pressed.start()).rejects.toThrow('INTERACTION (needs a grant): needed by button vote');
  });
});

// A process killed while handling an event of a session that was not kept could not take it up again.
test('an event of a new session is handled once the session is kept', async () => {
  const kept = gate();
  const memory = new MemoryStore();
  const slow: Store = {
    get: (key) => memory.get(key),
    delete: (key) => memory.delete(key),
    set: (key, value) => kept.opened.then(() => memory.set(key, value)),
  };
  const heard: string[] = [];
  await using scene = await startScene({
    config: { store: slow },
    setUp: (bot) => bot.on('message', (ctx) => void heard.push(ctx.text)),
  });
  for (const text of ['one', 'two']) await scene.emulator.user('amy').says(text);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(heard).toEqual([]);
  kept.open();
  await eventually(() => expect(heard).toEqual(['one', 'two']));
});

describe('frames', () => {
  test.each([
    ['that is no JSON', 'nonsense', 'A frame was not JSON and was skipped'],
    ['without an op', '{"t":"MESSAGE_CREATE"}', 'A frame had no op and was skipped'],
  ])('one %s is skipped with one warning, and the next event is answered', async (_, data, warning) => {
    await using scene = await startScene({ setUp: echo });
    scene.emulator.gateway.sendRaw(data);
    expect(await answers(scene.emulator)).toBe('still there?');
    expect(scene.log.complaints).toEqual([expect.stringContaining(warning)]);
  });

  test('one of 2 MB is skipped with one warning, and the next event is answered on the same connection', async () => {
    await using scene = await startScene({ setUp: echo });
    const d = { id: 'big', content: 'x'.repeat(2 * 1024 * 1024), author: { id: 'a', user_openid: 'a' } };
    scene.emulator.gateway.sendRaw(JSON.stringify({ op: 0, t: 'C2C_MESSAGE_CREATE', d }));
    expect(await answers(scene.emulator)).toBe('still there?');
    expect(scene.log.complaints).toEqual([expect.stringMatching(/^A frame of 2097\d{3} bytes is over the limit/)]);
    expect(logins(scene.emulator)).toEqual(['identify']);
  });

  test('the limit can be raised', async () => {
    await using scene = await startScene({
      config: { transport: { maxFrameBytes: 4 * 1024 * 1024 } },
      setUp: (bot) => bot.on('message', (ctx) => String(ctx.text.length)),
    });
    expect(await answers(scene.emulator, 'x'.repeat(2_000_000))).toBe('2000000');
  });

  test.each([
    ['a hello without its interval', { op: 10 }],
    ['READY without its data', { op: 0, t: 'READY', s: 2 }],
    ['an unknown opcode', { op: 77, d: {} }],
    ['an event without data', { op: 0, t: 'C2C_MESSAGE_CREATE', s: 2, d: null }],
    ['an event without a name', { op: 0, d: { id: 'x' } }],
    ['a message without an author', { op: 0, t: 'C2C_MESSAGE_CREATE', d: { id: 'x', content: 'hi' } }],
  ])('%s harms nobody', async (_, frame) => {
    await using scene = await startScene({ setUp: echo });
    scene.emulator.gateway.sendRaw(JSON.stringify(frame));
    expect(await answers(scene.emulator)).toBe('still there?');
  });

  test('binary frames are read like text', async () => {
    const heard: string[] = [];
    await using scene = await startScene({ setUp: (bot) => bot.on('message', (ctx) => void heard.push(ctx.text)) });
    const event = (id: string) => ({
      op: 0,
      t: 'C2C_MESSAGE_CREATE',
      id: `C2C_MESSAGE_CREATE:${id}`,
      d: { id, content: `你好 ${id}`, author: { id: 'a', user_openid: 'a' } },
    });
    scene.emulator.gateway.sendRaw(JSON.stringify(event('text')));
    scene.emulator.gateway.sendRaw(Buffer.from(JSON.stringify(event('binary'))));
    await eventually(() => expect(heard).toEqual(['你好 text', '你好 binary']));
  });

  test("events nobody has documented are passed on to 'event' handlers", async () => {
    const heard: unknown[] = [];
    await using scene = await startScene({
      setUp: (bot) => bot.on('event', (ctx) => void heard.push([ctx.eventName, ctx.data])),
    });
    scene.emulator.dispatch('SOMETHING_NEW', { answer: 42 });
    await eventually(() => expect(heard).toEqual([['SOMETHING_NEW', { answer: 42 }]]));
  });
});

describe.concurrent('starting', () => {
  test('wrong credentials reject start() with the remedy, after one try', async () => {
    await using emulator = await startPlatform();
    const bot = botFor(emulator, { clientSecret: 'not-the-secret-of-this-bot' });
    const error = await bot.start().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ code: 100016 });
    expect(String(error)).toContain('Check appId and clientSecret');
    expect(String(error)).not.toContain('not-the-secret-of-this-bot');
    expect(emulator.log.entries.filter(({ kind }) => kind === 'call')).toHaveLength(1);
  });

  test.each([
    ['the token endpoint', '/app/getAppAccessToken', { respond: { status: 503, body: 'down' } }],
    ['the token endpoint, resetting connections,', '/app/getAppAccessToken', { drop: 'before' }],
    ['the gateway endpoint', '/gateway/bot', { respond: { status: 500, body: { message: 'oops' } } }],
  ] as const)('%s failing for a while only delays it', async (_, path, fault) => {
    await using emulator = await startPlatform();
    emulator.faults.http({ path, times: 3, ...fault });
    await using bot = echo(botFor(emulator));
    await bot.start();
    expect(await answers(emulator)).toBe('still there?');
  });

  test('the token endpoint failing longer than its retries only delays it, too', async () => {
    await using emulator = await startPlatform();
    const end = emulator.faults.http({ path: '/app/getAppAccessToken', respond: { status: 400, body: { code: 1 } } });
    await using bot = echo(botFor(emulator));
    const reasons: string[] = [];
    bot.on('reconnecting', ({ reason }) => {
      reasons.push(reason);
      end();
    });
    await bot.start();
    expect(reasons).toHaveLength(1);
    expect(await answers(emulator)).toBe('still there?');
  });

  test('start() a second time says what to do instead', async () => {
    await using scene = await startScene();
    await expect(scene.bot.start()).rejects.toBeInstanceOf(PluginError);
    await expect(scene.bot.start()).rejects.toThrow('to start again make a new one');
  });

  test('stop() while starting ends the start with an error, and nothing is left open', async () => {
    await using emulator = await startPlatform();
    let open = 0;
    await using gateway = await startGatewayServer((socket) => {
      open++;
      socket.on('close', () => void open--);
    });
    const bot = echo(botFor(emulator));
    bot.api.gateway.getBot = async () => gateway.info;
    const starting = bot.start().catch((thrown: unknown) => thrown);
    await eventually(() => expect(open).toBe(1));
    await bot.stop();
    const error = await starting;
    expect(error).toBeInstanceOf(GatewayError);
    expect(String(error)).toContain('stopped before it was ready');
    await eventually(() => expect(open).toBe(0));
  });

  test('stop() while the store is read opens no connection afterwards, and keeps what is stored', async () => {
    await using emulator = await startPlatform();
    const reading = gate();
    const store = new (class extends MemoryStore {
      override async get(key: string) {
        await reading.opened;
        return super.get(key);
      }
    })();
    const key = `session-${emulator.bot.appId}-0-of-1`;
    await store.set(key, { id: 'of-an-earlier-run', seq: 7 });
    const bot = echo(botFor(emulator, { store }));
    const starting = bot.start().catch((thrown: unknown) => thrown);
    await new Promise((resolve) => setTimeout(resolve, 20));
    await bot.stop();
    reading.open();
    expect(String(await starting)).toContain('stopped before it was ready');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(connectionsOf(emulator)).toEqual([]);
    expect(await store.get(key)).toEqual({ id: 'of-an-earlier-run', seq: 7 });
  });

  test.each([
    ['it is slow to say', { delayMs: 100 }],
    ['it fails to say', { respond: { status: 400, body: { code: 1 } } }],
  ])('stop() while the platform is asked how many connections it wants, and %s, opens none', async (_, fault) => {
    await using emulator = await startPlatform();
    emulator.faults.http({ path: '/gateway/bot', ...fault });
    const bot = echo(botFor(emulator, { shards: 'auto' }));
    const starting = bot.start().catch((thrown: unknown) => thrown);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await bot.stop();
    expect(String(await starting)).toContain('stopped before it was ready');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(connectionsOf(emulator)).toEqual([]);
  });

  test("with shards: 'auto' a platform that is down for a while only delays it", async () => {
    await using emulator = await startPlatform();
    const end = emulator.faults.http({ path: '/gateway/bot', respond: { status: 400, body: { code: 1 } } });
    await using bot = echo(botFor(emulator, { shards: 'auto' }));
    setTimeout(end, 200);
    await bot.start();
    expect(await answers(emulator)).toBe('still there?');
  });
});

describe.concurrent('sessions', () => {
  test('a new bot resumes the session the last one left in the store', async () => {
    await using emulator = await startPlatform();
    const store = new MemoryStore();
    const first = echo(botFor(emulator, { store }));
    await first.start();
    await answers(emulator, 'to the first');
    await first.stop();
    const missed = await emulator.user('amy').says('in between');
    await using second = echo(botFor(emulator, { store }));
    await second.start();
    expect((await missed.nextReply()).content).toBe('in between');
    expect(logins(emulator)).toEqual(['identify', 'resume']);
    expect(second.user?.username).toBe('demo-bot');
  });

  test('what is saved is the number below which everything was handled, so that a crash loses nothing', async () => {
    const store = new MemoryStore();
    const held = gate();
    await using emulator = await startPlatform();
    await using bot = botFor(emulator, { store });
    const heard: string[] = [];
    bot.on('message', async (ctx) => {
      heard.push(ctx.text);
      if (ctx.text === 'slow') await held.opened;
    });
    await bot.start();
    await emulator.user('amy').says('slow');
    await emulator.user('ben').says('fast');
    await eventually(() => expect(heard).toEqual(['slow', 'fast']));
    const { appId } = emulator.bot;
    const saved = () => store.get(`session-${appId}-0-of-1`);
    await eventually(async () => expect(await saved()).toMatchObject({ seq: 1 }));
    held.open();
    await eventually(async () => expect(await saved()).toMatchObject({ seq: 3 }));
  });

  test('a handler that ignores the deadline of stop() gets its event again after a restart', async () => {
    const store = new MemoryStore();
    await using emulator = await startPlatform();
    const log = new CapturedLog();
    const first = botFor(emulator, { store, log: { level: 'trace', destination: log } });
    let isAborted = false;
    const started = gate();
    const never = gate();
    first.on('message', async (ctx) => {
      started.open();
      ctx.signal.addEventListener('abort', () => {
        isAborted = true;
      });
      await never.opened;
    });
    await first.start();
    const said = await emulator.user('amy').says('important');
    await started.opened;
    await first.stop({ deadlineMs: 20 });
    expect(isAborted).toBe(true);
    expect(log.complaints).toEqual(['handlers still running at the deadline; their events will come again']);
    await using second = echo(botFor(emulator, { store }));
    await second.start();
    expect((await said.nextReply()).content).toBe('important');
    never.open();
  });

  test('stop() lets a running handler finish and answer', async () => {
    const held = gate();
    const started = gate();
    await using scene = await startScene({
      setUp: (bot) =>
        bot.on('message', async () => {
          started.open();
          await held.opened;
          return 'done';
        }),
    });
    const said = await scene.emulator.user('amy').says('work');
    await started.opened;
    const stopping = scene.bot.stop();
    setTimeout(held.open, 30);
    await stopping;
    expect(said.replies.map(({ content }) => content)).toEqual(['done']);
  });

  test('a store that cannot be written is told, and the bot goes on', async () => {
    const store = {
      get: async () => undefined,
      set: () => Promise.reject(new Error('disk full')),
      delete: async () => {},
    };
    await using scene = await startScene({ config: { store, log: { level: 'error' } }, setUp: echo });
    await eventually(() =>
      expect(scene.log.complaints).toContain('the session could not be saved; a restart will miss events'),
    );
    expect(await answers(scene.emulator)).toBe('still there?');
  });

  test('with no session start left it waits instead of identifying', async () => {
    const info = (url: string, remaining: number) => ({
      url,
      shards: 1,
      session_start_limit: { total: 1000, remaining, reset_after: 100, max_concurrency: 1000 },
    });
    await using emulator = await startPlatform();
    let asked = 0;
    await using proxy = await startHttpServer(({ path }) =>
      path === '/gateway/bot'
        ? { body: info(`${emulator.url.replace('http', 'ws')}/websocket`, asked++ === 0 ? 0 : 5) }
        : { status: 404 },
    );
    const log = new CapturedLog();
    await using bot = botFor(emulator, {
      endpoints: { api: proxy.url, token: emulator.tokenUrl },
      log: { level: 'error', destination: log },
    });
    await bot.start();
    expect(asked).toBe(2);
    expect(log.complaints).toEqual([expect.stringContaining('session_start_limit is used up')]);
  });
});

describe('shards', () => {
  test("'auto' opens as many connections as the platform recommends, each with its own session", async () => {
    await using scene = await startScene({
      settings: { recommendedShards: 3 },
      config: { shards: 'auto' },
      setUp: echo,
    });
    expect(shardsOf(scene.emulator)).toEqual([
      [0, 3],
      [1, 3],
      [2, 3],
    ]);
    expect(scene.emulator.gateway.connections).toBe(3);
    expect(await answers(scene.emulator)).toBe('still there?');
  });

  test('start() waits for all of them', async () => {
    const ready: unknown[] = [];
    await using scene = await startScene({
      config: { shards: 2 },
      setUp: (bot) => echo(bot).on('ready', ({ shard }) => ready.push(shard)),
    });
    expect(ready.toSorted()).toEqual([0, 1]);
    expect(scene.emulator.gateway.connections).toBe(2);
  });

  test('a list of numbers holds those of as many as the platform recommends', async () => {
    await using scene = await startScene({
      settings: { recommendedShards: 4 },
      config: { shards: [1, 3] },
      setUp: echo,
    });
    expect(shardsOf(scene.emulator)).toEqual([
      [1, 4],
      [3, 4],
    ]);
  });

  test('or of a count of its own, without asking', async () => {
    await using scene = await startScene({ config: { shards: { ids: [2], count: 3 } }, setUp: echo });
    expect(shardsOf(scene.emulator)).toEqual([[2, 3]]);
  });

  test('a number that is not below the count is refused with the remedy', async () => {
    await using emulator = await startPlatform({ settings: { recommendedShards: 2 } });
    const error = await echo(botFor(emulator, { shards: [0, 2, 5] }))
      .start()
      .catch((thrown: unknown) => thrown);
    expect(String(error)).toContain('There are 2 shards, numbered 0 to 1, so no 2, 5. Correct `shards`');
    expect(emulator.gateway.connections).toBe(0);
  });
});

describe('handlers that cannot keep up', () => {
  test('stop the reading at a bound, which is no silence, and lose nothing', async () => {
    const held = gate();
    let running = 0;
    let most = 0;
    await using scene = await startScene({
      settings: { ...OFTEN, heartbeatIntervalMs: 1000, replayLimit: { events: 5000, ageMs: 60_000 } },
      config: { transport: { maxPendingEvents: 20 } },
      setUp: (bot) =>
        bot.on('message', async (ctx) => {
          most = Math.max(most, ++running);
          await held.opened;
          running--;
          return ctx.text;
        }),
    });
    const { emulator, bot, log } = scene;
    emulator.settings.enforceRateLimits = false;
    const long = 'x'.repeat(3000);
    const said = await Promise.all(Array.from({ length: 600 }, (_, i) => emulator.user(`user ${i}`).says(long + i)));
    await eventually(() => expect(bot.status().connections[0]?.isPaused).toBe(true));
    // Longer than it takes to call a line dead that is silent while it is read.
    await new Promise((resolve) => setTimeout(resolve, 4500));
    expect(bot.status()).toMatchObject({ isUp: true, connections: [{ state: 'ready', losses: 0, isPaused: true }] });
    expect(most).toBeLessThan(200);
    held.open();
    for (const [i, { replies }] of said.entries())
      await eventually(() => expect(replies.map(({ content }) => content)).toEqual([long + i]), 15_000);
    expect(logins(emulator)).toEqual(['identify']);
    await eventually(() => expect(bot.status().connections[0]?.isPaused).toBe(false));
    expect(log.complaints).toEqual([expect.stringContaining('handlers are behind; reading stops')]);
  }, 30_000);

  test('do not keep the bot from stopping, and get the rest after a restart', async () => {
    const store = new MemoryStore();
    const never = gate();
    await using emulator = await startPlatform();
    const first = botFor(emulator, { store, transport: { maxPendingEvents: 3 }, log: { level: 'fatal' } });
    first.on('message', () => never.opened);
    await first.start();
    const said = await Promise.all(Array.from({ length: 50 }, (_, i) => emulator.user(`user ${i}`).says(`${i}`)));
    await eventually(() => expect(first.status().connections[0]?.isPaused).toBe(true));
    await first.stop({ deadlineMs: 50 });
    expect(first.status()).toMatchObject({ phase: 'stopped', isUp: false });
    await eventually(() => expect(emulator.gateway.connections).toBe(0));
    await using second = echo(botFor(emulator, { store }));
    await second.start();
    for (const [i, { replies }] of said.entries())
      await eventually(() => expect(replies.map(({ content }) => content)).toEqual([`${i}`]));
    never.open();
  });
});

describe('status()', () => {
  test('says what the bot is doing, connection by connection', async () => {
    const begin = Date.now();
    await using scene = await startScene({ settings: OFTEN, config: { shards: 2 }, setUp: echo });
    const { bot, emulator } = scene;
    await answers(emulator);
    await eventually(() => expect(bot.status().connections[0]?.latencyMs).toBeGreaterThanOrEqual(0));
    const status = bot.status();
    expect(status).toMatchObject({ phase: 'running', isUp: true, pendingEvents: 0, plugins: [] });
    expect(status.user?.username).toBe('demo-bot');
    const [first, second] = status.connections;
    expect(first).toMatchObject({ shard: 0, state: 'ready', losses: 0, isPaused: false, seq: 2 });
    expect(second).toMatchObject({ shard: 1, state: 'ready', seq: 1 });
    expect(first?.since).toBeGreaterThanOrEqual(begin);
    expect(first?.lastEventAt).toBeGreaterThanOrEqual(first?.since ?? Infinity);
    emulator.faults.start('connection-refused');
    emulator.gateway.terminate();
    await eventually(() =>
      expect(bot.status()).toMatchObject({
        phase: 'running',
        isUp: false,
        connections: [{ losses: 1 }, { losses: 1 }],
      }),
    );
    expect(JSON.parse(JSON.stringify(bot.status()))).toMatchObject({ isUp: false });
  });

  test('before the start and after the stop there are no connections that are up', async () => {
    await using emulator = await startPlatform();
    const bot = botFor(emulator);
    expect(bot.status()).toMatchObject({ phase: 'new', isUp: false, connections: [] });
    await bot.start();
    await bot.stop();
    expect(bot.status()).toMatchObject({ phase: 'stopped', isUp: false, connections: [{ state: 'stopped' }] });
  });
});
