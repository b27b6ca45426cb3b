import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FakeClock } from '../src/fake-clock.js';

const timer = fc.record({ delayMs: fc.integer({ min: 1, max: 50 }), isCalledOff: fc.boolean(), again: fc.nat(20) });

/** Moves as `bot.time` does. */
function advance(clock: FakeClock, ms: number): void {
  const until = clock.now() + ms;
  while (clock.moveToNext(until)) expect(clock.now()).toBeLessThanOrEqual(until);
  clock.moveTo(until);
}

describe('a fake clock', () => {
  test('rings every timer at its time, in their order, those set meanwhile among them; and none that was called off', () => {
    fc.assert(
      fc.property(fc.array(timer), fc.array(fc.integer({ min: 1, max: 40 })), (timers, steps) => {
        const clock = new FakeClock(1000);
        const rung: number[] = [];
        const expected: number[] = [];
        const end = 1000 + steps.reduce((sum, ms) => sum + ms, 0);
        const ring = (dueAt: number): void => {
          expect(clock.now()).toBe(dueAt);
          rung.push(dueAt);
        };
        for (const { delayMs, isCalledOff, again } of timers) {
          const [first, second] = [1000 + delayMs, 1000 + delayMs + again + 1];
          const callOff = clock.setTimeout(() => {
            ring(first);
            clock.setTimeout(() => ring(second), again + 1);
          }, delayMs);
          if (isCalledOff) callOff();
          else expected.push(...[first, second].filter((dueAt) => dueAt <= end));
        }
        for (const ms of steps) advance(clock, ms);
        expect(rung).toEqual(expected.sort((a, b) => a - b));
        expect(clock.now()).toBe(end);
      }),
    );
  });

  test('rings at intervals until that is ended', () => {
    const clock = new FakeClock(0);
    const rung: number[] = [];
    const end = clock.setInterval(() => rung.push(clock.now()), 10);
    advance(clock, 35);
    end();
    advance(clock, 100);
    expect(rung).toEqual([10, 20, 30]);
  });

  test('needs no time for what is due already, which can be called off', async () => {
    const clock = new FakeClock(0);
    const rung: string[] = [];
    clock.setTimeout(() => rung.push('now'), 0);
    clock.at(-5, () => rung.push('called off'))();
    expect([clock.isBusy, rung]).toEqual([true, []]);
    await clock.settled();
    expect([clock.isBusy, rung]).toEqual([false, ['now']]);
  });

  test('lets who sleeps go on when it is time, or when a signal says so', async () => {
    const clock = new FakeClock(0);
    const controller = new AbortController();
    const [asleep, woken] = [clock.sleep(10), clock.sleep(10, controller.signal)];
    controller.abort(new Error('up'));
    await expect(woken).rejects.toThrow('up');
    expect(clock.isSleptOn).toBe(true);
    advance(clock, 10);
    await asleep;
    expect(clock.isSleptOn).toBe(false);
    await expect(clock.sleep(10, controller.signal)).rejects.toThrow('up');
  });
});
