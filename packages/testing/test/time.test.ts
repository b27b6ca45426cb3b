import {
  Clock,
  Command,
  Cooldown,
  inject,
  Injectable,
  LOGGER,
  type Logger,
  MessageContext,
  Plugin,
  type PluginScope,
  Quota,
  Storage,
} from '@qqbotjs/core';
import { Cron, type CronRun } from '@qqbotjs/plugin-schedule';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTestBot } from '../src/index.js';
import { toMs } from '../src/duration.js';

const NOON = new Date('2026-11-25T12:00:00+08:00');

@Injectable()
class Diary {
  readonly lines: string[] = [];
  constructor(readonly clock: Clock) {}

  write(what: string): void {
    this.lines.push(`${new Date(this.clock.now() + 8 * 3_600_000).toISOString().slice(11, 16)} ${what}`);
  }
}

@Plugin({ name: 'timed' })
class TimedPlugin {
  #scope?: PluginScope;
  constructor(
    private readonly diary: Diary,
    private readonly storage: Storage,
    @inject(LOGGER) private readonly log: Logger,
  ) {}

  onLoad(scope: PluginScope): void {
    this.#scope = scope;
    scope.setInterval(() => this.diary.write('tick'), 3_600_000);
  }

  @Cron('30 12,13 * * *', { timezone: 'Asia/Shanghai' })
  half({ at }: CronRun): void {
    this.diary.write(`half ${at.getUTCMinutes()}`);
  }

  @Command('diary')
  read(): string {
    return this.diary.lines.join(', ') || 'nothing';
  }

  @Command('keep')
  async keep(): Promise<string> {
    await this.storage.set('tea', 'hot', { ttlMs: 60_000 });
    return 'kept';
  }

  @Command('kept')
  async kept(): Promise<string> {
    return (await this.storage.get<string>('tea')) ?? 'gone';
  }

  @Cooldown({ seconds: 60 })
  @Command('roll')
  roll(): string {
    return 'rolled';
  }

  @Quota({ limit: 1, every: 'day' })
  @Command('draw')
  draw(): string {
    return 'drawn';
  }

  @Command('ask')
  async ask(ctx: MessageContext): Promise<string> {
    const answer = await ctx.prompt('Which city?', { timeoutMs: 300_000 });
    return `${answer.text}!`;
  }

  @Command('later')
  later(ctx: MessageContext): void {
    this.#scope?.setTimeout(() => ctx.reply('later'), 4 * 60_000);
  }

  @Command('much later')
  muchLater(ctx: MessageContext): void {
    this.#scope?.setTimeout(async () => {
      await ctx.reply('too late').catch((error: Error) => this.log.warn(error.message));
    }, 600_000);
  }

  @Command('slow')
  async slow(): Promise<string> {
    await this.diary.clock.sleep(1_800_000);
    return 'at last';
  }
}

const start = (time: 'fake' | Date = NOON) => createTestBot({ plugins: [TimedPlugin], time });

