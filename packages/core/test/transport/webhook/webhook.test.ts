import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { type Bot, type BotConfig, createBot, MemoryStore, type Store } from '../../../src/index.js';
import { c2cMessage, callback, SECRET, signedBy } from '../../helpers/callback.js';
import { CapturedLog } from '../../helpers/captured-log.js';
import { eventually, gate } from '../../helpers/eventually.js';
import { type HttpServer, type ReceivedRequest, startHttpServer } from '../../helpers/http-server.js';

const TAKEN = { op: 12, d: 0 };
const LATER = { op: 12, d: 1 };

interface WebhookScene extends AsyncDisposable {
  readonly bot: Bot;
  readonly log: CapturedLog;
  readonly platform: HttpServer;
  /** Messages the platform was sent. */
  readonly sent: readonly ReceivedRequest[];
  /** Hands a request to the bot. */
  post(request: RequestInit): Promise<{ status: number; body: unknown }>;
}

interface WebhookSceneOptions {
  config?: BotConfig;
  setUp?: (bot: Bot) => unknown;
  /** How long the platform is down at first, in calls. */
  failures?: number;
}

/** A bot with a webhook, and a platform that takes what it says. */
async function startWebhook(options: WebhookSceneOptions = {}): Promise<WebhookScene> {
  const { config, setUp = (bot) => bot.on('message', (ctx) => ctx.text) } = options;
  let failures = options.failures ?? 0;
  const platform = await startHttpServer(({ path }) => {
    if (failures-- > 0) return { status: 503, body: '<html>503</html>' };
    if (path === '/app/getAppAccessToken') return { body: { access_token: 'token-of-tests', expires_in: '7200' } };
    if (path === '/users/@me') return { body: { id: '1', username: 'demo-bot', bot: true } };
    return { body: { id: 'sent', timestamp: '2026-11-25T10:00:00+08:00' } };
  });
  const log = new CapturedLog();
  const bot = createBot({
    appId: '102000001',
    clientSecret: SECRET,
    endpoints: { api: platform.url },
    store: 'memory',
    locale: 'en',
    log: { level: 'debug', destination: log },
    ...config,
    transport: { webhook: {}, ...config?.transport },
  });
  setUp(bot);
  return {
    bot,
    log,
    platform,
    get sent() {
      return platform.requests.filter(({ path }) => path.endsWith('/messages'));
    },
    async post(request) {
      const response = await bot.webhook(new Request('https://bot.example/', request));
      return { status: response.status, body: await response.json() };
    },
    async [Symbol.asyncDispose]() {
      await bot.stop({ deadlineMs: 0 });
      await platform[Symbol.asyncDispose]();
    },
  };
}

