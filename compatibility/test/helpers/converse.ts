import type { EmulatorSettings, LogEntry } from '@qqbotjs/emulator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, type Place, say } from './places.js';
import { type RunningBot, runBot } from './run-bot.js';

/** A library, and what it can do. */
export interface Library {
  /** File in `bots/`. */
  program: string;
  /** Where it listens; the first is where the rest is tried. */
  places: readonly [Place, ...Place[]];
  /** How it logs in after the line was cut: some resume, some start anew. */
  afterCut: 'resumed' | 'ready';
  settings?: Partial<EmulatorSettings>;
}

const isHeartbeat = (entry: LogEntry): entry is LogEntry & { kind: 'frame' } =>
  entry.kind === 'frame' && entry.direction === 'from-bot' && entry.op === 1;

/** The same conversation with every library. */
export function converse({ program, places, afterCut, settings }: Library): void {
  const [home] = places;

  describe('a conversation', () => {
    let bot: RunningBot;
    beforeAll(async () => {
      bot = await runBot(program, settings);
    });
    afterAll(() => bot[Symbol.asyncDispose]());

    test.each(places)('somebody is answered in %s', async (place) => {
      const said = await say(bot.emulator, place, 'hello');
      expect((await said.nextReply(10_000)).content).toBe('you said hello');
    });

    test('two answers to one message both arrive', async () => {
      const said = await say(bot.emulator, home, '/twice');
      expect([(await said.nextReply(10_000)).content, (await said.nextReply(10_000)).content]).toEqual(['one', 'two']);
    });

    test('no call was refused', () => {
      expect(bot.emulator.log.refusedSince(0)).toEqual([]);
    });
  });

  describe('a connection', () => {
    test('heartbeats keep it open', async () => {
      await using bot = await runBot(program, { ...settings, heartbeatIntervalMs: 200 });
      for (let n = 0; n < 5; n++) await bot.sees(isHeartbeat);
      const closed = bot.emulator.log.entries.filter((entry) => entry.kind === 'connection' && entry.what === 'closed');
      expect(closed).toEqual([]);
    });

    test('after its end (4009) it is resumed, and what was said meanwhile is answered', async () => {
      await using bot = await runBot(program, settings);
      await ask(bot.emulator, home, 'before');
      const back = bot.comesBackAfter(() => bot.emulator.gateway.close(4009));
      const missed = await say(bot.emulator, home, 'meanwhile');
      expect(await back).toBe('resumed');
      expect((await missed.nextReply(10_000)).content).toBe('you said meanwhile');
      expect((await ask(bot.emulator, home, 'after')).content).toBe('you said after');
    });

    test(`after the line was cut the bot is there again, and has ${afterCut === 'resumed' ? 'resumed' : 'identified anew'}`, async () => {
      await using bot = await runBot(program, settings);
      await ask(bot.emulator, home, 'before');
      expect(await bot.comesBackAfter(() => bot.emulator.gateway.terminate())).toBe(afterCut);
      expect((await ask(bot.emulator, home, 'after')).content).toBe('you said after');
    });
  });
}