describe('time that a test moves', () => {
  test('lets schedules and timers of plugins ring in their order, each at its time', async () => {
    await using bot = await start();
    expect(bot.time.now).toBe(NOON.getTime());
    await bot.time.advance('2h');
    expect(bot.time.now).toBe(NOON.getTime() + 2 * 3_600_000);
    expect(await bot.user('Ming').says('/diary')).toEqual(['12:30 half 30, 13:00 tick, 13:30 half 30, 14:00 tick']);
  });

  test('stands still otherwise', async () => {
    await using bot = await start('fake');
    const { now } = bot.time;
    await bot.user('Ming').says('/roll');
    expect(bot.time.now).toBe(now);
    expect(await bot.user('Ming').says('/roll')).toEqual(['Wait 1 min']);
  });

  test('ends cooldowns, quotas and what is kept for a while', async () => {
    await using bot = await start();
    const ming = bot.user('Ming');
    expect([...(await ming.says('/roll')), ...(await ming.says('/draw')), ...(await ming.says('/keep'))]).toEqual([
      'rolled',
      'drawn',
      'kept',
    ]);
    await bot.time.advance('59s');
    expect(await ming.says('/roll')).toEqual(['Wait 1 s']);
    expect(await ming.says('/kept')).toEqual(['hot']);
    await bot.time.advance('1s');
    expect([...(await ming.says('/roll')), ...(await ming.says('/kept'))]).toEqual(['rolled', 'gone']);
    expect(await ming.says('/draw')).toEqual([expect.stringContaining('Wait')]);
    await bot.time.advanceTo(new Date('2026-11-26T00:00:00+08:00'));
    expect(await ming.says('/draw')).toEqual(['drawn']);
  });

  test('ends a prompt nobody answers, and not one that was answered', async () => {
    await using bot = await start();
    const ming = bot.user('Ming');
    expect(await ming.says('/ask')).toEqual(['Which city?']);
    await bot.time.advance('4m');
    expect(await ming.says('Beijing')).toEqual(['Beijing!']);
    await ming.says('/ask');
    await bot.time.advance('5m');
    expect((await ming.hears()).text).toContain('took too long');
    expect(await ming.says('Beijing')).toEqual([]);
  });

  test('is that of the platform: a reply within the window is taken, a later one is refused by core before it is sent', async () => {
    await using bot = await start();
    const tea = bot.group('Tea');
    await tea.member('Ming').says('/later');
    await bot.time.advance('4m');
    expect((await tea.hears()).text).toBe('later');
    await tea.member('Ming').says('/much later');
    await bot.time.advance('10m');
    expect(bot.log.complaints).toEqual([expect.stringContaining('window')]);
    const kept = tea.member('Ming').says('/kept');
    expect((await kept).messages[0]?.emulated.at).toBe(NOON.getTime() + 14 * 60_000);
  });

  test('outlasts the access token, which is renewed', async () => {
    await using bot = await start();
    await bot.time.advance('1d');
    expect(await bot.user('Ming').says('/kept')).toEqual(['gone']);
    expect(bot.emulator.log.entries.filter(({ rule }) => rule !== undefined)).toEqual([]);
  });

  test('goes on over a restart', async () => {
    await using bot = await start();
    const ming = bot.user('Ming');
    await ming.says('/draw');
    await bot.time.advance('1h');
    await bot.restart();
    expect(bot.time.now).toBe(NOON.getTime() + 3_600_000);
    expect(await ming.says('/draw')).toEqual([expect.stringContaining('Wait')]);
    await bot.time.advance('1h');
    expect(await ming.says('/diary')).toEqual(['13:30 half 30, 14:00 tick']);
  });

  test('lets a handler go on that sleeps by it', async () => {
    await using bot = await start();
    const said = bot.user('Ming').says('/slow');
    await bot.time.advance('30m');
    expect(await said).toEqual(['at last']);
  });

  test('is what active messages wait for where their number in a time is counted', async () => {
    await using bot = await createTestBot({ time: 'fake', active: { quotas: 'unverified' } });
    const ming = bot.user('Ming');
    const to = { scene: 'c2c', id: ming.emulated.openid } as const;
    const sent = Promise.all([1, 2, 3, 4, 5, 6].map((n) => bot.bot.send(to, `${n}`)));
    for (const n of [1, 2, 3, 4, 5]) expect((await ming.hears()).text).toBe(`${n}`);
    await expect(ming.hears(50)).rejects.toThrow('nothing (more)');
    await bot.time.advance('1s');
    await sent;
    expect((await ming.hears()).text).toBe('6');
  });

  test('keeps the connection, however much of it passes', async () => {
    await using bot = await start();
    await bot.time.advance('30d');
    expect(await bot.user('Ming').says('/kept')).toEqual(['gone']);
    expect(bot.emulator.log.entries.filter(({ kind }) => kind === 'connection')).toHaveLength(2);
    expect(bot.log.complaints).toEqual([]);
  });

  test('only goes forward, by what is a length of time', async () => {
    await using bot = await start();
    await expect(bot.time.advance('soon')).rejects.toThrow("write milliseconds, or a text such as '90s'");
    await expect(bot.time.advance(-1)).rejects.toThrow(RangeError);
    await expect(bot.time.advanceTo(new Date(0))).rejects.toThrow('Time only goes forward');
    await expect(createTestBot({ time: new Date('tomorrow') })).rejects.toThrow('no valid date');
    await using other = await createTestBot();
    expect(() => other.time).toThrow("createTestBot({ time: 'fake' })");
  });

  test('says what it is when something does not end', async () => {
    await using bot = await createTestBot({
      time: NOON,
      timeoutMs: 100,
      setUp: (made) => made.command('hang', () => new Promise<void>(() => {})),
    });
    await expect(bot.user('Ming').says('/hang')).rejects.toThrow('not done');
    await expect(bot.time.advance('1m')).rejects.toThrow('has to wait by `clock.sleep`');
  });
});

describe('a duration', () => {
  test('is the sum of its parts', () => {
    const part = fc.tuple(
      fc.nat(1000),
      fc.constantFrom(['ms', 1], ['s', 1000], ['m', 60_000], ['h', 3_600_000] as const),
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 1 }), (parts) => {
        const text = parts.map(([amount, [unit]]) => `${amount}${unit}`).join('');
        expect(toMs(text)).toBe(parts.reduce((sum, [amount, [, ms]]) => sum + amount * Number(ms), 0));
      }),
    );
  });

  test.each(['', '5', 'h', '1h ', '1 h', '1x', '-1h'])('is not %j', (text) => {
    expect(() => toMs(text)).toThrow(RangeError);
  });
});