describe('an event', () => {
  test('is acknowledged, handled and replied to', async () => {
    await using scene = await startWebhook();
    await scene.bot.start();
    expect(await scene.post(callback(c2cMessage(1)))).toEqual({ status: 200, body: TAKEN });
    await eventually(() => expect(scene.sent).toHaveLength(1));
    expect(scene.sent[0]).toMatchObject({
      path: '/v2/users/AMY1/messages',
      body: { content: 'message 1', msg_id: 'ROBOT1.0_1', msg_seq: 1 },
    });
    expect(scene.bot.status()).toMatchObject({ isUp: true, connections: [{ state: 'listening' }] });
  });

  test('is acknowledged before its handler is done, and waitUntil is told what goes on', async () => {
    const { opened, open } = gate();
    await using scene = await startWebhook({ setUp: (bot) => bot.on('message', () => opened) });
    await scene.bot.start();
    const going: Promise<unknown>[] = [];
    const request = new Request('https://bot.example/', callback(c2cMessage(1)));
    const response = await scene.bot.webhook(request, { waitUntil: (work) => going.push(work) });
    expect(await response.json()).toEqual(TAKEN);
    expect(going).toHaveLength(1);
    expect(await Promise.race([going[0]?.then(() => 'done'), sleep(50, 'still going')])).toBe('still going');
    open();
    await going[0];
  });

  test('delivered three times, also at once, is handled once and acknowledged each time', async () => {
    await using scene = await startWebhook();
    await scene.bot.start();
    const posts = [1, 1, 1].map((n) => scene.post(callback(c2cMessage(n))));
    for (const { body } of await Promise.all(posts)) expect(body).toEqual(TAKEN);
    await eventually(() => expect(scene.sent).toHaveLength(1));
    expect((await scene.post(callback(c2cMessage(1)))).body).toEqual(TAKEN);
    await scene.post(callback(c2cMessage(2)));
    await eventually(() =>
      expect(scene.sent.map(({ body }) => (body as { content: string }).content)).toContain('message 2'),
    );
    expect(scene.sent).toHaveLength(2);
  });

  test('that comes before the platform says who the bot is waits, and is handled', async () => {
    await using scene = await startWebhook({ failures: 2 });
    const starting = scene.bot.start();
    await eventually(() => expect(scene.bot.status().connections).toMatchObject([{ state: 'connecting' }]));
    expect((await scene.post(callback(c2cMessage(1)))).body).toEqual(TAKEN);
    expect(scene.bot.status().isUp).toBe(false);
    await starting;
    await eventually(() => expect(scene.sent).toHaveLength(1));
  });

  test('is put off before the start and after the stop', async () => {
    await using scene = await startWebhook();
    expect((await scene.post(callback(c2cMessage(1)))).body).toEqual(LATER);
    await scene.bot.start();
    await scene.bot.stop();
    expect((await scene.post(callback(c2cMessage(1)))).body).toEqual(LATER);
    expect(scene.sent).toEqual([]);
  });

  test('is put off while as many as allowed are under way, and taken again afterwards', async () => {
    const { opened, open } = gate();
    await using scene = await startWebhook({
      config: { transport: { webhook: {}, maxPendingEvents: 2 } },
      setUp: (bot) => bot.on('message', () => opened.then(() => 'done')),
    });
    await scene.bot.start();
    for (const n of [1, 2]) expect((await scene.post(callback(c2cMessage(n)))).body).toEqual(TAKEN);
    expect((await scene.post(callback(c2cMessage(3)))).body).toEqual(LATER);
    expect(scene.bot.status().connections).toMatchObject([{ isPaused: true }]);
    open();
    await eventually(() => expect(scene.sent).toHaveLength(2));
    await eventually(() => expect(scene.bot.status().connections).toMatchObject([{ isPaused: false }]));
    expect((await scene.post(callback(c2cMessage(3)))).body).toEqual(TAKEN);
    await eventually(() => expect(scene.sent).toHaveLength(3));
    expect(scene.log.complaints).toEqual(['webhook: handlers are behind; events are put off until they catch up']);
  });

  test('that cannot be kept is put off, not acknowledged', async () => {
    const store = new MemoryStore();
    let isFull = true;
    const failing: Store = {
      get: (key) => store.get(key),
      delete: (key) => store.delete(key),
      set: (key, value) => (isFull ? Promise.reject(new Error('disk full')) : store.set(key, value)),
    };
    await using scene = await startWebhook({ config: { store: failing } });
    await scene.bot.start();
    expect((await scene.post(callback(c2cMessage(1)))).body).toEqual(LATER);
    isFull = false;
    expect((await scene.post(callback(c2cMessage(1)))).body).toEqual(TAKEN);
    await eventually(() => expect(scene.sent).toHaveLength(1));
    expect(scene.log.complaints).toEqual(['webhook: an event could not be kept and was put off']);
  });

  test('acknowledged and not handled when the process ends comes again after a restart, in its order', async () => {
    const store = new MemoryStore();
    {
      await using first = await startWebhook({
        config: { store },
        setUp: (bot) => bot.on('message', () => new Promise(() => {})),
      });
      await first.bot.start();
      for (const n of [1, 2, 3]) expect((await first.post(callback(c2cMessage(n)))).body).toEqual(TAKEN);
    }
    await using second = await startWebhook({ config: { store } });
    await second.bot.start();
    await eventually(() => expect(second.sent).toHaveLength(3));
    // The platform had not heard that it arrived.
    expect((await second.post(callback(c2cMessage(2)))).body).toEqual(TAKEN);
    await second.bot.stop();
    expect(second.sent.map(({ body }) => (body as { content: string }).content).toSorted()).toEqual([
      'message 1',
      'message 2',
      'message 3',
    ]);
    expect(await store.get('webhook-102000001')).toBeUndefined();
  });

  test('of an interaction is acknowledged to the person, too', async () => {
    await using scene = await startWebhook({ setUp: (bot) => bot.on('interaction', () => {}) });
    await scene.bot.start();
    await scene.post(
      callback({
        id: 'INTERACTION_CREATE:1b13d569',
        op: 0,
        t: 'INTERACTION_CREATE',
        d: {
          id: '1b13d569',
          type: 11,
          application_id: '1',
          scene: 'c2c',
          user_openid: 'AMY',
          data: { resolved: {} },
          version: 1,
        },
      }),
    );
    await eventually(() =>
      expect(scene.platform.requests).toContainEqual(
        expect.objectContaining({ method: 'PUT', path: '/interactions/1b13d569', body: { code: 0 } }),
      ),
    );
  });
});

