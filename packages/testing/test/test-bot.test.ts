import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Bot, inject, LOGGER, type Logger, On, Plugin } from '@qqbotjs/core';
import { describe, expect, test } from 'vitest';
import { createTestBot } from '../src/index.js';

@Plugin({ name: 'counter' })
class CounterPlugin {
  #count = 0;

  constructor(@inject(LOGGER) private readonly log: Logger) {}

  @On('message')
  count(): string {
    this.log.info('counting');
    return `${++this.#count}`;
  }
}

@Plugin({ name: 'broken' })
class BrokenPlugin {
  onLoad(): void {
    throw new Error('no disk');
  }
}

describe('a restart', () => {
  test('gives a new bot with the same plugins, set up again, on the same platform and store', async () => {
    const store = new Map<string, unknown>();
    const bots: Bot[] = [];
    await using bot = await createTestBot({
      plugins: [CounterPlugin],
      store: {
        get: async (key) => store.get(key),
        set: async (key, value) => void store.set(key, value),
        delete: async (key) => void store.delete(key),
      },
      setUp: (made) => bots.push(made),
    });
    const ming = bot.user('Ming');
    expect([...(await ming.says('a')), ...(await ming.says('b'))]).toEqual(['1', '2']);
    const before = bot.bot;
    await bot.restart();
    expect(bots).toEqual([before, bot.bot]);
    expect(bot.bot).not.toBe(before);
    expect(await ming.says('c')).toEqual(['1']);
    expect(store.size).toBeGreaterThan(0);
  });

  test('keeps what plugins keep, of which another bot knows nothing', async () => {
    const setUp = (bot: Bot) =>
      bot.command('count', async (ctx) => `${await ctx.chat.update<number>('n', (n = 0) => n + 1)}`);
    await using bot = await createTestBot({ setUp });
    await using other = await createTestBot({ setUp });
    expect(await bot.user('Ming').says('/count')).toEqual(['1']);
    await bot.restart();
    expect(await bot.user('Ming').says('/count')).toEqual(['2']);
    expect(await other.user('Ming').says('/count')).toEqual(['1']);
  });

  test('goes on with the session, and handles what was said meanwhile', async () => {
    await using bot = await createTestBot({ plugins: [CounterPlugin] });
    const ming = bot.user('Ming');
    await bot.bot.stop();
    await ming.emulated.says('while you were out');
    await bot.restart();
    expect((await ming.hears()).text).toBe('1');
    expect(bot.log.text).toContain('resumed as');
  });
});

describe('the log', () => {
  test('is kept and not written', async () => {
    await using bot = await createTestBot({ plugins: [CounterPlugin] });
    await bot.user('Ming').says('hi');
    expect(bot.log.lines).toContainEqual(expect.objectContaining({ msg: 'counting', plugin: 'counter' }));
    expect(bot.log.complaints).toEqual([]);
  });

  test('tells what a handler threw', async () => {
    await using bot = await createTestBot({
      setUp: (made) =>
        made.on('message', () => {
          throw new Error('out of tea');
        }),
    });
    expect(await bot.user('Ming').says('hi')).toEqual([]);
    expect(bot.log.complaints).toEqual([expect.stringContaining('out of tea')]);
  });
});

describe('a test bot', () => {
  test('that cannot start says why and leaves nothing running', async () => {
    await expect(createTestBot({ plugins: [BrokenPlugin] })).rejects.toThrow('no disk');
    await expect(createTestBot({ locale: 'fr' as 'en' })).rejects.toThrow('locale');
  });

  test('takes the configuration of a bot that runs elsewhere, and reaches no further than the emulator', async () => {
    const isFolderThere = existsSync('.qqbot');
    await using bot = await createTestBot({
      appId: '1',
      clientSecret: 'a secret that is real',
      endpoints: { api: 'https://example.com' },
      transport: { webhook: { port: 1 } },
      store: 'file',
      plugins: [CounterPlugin],
    });
    expect(await bot.user('Ming').says('hi')).toEqual(['1']);
    expect(existsSync('.qqbot')).toBe(isFolderThere);
  });

  test('follows the settings and the clock it is given', async () => {
    const time = new Date('2026-09-10T10:00:00+08:00');
    await using bot = await createTestBot({
      plugins: [CounterPlugin],
      settings: { friendAllowsActive: false },
      time,
    });
    const ming = bot.user('Ming');
    await bot.time.advance('1m');
    const { messages } = await ming.says('hi');
    expect(messages[0]?.emulated.at).toBe(time.getTime() + 60_000);
    const active = bot.bot.send({ scene: 'c2c', id: ming.emulated.openid }, 'psst');
    await expect(active).rejects.toThrow('40054013');
  });
});

test.each(['dice', 'kit'])('the built package works with node:test: %s', (name) => {
  const file = fileURLToPath(new URL(`./fixtures/${name}.node-test.mjs`, import.meta.url));
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const output = execFileSync(process.execPath, ['--test', '--test-reporter=tap', file], { encoding: 'utf8', env });
  expect(output).toContain('# pass 2');
  expect(output).toContain('# fail 0');
});
