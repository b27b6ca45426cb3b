import { Bot, type MessageContext, On, Plugin } from '@qqbotjs/core';
import { describe, expect, test, vi } from 'vitest';
import { Cron, type CronRun } from '../src/index.js';
import { scheduledBot } from './helpers/scheduled-bot.js';

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Timers of the process that have not come yet. */
const timers = () => process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;

describe('a bot on the platform', () => {
  test('says something of its own accord when the time comes', async () => {
    await using scene = await scheduledBot();
    const amy = scene.emulator.user('amy');
    @Plugin({ name: 'morning' })
    class Morning {
      constructor(private readonly bot: Bot) {}

      @Cron('* * * * * *')
      async greet({ at }: CronRun) {
        await this.bot.send({ scene: 'c2c', id: amy.targetId }, `It is ${at.toISOString()}.`);
      }
    }
    await scene.bot.plugins.load(Morning);
    const { content } = await amy.nextActiveMessage();
    expect(content).toMatch(/^It is .*\.000Z\.$/);
    expect(scene.errors).toEqual([]);
  });

  test('begins no run before it is ready', async () => {
    const runs: { at: Date; phase: string }[] = [];
    @Plugin({ name: 'early' })
    class Early {
      constructor(private readonly bot: Bot) {}

      @Cron('* * * * * *')
      note({ at }: CronRun) {
        runs.push({ at, phase: this.bot.status().phase });
      }
    }
    @Plugin({ name: 'slow' })
    class Slow {
      async onLoad() {
        await sleep(1500);
      }
    }
    await using _ = await scheduledBot({ plugins: [Early, Slow] });
    expect(runs).toEqual([]);
    const ready = Date.now();
    await vi.waitFor(() => expect(runs).toHaveLength(1), 3000);
    expect(runs[0]?.phase).toBe('running');
    expect(runs[0]?.at.getTime()).toBeGreaterThan(ready - 100);
  });

  test('that stops lets a run finish, which is told to', async () => {
    const seen: string[] = [];
    @Plugin({ name: 'thorough' })
    class Thorough {
      @Cron('* * * * * *')
      async tidy({ signal }: CronRun) {
        seen.push('begun');
        signal.addEventListener('abort', () => seen.push('told'));
        await sleep(1300);
        seen.push('finished');
      }
    }
    await using scene = await scheduledBot({ plugins: [Thorough] });
    await vi.waitFor(() => expect(seen).toEqual(['begun']), 3000);
    await scene.bot.stop({ deadlineMs: 5000 });
    expect(seen).toEqual(['begun', 'told', 'finished']);
  });

  test('that is stopping begins none, while its handlers finish', async () => {
    let isHeard = false;
    let runs = 0;
    @Plugin({ name: 'busy' })
    class Busy {
      @Cron('* * * * * *')
      note() {
        runs++;
      }

      @On('message')
      async take(_ctx: MessageContext) {
        isHeard = true;
        await sleep(2200);
      }
    }
    await using scene = await scheduledBot({ plugins: [Busy] });
    await vi.waitFor(() => expect(runs).toBe(1), 3000);
    await scene.emulator.user('amy').says('hi');
    await vi.waitFor(() => expect(isHeard).toBe(true));
    const before = runs;
    await scene.bot.stop({ deadlineMs: 5000 });
    expect(runs).toBe(before);
  });
});

describe('a scheduled plugin leaves no trace', () => {
  /** So many that they stand out among the timers of bot, platform and test. */
  const JOBS = 20;
  const ManyTimes: MethodDecorator = (prototype, method, descriptor) => {
    for (let hour = 0; hour < JOBS; hour++) Cron(`0 ${hour} 1 1 *`)(prototype, method, descriptor as never);
  };

  @Plugin({ name: 'scheduled' })
  class Scheduled {
    @ManyTimes
    run() {}
  }

  test('when it was loaded and unloaded a thousand times', async () => {
    await using scene = await scheduledBot();
    const before = timers();
    for (let time = 0; time < 1000; time++) {
      await scene.bot.plugins.load(Scheduled);
      if (time === 0) expect(timers() - before).toBeGreaterThan(JOBS / 2);
      await scene.bot.plugins.unload('scheduled');
    }
    await vi.waitFor(() => expect(timers()).toBeLessThanOrEqual(before));
  });

  test('when the bot stops', async () => {
    const before = timers();
    const scene = await scheduledBot({ plugins: [Scheduled] });
    expect(timers() - before).toBeGreaterThan(JOBS / 2);
    await scene[Symbol.asyncDispose]();
    await vi.waitFor(() => expect(timers()).toBeLessThanOrEqual(before));
  });

  test('when it fails to load', async () => {
    @Plugin({ name: 'failing' })
    class Failing extends Scheduled {
      @Cron((_options: undefined) => 'never')
      never() {}
    }
    await using scene = await scheduledBot();
    const before = timers();
    await expect(scene.bot.plugins.load(Failing)).rejects.toThrow('failing.never: the pattern "never" of @Cron');
    await vi.waitFor(() => expect(timers()).toBeLessThanOrEqual(before));
    expect(scene.bot.plugins.names).toEqual([]);
  });
});