describe('a request', () => {
  test.each([
    ['signed with another secret', callback(c2cMessage(1), { secret: 'another' }), 401],
    ['whose body was changed on the way', { ...callback(c2cMessage(1)), body: JSON.stringify(c2cMessage(2)) }, 401],
    ['signed ten minutes ago', callback(c2cMessage(1), { ageSeconds: 600 }), 403],
    ['signed ten minutes from now', callback(c2cMessage(1), { ageSeconds: -600 }), 403],
    ['with a time that is none', callback(c2cMessage(1), { headers: { 'x-signature-timestamp': 'now' } }), 401],
    ['without a signature', { method: 'POST', body: JSON.stringify(c2cMessage(1)) }, 401],
    ['that is no JSON', callback('<html>'), 400],
    ['that is no object', callback('12345'), 400],
    ['without an opcode', callback({ t: 'C2C_MESSAGE_CREATE', d: {} }), 400],
    ['with an event without a name', callback({ op: 0, d: {} }), 400],
    ['longer than allowed', callback(c2cMessage(1, 'x'.repeat(2_000_000))), 413],
    ['by GET', { method: 'GET' }, 405],
  ] satisfies [string, RequestInit, number][])('%s is refused', async (_, request, status) => {
    await using scene = await startWebhook();
    await scene.bot.start();
    expect((await scene.post(request)).status).toBe(status);
    await scene.bot.stop();
    expect(scene.sent).toEqual([]);
  });

  test('is refused when too long, although it does not say how long it is', async () => {
    await using scene = await startWebhook({ config: { transport: { webhook: { maxBodyBytes: 1000 } } } });
    await scene.bot.start();
    const { headers } = callback('');
    const body = new ReadableStream({
      pull: (controller) => controller.enqueue(new TextEncoder().encode('x'.repeat(600))),
    });
    expect((await scene.post({ method: 'POST', headers, body, duplex: 'half' } as RequestInit)).status).toBe(413);
  });

  test('refused again and again is told once a minute, and says what to check', async () => {
    await using scene = await startWebhook();
    await scene.bot.start();
    for (const n of [1, 2, 3]) await scene.post(callback(c2cMessage(n), { secret: 'another' }));
    await scene.post(callback(c2cMessage(4), { secret: 'another', headers: { 'x-bot-appid': '555' } }));
    expect(scene.log.complaints).toEqual([
      'webhook: a request was refused: its signature does not fit: check clientSecret, and that no proxy changes the body',
      'webhook: a request was refused: its request is for another bot, 555',
    ]);
  });

  test('with a heartbeat is answered with its number', async () => {
    await using scene = await startWebhook();
    await scene.bot.start();
    expect((await scene.post(callback({ op: 1, d: 42 }))).body).toEqual({ op: 11, d: 42 });
  });
});

