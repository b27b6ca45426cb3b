import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { createBot, type LimitStore, MemoryLimitStore, type Taken } from '../../src/index.js';
import { StorageLimitStore } from '../../src/limit/storage-limit-store.js';

const inStorage = (): LimitStore =>
  new StorageLimitStore(
    createBot({ appId: '1', clientSecret: 'offline-secret', store: 'memory', storage: 'memory' }).storage,
  );

describe.each([
  ['in memory', () => new MemoryLimitStore()],
  ['in storage', inStorage],
] as const)('counting %s', (_, make) => {
  test('agrees with a list of when it was used, whatever is taken, given back and waited', async () => {
    const step = fc.record({
      key: fc.constantFrom('a', 'b'),
      waitMs: fc.integer({ min: 0, max: 60 }),
      givesBack: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 3 }), fc.array(step, { maxLength: 40 }), async (limit, steps) => {
        vi.useFakeTimers({ toFake: ['Date'], now: 1_000_000 });
        const store = make();
        const model = new Map<string, { endsAt: number; used: number }>();
        for (const { key, waitMs, givesBack } of steps) {
          vi.advanceTimersByTime(waitMs);
          const now = Date.now();
          const taken = await store.take(key, { limit, now, endsAt: now + 100 });
          let window = model.get(key);
          if (!window || now >= window.endsAt) model.set(key, (window = { endsAt: now + 100, used: 0 }));
          const isGranted = window.used < limit;
          expect(taken).toEqual({ isGranted, endsAt: window.endsAt });
          if (isGranted) window.used++;
          if (!isGranted || !givesBack) continue;
          await store.giveBack(key, taken);
          window.used--;
          if (window.used === 0) model.delete(key);
        }
        vi.useRealTimers();
      }),
    );
  });

  test('of many at the same time as many get one as there are', async () => {
    const store = make();
    const now = Date.now();
    const all = await Promise.all(
      Array.from({ length: 100 }, () => store.take('a', { limit: 7, now, endsAt: now + 60_000 })),
    );
    expect(all.filter(({ isGranted }) => isGranted)).toHaveLength(7);
  });

  test('what is given back after its window is over is not given to the next', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const store = make();
    const take = () => store.take('a', { limit: 1, now: Date.now(), endsAt: Date.now() + 100 });
    const late: Taken = await take();
    vi.advanceTimersByTime(150);
    expect((await take()).isGranted).toBe(true);
    await store.giveBack('a', late);
    expect((await take()).isGranted).toBe(false);
    vi.useRealTimers();
  });
});

describe('memory', () => {
  test('is bounded: what is over goes first, then the oldest', () => {
    const store = new MemoryLimitStore({ capacity: 100 });
    const take = (key: string, now: number, ms: number) => store.take(key, { limit: 1, now, endsAt: now + ms });
    for (let n = 0; n < 60; n++) take(`short ${n}`, 0, 10);
    for (let n = 0; n < 40; n++) take(`long ${n}`, 0, 10_000);
    expect(store.size).toBe(100);
    take('one more', 20, 10_000);
    expect(store.size).toBe(41);
    for (let n = 40; n < 1000; n++) take(`long ${n}`, 20, 10_000);
    expect(store.size).toBeLessThanOrEqual(100);
    expect(take('long 999', 30, 10_000).isGranted).toBe(false);
    expect(take('long 0', 30, 10_000).isGranted).toBe(true);
  });
});
