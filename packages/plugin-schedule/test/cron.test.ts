import { type HandlerError, OnError, type OptionsOf, Plugin, PluginError, use } from '@qqbotjs/core';
import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { Cron, type CronOptions, type CronRun } from '../src/index.js';
import { pass, scheduledAt, sleepUntil } from './helpers/scheduled-bot.js';

/** A plugin with one scheduled method that notes for when its runs were meant, and what else a test wants of it. */
function noting(pattern: string, options: CronOptions = {}, also: (run: CronRun) => unknown = () => {}) {
  const runs: string[] = [];
  @Plugin({ name: 'noting' })
  class Noting {
    @Cron(pattern, options)
    note(run: CronRun) {
      runs.push(run.at.toISOString());
      return also(run);
    }
  }
  return { Noting, runs };
}

/** A promise that is settled from outside. */
function held() {
  let release = () => {};
  const until = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { until, release: () => release() };
}

describe('@Cron', () => {
  test('runs at its times, in the time zone it names', async () => {
    const { Noting, runs } = noting('0 9 * * 1-5', { timezone: 'Asia/Shanghai' });
    await using _ = await scheduledAt('2026-01-02T00:00:00Z', Noting); // a Friday
    await pass(59);
    expect(runs).toEqual([]);
    await pass(1);
    expect(runs).toEqual(['2026-01-02T01:00:00.000Z']);
    await pass(3 * 24 * 60);
    expect(runs.slice(1)).toEqual(['2026-01-05T01:00:00.000Z']);
  });

  test('without a time zone means the clock of the process', async () => {
    const { Noting, runs } = noting('30 9 * * *');
    await using _ = await scheduledAt('2026-01-02T00:00:00Z', Noting);
    await pass(24 * 60);
    expect(runs.map((at) => [new Date(at).getHours(), new Date(at).getMinutes()])).toEqual([[9, 30]]);
  });

  test('a night in which the clock is put forward or back has one run', async () => {
    const { Noting, runs } = noting('30 2 * * *', { timezone: 'Europe/Berlin' });
    await using scene = await scheduledAt('2026-03-28T12:00:00Z', Noting);
    await pass(24 * 60);
    await scene.bot.plugins.unload('noting');
    vi.setSystemTime(new Date('2026-10-24T12:00:00Z'));
    await scene.bot.plugins.load(Noting);
    await pass(24 * 60);
    expect(runs).toEqual(['2026-03-29T01:00:00.000Z', '2026-10-25T00:30:00.000Z']);
  });

  test('with six fields counts seconds', async () => {
    const { Noting, runs } = noting('*/20 * * * * *');
    await using _ = await scheduledAt('2026-01-02T00:00:00.500Z', Noting);
    await pass(1);
    expect(runs.map((at) => at.slice(17, 19))).toEqual(['20', '40', '00']);
  });

  test('a time months away is kept, too', async () => {
    const { Noting, runs } = noting('0 0 1 7 *', { timezone: 'UTC' });
    await using _ = await scheduledAt('2026-01-02T00:00:00Z', Noting);
    await pass(60);
    expect(runs).toEqual([]);
    sleepUntil('2026-06-30T23:59:00Z');
    await pass(2);
    expect(runs).toEqual(['2026-07-01T00:00:00.000Z']);
  });

  test('several on a method all count', async () => {
    const runs: string[] = [];
    @Plugin({ name: 'several' })
    class Several {
      @Cron('0 8 * * *', { timezone: 'UTC' })
      @Cron('0 20 * * *', { timezone: 'UTC' })
      note({ at }: CronRun) {
        runs.push(at.toISOString().slice(11, 13));
      }
    }
    await using _ = await scheduledAt('2026-01-02T00:00:00Z', Several);
    await pass(24 * 60);
    expect(runs).toEqual(['08', '20']);
  });

  test('can come from the options of the plugin, which can also do without', async () => {
    const runs: string[] = [];
    @Plugin({ name: 'report' })
    class Report {
      static readonly options = z.object({ at: z.string().optional(), zone: z.string().default('Asia/Shanghai') });

      @Cron(({ at }: OptionsOf<typeof Report>) => at, { timezone: ({ zone }: OptionsOf<typeof Report>) => zone })
      send({ at }: CronRun) {
        runs.push(at.toISOString());
      }
    }
    await using scene = await scheduledAt('2026-01-02T00:00:00Z', use(Report, { at: '0 10 * * *' }));
    await pass(24 * 60);
    expect(runs).toEqual(['2026-01-02T02:00:00.000Z']);
    await scene.bot.plugins.unload('report');
    const before = vi.getTimerCount();
    await scene.bot.plugins.load(use(Report, {}));
    expect(vi.getTimerCount()).toBe(before);
    await scene.bot.plugins.unload('report');
    await expect(scene.bot.plugins.load(use(Report, { at: '0 25 * * *' }))).rejects.toThrow(
      'report.send: the pattern "0 25 * * *" of @Cron cannot be read',
    );
    expect(vi.getTimerCount()).toBe(before);
  });
});