describe('the validation of the address', () => {
  const validation = (plain_token: string) => ({ op: 13, d: { plain_token, event_ts: '1725442341' } });

  test.each([
    ['signed', callback(validation('Arq0D5A61EgUu4OxUvOp'))],
    ['unsigned', { method: 'POST', body: JSON.stringify(validation('Arq0D5A61EgUu4OxUvOp')) }],
  ])('is answered when %s, and before the bot has started', async (_, request) => {
    await using scene = await startWebhook();
    expect(await scene.post(request)).toEqual({
      status: 200,
      body: {
        plain_token: 'Arq0D5A61EgUu4OxUvOp',
        signature: signedBy(SECRET, '1725442341Arq0D5A61EgUu4OxUvOp'),
      },
    });
  });

  test('cannot be used to have a forged event signed', async () => {
    await using scene = await startWebhook();
    await scene.bot.start();
    const request = { method: 'POST', body: JSON.stringify(validation(JSON.stringify(c2cMessage(1)))) };
    expect(await scene.post(request)).toEqual({ status: 403, body: {} });
    expect((await scene.post(callback(validation('token'), { secret: 'another' }))).status).toBe(401);
  });
});

describe('a server of its own', () => {
  const freePort = async (): Promise<number> => {
    await using server = await startHttpServer(() => ({}));
    return Number(new URL(server.url).port);
  };

  test('listens on the port and path of the config, until the bot stops', async () => {
    const port = await freePort();
    await using scene = await startWebhook({
      config: { transport: { webhook: { port, host: '127.0.0.1', path: '/qq' } } },
    });
    await scene.bot.start();
    const url = `http://127.0.0.1:${port}`;
    const answer = await fetch(`${url}/qq?from=proxy`, callback(c2cMessage(1)));
    expect(await answer.json()).toEqual(TAKEN);
    expect((await fetch(`${url}/other`, callback(c2cMessage(2)))).status).toBe(404);
    expect((await fetch(`${url}/qq`, callback('x'.repeat(3_000_000)))).status).toBe(413);
    await eventually(() => expect(scene.sent).toHaveLength(1));
    await scene.bot.stop();
    await expect(fetch(`${url}/qq`, callback(c2cMessage(3)))).rejects.toThrow('fetch failed');
  });

  test('whose port is taken says so', async () => {
    await using other = await startHttpServer(() => ({}));
    const port = Number(new URL(other.url).port);
    await using scene = await startWebhook({ config: { transport: { webhook: { port, host: '127.0.0.1' } } } });
    await expect(scene.bot.start()).rejects.toThrow(
      `transport.webhook.port (${port}): is taken; close the program that uses it, or choose another`,
    );
  });
});

test('a bot without a webhook in its config says what to write', async () => {
  const bot = createBot({ appId: '1', clientSecret: 'secret', store: 'memory' });
  await expect(bot.webhook(new Request('https://bot.example/', callback('{}')))).rejects.toThrow(
    'There is no webhook; write transport: { webhook: {} } in the config.',
  );
});

test('wrong credentials are told when starting', async () => {
  await using platform = await startHttpServer(() => ({ body: { code: 100_016, message: 'invalid appid or secret' } }));
  const bot = createBot({
    appId: '1',
    clientSecret: 'secret',
    store: 'memory',
    endpoints: { api: platform.url },
    transport: { webhook: {} },
  });
  await expect(bot.start()).rejects.toThrow('Check appId and clientSecret');
});
