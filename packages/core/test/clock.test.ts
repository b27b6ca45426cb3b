import { describe, expect, test } from 'vitest';
import { Clock, createBot, Injectable, type InjectionToken, inject, On, Plugin } from '../src/index.js';
import { startScene } from './helpers/scene.js';

/** The machine's, which is another by some hours. */
class OtherClock extends Clock {
  override now(): number {
    return super.now() + 7_200_000;
  }
}

describe('the clock of a bot', () => {
  test('is the machine’s unless the config says otherwise', async () => {
    await using scene = await startScene();
    expect(Math.abs(scene.bot.clock.now() - Date.now())).toBeLessThan(1000);
  });

  test('is what events, plugins and their services go by', async () => {
    const seen: unknown[] = [];
    const clock = new OtherClock();

    @Injectable()
    class Diary {
      constructor(readonly clock: Clock) {}
    }

    @Plugin({ name: 'diary' })
    class DiaryPlugin {
      constructor(
        private readonly diary: Diary,
        private readonly own: Clock,
      ) {}

      @On('message')
      note(ctx: { receivedAt: number }): string {
        seen.push(this.diary.clock, this.own, ctx.receivedAt > Date.now() + 7_000_000);
        return 'noted';
      }
    }

    await using scene = await startScene({ config: { clock, plugins: [DiaryPlugin] } });
    const said = await scene.emulator.user('Ming').says('hi');
    expect((await said.nextReply()).content).toBe('noted');
    expect(seen).toEqual([clock, clock, true]);
  });

  test('has to be one', () => {
    const config = { appId: '1', clientSecret: 'x', clock: { now: () => 0 } as Clock };
    expect(() => createBot(config)).toThrow(/clock.*(Clock|时钟)/s);
  });
});

describe('the machine’s clock', () => {
  test('rings at a time, never before it, and not once it was called off', async () => {
    const clock = new Clock();
    const rung: string[] = [];
    const at = clock.now() + 40;
    const callOff = clock.at(at, () => rung.push('called off'));
    clock.at(Date.now() + 90 * 86_400_000, () => rung.push('a timer that overflowed'))();
    const forgotten = clock.at(Date.now() + 90 * 86_400_000, () => rung.push('a timer that overflowed'));
    callOff();
    await new Promise<void>((resolve) => clock.at(at, resolve));
    forgotten();
    expect(clock.now()).toBeGreaterThanOrEqual(at);
    expect(rung).toEqual([]);
  });

  test('sleeps until a signal ends it', async () => {
    const controller = new AbortController();
    const asleep = new Clock().sleep(60_000, controller.signal);
    controller.abort();
    await expect(asleep).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  });
});

describe('what a bot provides', () => {
  const UNIT: InjectionToken<string> = Symbol('UNIT');

  @Injectable()
  class Weather {
    today(): string {
      return 'sunny';
    }
  }

  @Plugin({ name: 'weather' })
  class WeatherPlugin {
    constructor(
      private readonly weather: Weather,
      @inject(UNIT) private readonly unit: string,
    ) {}

    @On('message')
    tell(): string {
      return `${this.weather.today()}, ${this.unit}`;
    }
  }

  test('is what every plugin gets, instead of what it would have built', async () => {
    class Fake extends Weather {
      override today(): string {
        return 'rain';
      }
    }
    await using scene = await startScene({
      setUp: (bot) => bot.plugin(WeatherPlugin).provide(Weather, new Fake()).provide(UNIT, 'C'),
    });
    const said = await scene.emulator.user('Ming').says('hi');
    expect((await said.nextReply()).content).toBe('rain, C');
    expect(() => scene.bot.provide(UNIT, 'F')).toThrow('started already');
  });
});
