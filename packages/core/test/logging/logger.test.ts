import { afterEach, describe, expect, test, vi } from 'vitest';
import { type Bot, createBot, HandlerError } from '../../src/index.js';
import { createLogger, type LogOptions } from '../../src/logging/logger.js';
import { Secrets, secrets } from '../../src/logging/secrets.js';
import { eventually } from '../helpers/eventually.js';
import { startScene } from '../helpers/scene.js';

function logging(options: LogOptions = { level: 'trace' }) {
  const lines: string[] = [];
  return { log: createLogger({ ...options, destination: { write: (line) => void lines.push(line) } }), lines };
}

afterEach(() => vi.unstubAllEnvs());

describe('secrets', () => {
  const SECRET = 'a-client-secret-of-the-log';

  test.each([
    ['the message', (text: string) => [text]],
    ['a field nobody thought of', (text: string) => [{ whatever: text }, 'm']],
    ['a field deep inside', (text: string) => [{ a: { b: { c: [{ d: text }] } } }, 'm']],
    ['the message of an error', (text: string) => [{ err: new Error(`failed with ${text}`) }, 'm']],
    ['the cause of an error', (text: string) => [{ err: new Error('x', { cause: new Error(text) }) }, 'm']],
    ['a field of an error', (text: string) => [{ err: Object.assign(new Error('x'), { body: text }) }, 'm']],
    ['a key', (text: string) => [{ [text]: 1 }, 'm']],
    ['a part of a longer text', (text: string) => [`Authorization: QQBot ${text}, and more`]],
  ])('never come out, in %s', (_, args) => {
    secrets.add(SECRET);
    const { log, lines } = logging();
    log.child({ plugin: 'p' }).warn(...(args(SECRET) as [object, string]));
    secrets.delete(SECRET);
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain(SECRET);
    expect(lines[0]).toContain('[secret]');
  });

  test.each(['clientSecret', 'accessToken', 'access_token', 'authorization', 'Authorization', 'token'])(
    'a field named %s is hidden whatever it holds, two levels deep',
    (key) => {
      const { log, lines } = logging();
      log.info({ [key]: 'unknown-value', a: { [key]: 'unknown-value' }, b: { c: { [key]: 'unknown-value' } } }, 'm');
      expect(lines[0]).not.toContain('unknown-value');
    },
  );

  test('what is too short to be one is not masked: it would blank out words', () => {
    const own = new Secrets();
    own.add('the');
    expect(own.mask('the quick fox')).toBe('the quick fox');
  });

  test('a whole life of a bot, at the finest level and with everything failing, shows none', async () => {
    await using scene = await startScene({
      setUp: (bot: Bot) =>
        bot
          .on('message', (ctx) => {
            ctx.log.info({ bot: ctx.bot, ctx }, 'all there is');
            throw new HandlerError({ handler: 'h', ctx }, new Error('rethrown'));
          })
          .catch((error) => error.ctx?.log.warn({ err: error }, 'caught')),
    });
    const { emulator, log, bot } = scene;
    emulator.faults.http({ path: '/messages', respond: { status: 401, body: { code: 11244 } } });
    await emulator.user('amy').says('hi');
    await bot.send({ scene: 'c2c', id: 'A1' }, 'x').catch((error: unknown) => bot.log.error({ err: error }, 'send'));
    emulator.gateway.close(4004);
    await eventually(() => expect(log.text).toContain('"msg":"caught"'));
    await eventually(() => expect(log.text).toContain('resumed as'));
    const tokens = emulator.bot.tokens.secrets;
    expect(tokens.length).toBeGreaterThan(0);
    for (const secret of [emulator.bot.clientSecret, ...tokens]) expect(log.text).not.toContain(secret);
  });
});

describe('level', () => {
  test('is that of the options, else that of QQBOT_LOG_LEVEL, else info', () => {
    expect(logging({ level: 'debug' }).log.level).toBe('debug');
    vi.stubEnv('QQBOT_LOG_LEVEL', 'warn');
    expect(logging({}).log.level).toBe('warn');
    vi.stubEnv('QQBOT_LOG_LEVEL', undefined);
    expect(logging({}).log.level).toBe('info');
  });
});

test('lines are JSON with level, time and message, and the fields of their children', () => {
  const { log, lines } = logging();
  log.child({ bot: '1' }).child({ shard: 0 }).info({ extra: true }, 'hello');
  expect(lines.map((line) => JSON.parse(line) as unknown)[0]).toEqual({
    level: 30,
    time: expect.any(Number),
    bot: '1',
    shard: 0,
    extra: true,
    msg: 'hello',
  });
});

test('the log of a bot goes where its config says, as JSON', () => {
  const lines: string[] = [];
  const destination = { write: (line: string) => lines.push(line) };
  const log = { level: 'info', pretty: true, destination } as const;
  createBot({ appId: '1', clientSecret: 'a-client-secret', log }).log.info('hello');
  expect(lines).toEqual([expect.stringMatching(/^\{.*"msg":"hello"\}\n$/)]);
});