describe('a run that is late', () => {
  test('by less than a minute still comes', async () => {
    const { Noting, runs } = noting('0 9 * * *', { timezone: 'UTC' });
    await using _ = await scheduledAt('2026-01-02T08:50:00Z', Noting);
    sleepUntil('2026-01-02T09:00:20Z');
    await pass(0.5);
    expect(runs).toEqual(['2026-01-02T09:00:00.000Z']);
  });

  test('as the machine slept is left out, and the next comes at its time', async () => {
    const { Noting, runs } = noting('0 9 * * *', { timezone: 'UTC' });
    await using _ = await scheduledAt('2026-01-02T08:50:00Z', Noting);
    sleepUntil('2026-01-04T12:00:00Z');
    await pass(24 * 60);
    expect(runs).toEqual(['2026-01-05T09:00:00.000Z']);
  });

  test('with catchUp comes once when it wakes, however many were missed', async () => {
    const { Noting, runs } = noting('0 9 * * *', { timezone: 'UTC', catchUp: true });
    await using _ = await scheduledAt('2026-01-02T08:50:00Z', Noting);
    sleepUntil('2026-01-04T12:00:00Z');
    await pass(0.5);
    expect(runs).toEqual(['2026-01-02T09:00:00.000Z']);
    await pass(24 * 60);
    expect(runs.slice(1)).toEqual(['2026-01-05T09:00:00.000Z']);
  });

  test('never comes a second time because the clock was put back', async () => {
    const { Noting, runs } = noting('0 9 * * *', { timezone: 'UTC' });
    await using _ = await scheduledAt('2026-01-02T08:50:00Z', Noting);
    await pass(11);
    sleepUntil('2026-01-02T08:30:00Z');
    await pass(60);
    expect(runs).toEqual(['2026-01-02T09:00:00.000Z']);
  });
});

describe('a run that takes long', () => {
  test('is not overtaken: what comes meanwhile is left out', async () => {
    const { until, release } = held();
    const { Noting, runs } = noting('* * * * *', {}, () => until);
    await using _ = await scheduledAt('2026-01-02T00:00:30Z', Noting);
    await pass(3);
    expect(runs).toHaveLength(1);
    release();
    await pass(1);
    expect(runs).toEqual(['2026-01-02T00:01:00.000Z', '2026-01-02T00:04:00.000Z']);
  });

  test('with overlap goes on beside the next', async () => {
    const { until, release } = held();
    const { Noting, runs } = noting('* * * * *', { overlap: true }, () => until);
    await using _ = await scheduledAt('2026-01-02T00:00:30Z', Noting);
    await pass(3);
    expect(runs).toHaveLength(3);
    release();
  });

  test('is waited for when the plugin is unloaded, and told so by its signal', async () => {
    const { until, release } = held();
    const signals: AbortSignal[] = [];
    const { Noting, runs } = noting('* * * * *', {}, ({ signal }) => {
      signals.push(signal);
      return until;
    });
    await using scene = await scheduledAt('2026-01-02T00:00:30Z', Noting);
    await pass(1);
    expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
    let isUnloaded = false;
    const unloading = scene.bot.plugins.unload('noting').then(() => (isUnloaded = true));
    await pass(5);
    expect([isUnloaded, signals.map(({ aborted }) => aborted), runs.length]).toEqual([false, [true], 1]);
    release();
    await unloading;
  });
});

describe('a run that throws', () => {
  test('is told to bot.catch and @OnError with plugin and method, and the next comes all the same', async () => {
    const heard: string[] = [];
    @Plugin({ name: 'clumsy' })
    class Clumsy {
      @Cron('* * * * *')
      async stumble() {
        throw new Error('not today');
      }

      @OnError()
      hear({ plugin, handler, ctx }: HandlerError) {
        heard.push(`${plugin} ${handler} ${ctx === undefined}`);
      }
    }
    await using scene = await scheduledAt('2026-01-02T00:00:30Z', Clumsy);
    await pass(2);
    expect(scene.errors.map(({ message }) => message)).toEqual(
      Array.from({ length: 2 }, () => 'clumsy.stumble failed: not today'),
    );
    expect(heard).toEqual(['clumsy stumble true', 'clumsy stumble true']);
  });
});

describe('what cannot be read', () => {
  test.each([
    ['0 25 * * *', 'Noting.note: the pattern "0 25 * * *" of @Cron cannot be read (Invalid value for hour: 25)'],
    ['9:00', "such as '0 9 * * 1-5' for 9:00 on weekdays"],
    ['2030-01-01T00:00:00', 'it is a date'],
    ['0 0 31 2 *', 'Noting.note: the pattern "0 0 31 2 *" of @Cron names a time that never comes'],
  ])('%s fails where it is written, naming the method', (pattern, text) => {
    expect(() => noting(pattern)).toThrow(PluginError);
    expect(() => noting(pattern)).toThrow(text);
  });

  test.each(['Mars/Olympus', 'CCT+8', ''])('so does the time zone "%s"', (timezone) => {
    expect(() => noting('0 9 * * *', { timezone })).toThrow(PluginError);
    expect(() => noting('0 9 * * *', { timezone })).toThrow(`Noting.note: @Cron knows no time zone "${timezone}"`);
  });

  test('does not include a year that is over, which has no more runs', async () => {
    const { Noting, runs } = noting('0 0 9 * * * 2025', { timezone: 'UTC' });
    await using _ = await scheduledAt('2026-01-02T00:00:00Z', Noting);
    expect(vi.getTimerCount()).toBe(0);
    await pass(24 * 60);
    expect(runs).toEqual([]);
  });
});
