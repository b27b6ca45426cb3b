import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ApiError, NetworkError, RateLimitError } from '../../src/index.js';
import { perMinute, perSecond, Rate } from '../../src/rest/rate.js';
import { RateLimiter } from '../../src/rest/rate-limit.js';
import type { ApiCall } from '../../src/rest/api-call.js';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** A call of some route; only what the limiter reads. */
function callOf(rate?: Rate, rest: Partial<ApiCall> = {}): ApiCall {
  return { route: 'GET /things/:id', rate, ...rest } as ApiCall;
}

const answered = () => Promise.resolve('answer');
const after = <T>(ms: number, value?: T) => new Promise<T>((resolve) => setTimeout(resolve, ms, value as T));
const refusal = (code = 100017, retryAfterMs?: number, status = 429) =>
  new ApiError({ code, status, method: 'GET', path: '/things/1', reason: 'too many', retryAfterMs });
const outcome = (promise: Promise<unknown>) => promise.catch((error: unknown) => error);

/** A limiter and when it let which call in, in milliseconds from now. */
function watched(options?: ConstructorParameters<typeof RateLimiter>[0]) {
  const limiter = new RateLimiter(options);
  const begin = performance.now();
  const starts: [name: string | number, at: number][] = [];
  const make = (name: string | number, call: ApiCall, next: () => Promise<unknown> = answered) =>
    outcome(
      limiter.layer(call, () => {
        starts.push([name, Math.round(performance.now() - begin)]);
        return next();
      }),
    );
  return { limiter, starts, make };
}

describe('a documented rate', () => {
  test('lets in at once what it takes, without a wait of any kind', () => {
    const { make, starts } = watched();
    for (let n = 1; n <= 3; n++) void make(n, callOf(perSecond(3)));
    expect(starts).toEqual([
      [1, 0],
      [2, 0],
      [3, 0],
    ]);
  });

  test('lets the others in as places become free, in the order they came', async () => {
    const { make, starts } = watched();
    for (let n = 1; n <= 7; n++) void make(n, callOf(perSecond(3)));
    await vi.advanceTimersByTimeAsync(5000);
    expect(starts.map(([name]) => name)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(starts.map(([, at]) => at)).toEqual([0, 0, 0, 1000, 1000, 1000, 2000]);
  });

  test('a place is free one window after the answer, since nobody knows when the platform counted', async () => {
    const { make, starts } = watched();
    void make('slow', callOf(perSecond(1)), () => after(400));
    void make('next', callOf(perSecond(1)));
    await vi.advanceTimersByTimeAsync(3000);
    expect(starts).toEqual([
      ['slow', 0],
      ['next', 1400],
    ]);
  });

  test('nobody overtakes those who wait, not even when a place is free and they are not awake yet', async () => {
    const { make, starts } = watched();
    void make(1, callOf(perSecond(1)));
    await vi.advanceTimersByTimeAsync(1);
    void make(2, callOf(perSecond(1)));
    const late = performance.now() + 5000;
    const clock = vi.spyOn(performance, 'now').mockReturnValue(late);
    void make(3, callOf(perSecond(1)));
    clock.mockRestore();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(starts.map(([name]) => name)).toEqual([1, 2, 3]);
  });

  test('is kept for each target on its own, and for each route', async () => {
    const { make, starts } = watched();
    void make('a1', callOf(perSecond(1).per('a')));
    void make('a2', callOf(perSecond(1).per('a')));
    void make('b1', callOf(perSecond(1).per('b')));
    void make('other', callOf(perSecond(1), { route: 'GET /others' }));
    await vi.advanceTimersByTimeAsync(2000);
    expect(starts).toEqual([
      ['a1', 0],
      ['b1', 0],
      ['other', 0],
      ['a2', 1000],
    ]);
  });

  test('is kept although a call of the same route came before that named none', async () => {
    const { make, starts } = watched();
    await make('unnamed', callOf());
    void make(1, callOf(perSecond(1)));
    void make(2, callOf(perSecond(1)));
    await vi.advanceTimersByTimeAsync(2000);
    expect(starts.slice(1)).toEqual([
      [1, 0],
      [2, 1000],
    ]);
  });

  test('does not count what never reached the platform', async () => {
    const { make, starts } = watched();
    const unsent = new NetworkError({ method: 'GET', path: '/things/1', mayHaveArrived: false });
    const lost = new NetworkError({ method: 'GET', path: '/things/1', mayHaveArrived: true });
    await make('unsent', callOf(perSecond(1)), () => Promise.reject(unsent));
    await make('lost', callOf(perSecond(1)), () => Promise.reject(lost));
    void make('next', callOf(perSecond(1)));
    await vi.advanceTimersByTimeAsync(2000);
    expect(starts.map(([, at]) => at)).toEqual([0, 0, 1000]);
  });

  test('can be left to the platform', () => {
    const { make, starts } = watched({ keepRates: false });
    for (let n = 1; n <= 5; n++) void make(n, callOf(perSecond(1)));
    expect(starts).toHaveLength(5);
  });

  // Times of travel are what makes a limiter that looks at its own clock only exceed the rate at the other end.
  test('is never exceeded in any span of the platform’s time, whatever comes and however long it travels', async () => {
    const calls = fc.array(
      fc.record({ gapMs: fc.nat({ max: 700 }), thereMs: fc.nat({ max: 900 }), backMs: fc.nat({ max: 900 }) }),
      { minLength: 1, maxLength: 25 },
    );
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 4 }), calls, async (count, list) => {
        const { make, starts } = watched();
        const arrivals: number[] = [];
        for (const [n, { gapMs, thereMs, backMs }] of list.entries()) {
          await vi.advanceTimersByTimeAsync(gapMs);
          void make(n, callOf(perSecond(count)), async () => {
            await after(thereMs);
            arrivals.push(performance.now());
            await after(backMs);
          });
        }
        await vi.advanceTimersByTimeAsync(list.length * 3000);
        expect(starts.map(([name]) => name)).toEqual(list.map((_, n) => n));
        const sorted = arrivals.sort((a, b) => a - b);
        expect(sorted).toHaveLength(list.length);
        for (const [n, at] of sorted.slice(count).entries()) expect(at - (sorted[n] ?? 0)).toBeGreaterThanOrEqual(1000);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a call that waits', () => {
  test('leaves when it is aborted, and whoever came after moves up', async () => {
    const { make, starts } = watched();
    const controller = new AbortController();
    const reason = new Error('never mind');
    void make(1, callOf(perSecond(1)));
    const aborted = make(2, callOf(perSecond(1), { signal: controller.signal }));
    void make(3, callOf(perSecond(1)));
    controller.abort(reason);
    expect(await aborted).toBe(reason);
    await vi.advanceTimersByTimeAsync(2000);
    expect(starts).toEqual([
      [1, 0],
      [3, 1000],
    ]);
  });

  test('leaves no timer behind that would keep the process alive', async () => {
    const { make } = watched();
    const controller = new AbortController();
    const { signal } = controller;
    void make(1, callOf(perMinute(1)));
    const aborted = make(2, callOf(perMinute(1), { signal, deadline: Date.now() + 90_000 }));
    await vi.advanceTimersByTimeAsync(1);
    expect(vi.getTimerCount()).toBeGreaterThan(0);
    controller.abort();
    await aborted;
    expect(vi.getTimerCount()).toBe(0);
  });

  test('does not begin to wait when it was aborted before', async () => {
    const { make, starts } = watched();
    const reason = new Error('too late');
    void make(1, callOf(perSecond(1)));
    expect(await make(2, callOf(perSecond(1), { signal: AbortSignal.abort(reason) }))).toBe(reason);
    expect(starts).toHaveLength(1);
  });

  test('is told at once when its turn cannot come before its deadline', async () => {
    const { make, starts } = watched();
    for (let n = 1; n <= 4; n++) void make(n, callOf(perMinute(2)));
    const deadline = Date.now() + 60_000;
    // Two went, two wait; the fifth is the first of the third minute.
    const error = await make(5, callOf(perMinute(2), { deadline }));
    expect(error).toBeInstanceOf(RateLimitError);
    expect(error).toMatchObject({ code: 'RATE_LIMIT', route: 'GET /things/:id', deadline, rate: { count: 2 } });
    expect((error as RateLimitError).in('en')).toContain('takes 2 calls in 60 s');
    expect((error as RateLimitError).in('zh-CN')).toContain('每 60 秒最多 2 次');
    expect(starts).toHaveLength(2);
  });

  test('takes its turn when it comes in time', async () => {
    const { make, starts } = watched();
    for (let n = 1; n <= 4; n++) void make(n, callOf(perMinute(2)));
    const last = make(5, callOf(perMinute(2), { deadline: Date.now() + 120_500 }));
    await vi.advanceTimersByTimeAsync(121_000);
    expect(await last).toBe('answer');
    expect(starts.map(([, at]) => at)).toEqual([0, 0, 60_000, 60_000, 120_000]);
  });

  test('is told at its deadline when an answer it waits for does not come', async () => {
    const { make } = watched();
    void make('stuck', callOf(perSecond(1)), () => after(60_000));
    const waiting = make(2, callOf(perSecond(1), { deadline: Date.now() + 2000 }));
    await vi.advanceTimersByTimeAsync(2100);
    expect(await waiting).toBeInstanceOf(RateLimitError);
  });

  test('goes on when all is closing, and hears from what it wanted to use', async () => {
    const { limiter, make } = watched();
    void make(1, callOf(perMinute(1)));
    const waiting = make(2, callOf(perMinute(1)), () => Promise.resolve('closed'));
    limiter.close();
    expect(await waiting).toBe('closed');
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a refusal', () => {
  test.each([
    ['HTTP 429', refusal(12345)],
    ['100017', refusal(100017, undefined, 200)],
    ['20028', refusal(20028, undefined, 400)],
    ['1100308', refusal(1100308, undefined, 400)],
    ['50002', refusal(50002, undefined, 400)],
  ])('%s makes the next call of the route wait, though no rate is documented', async (_, error) => {
    const { make, starts } = watched();
    await make(1, callOf(), () => Promise.reject(error));
    void make(2, callOf());
    void make('other', callOf(undefined, { route: 'GET /others' }));
    await vi.advanceTimersByTimeAsync(5000);
    expect(starts).toEqual([
      [1, 0],
      ['other', 0],
      [2, 500],
    ]);
  });

  test.each([22009, 40034128])('%i is about replies that are used up and makes nobody wait', async (code) => {
    const { make, starts } = watched();
    await make(1, callOf(), () => Promise.reject(refusal(code, undefined, 400)));
    void make(2, callOf());
    expect(starts).toHaveLength(2);
  });

  test('waits as long as the platform asks', async () => {
    const { make, starts } = watched();
    await make(1, callOf(), () => Promise.reject(refusal(100017, 7000)));
    void make(2, callOf());
    await vi.advanceTimersByTimeAsync(8000);
    expect(starts.map(([, at]) => at)).toEqual([0, 7000]);
  });

  test.each([
    ['no rate is documented', undefined, [500, 1000, 2000, 4000, 5000, 5000, 5000]],
    ['the rate is per minute', perMinute(30), [15_000, 30_000, 60_000, 60_000, 60_000]],
  ])('after another makes the wait longer, within bounds: %s', async (_, rate, waits) => {
    const { make, starts } = watched();
    // Those that are under way together tell the same thing once.
    for (let n = 0; n < 10; n++) void make(n, callOf(rate), () => Promise.reject(refusal()));
    await vi.advanceTimersByTimeAsync(1);
    for (const n of waits.keys()) void make(10 + n, callOf(rate), () => Promise.reject(refusal()));
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    const at = starts.slice(9).map(([, start]) => start);
    expect(at.slice(1).map((start, n) => start - (at[n] ?? 0))).toEqual(waits);
  });

  test('makes calls go at the speed at which they passed, less at first and then more', async () => {
    const { make, starts } = watched();
    for (let n = 0; n < 20; n++) void make('before', callOf());
    await make('refused', callOf(), () => Promise.reject(refusal()));
    for (let n = 0; n < 1000; n++) void make('after', callOf());
    await vi.advanceTimersByTimeAsync(60_000);
    const at = starts.filter(([name]) => name === 'after').map(([, start]) => start);
    const inSecond = (second: number) => at.filter((start) => Math.floor((start - 500) / 1000) === second).length;
    // Twenty had passed in a second.
    expect(inSecond(0)).toBeGreaterThanOrEqual(15);
    expect(inSecond(0)).toBeLessThan(20);
    expect(inSecond(9)).toBeGreaterThan(25);
    expect(inSecond(9)).toBeLessThan(40);
    expect(at).toHaveLength(1000);
  });

  test('leaves calls half a second apart where none passed before, and is forgotten in the end', async () => {
    const { make, starts } = watched();
    await make('refused', callOf(), () => Promise.reject(refusal()));
    for (let n = 0; n < 3; n++) void make(n, callOf());
    await vi.advanceTimersByTimeAsync(30_000);
    expect(starts.map(([, at]) => at)).toEqual([0, 500, 1000, 1488]);
    starts.length = 0;
    for (let n = 0; n < 3; n++) void make(n, callOf());
    expect(starts).toHaveLength(3);
  });

  test('is about its target, where the rate is', async () => {
    const { make, starts } = watched();
    await make('a1', callOf(perSecond(5).per('a')), () => Promise.reject(refusal(20028)));
    void make('a2', callOf(perSecond(5).per('a')));
    void make('b1', callOf(perSecond(5).per('b')));
    await vi.advanceTimersByTimeAsync(2000);
    expect(starts.map(([name]) => name)).toEqual(['a1', 'b1', 'a2']);
  });
});

describe('memory', () => {
  test('targets are forgotten once nothing is left to remember of them', async () => {
    const { limiter, make } = watched();
    for (let n = 0; n < 20_000; n++) {
      await make(n, callOf(perSecond(5).per(`channel ${n}`)));
      if (n % 100 === 0) await vi.advanceTimersByTimeAsync(100);
    }
    expect(limiter.size).toBeLessThan(5000);
  });

  test('a target with somebody waiting is not forgotten', async () => {
    const { make, starts } = watched();
    const rate = perMinute(1).per('waited for');
    void make('first', callOf(rate));
    const waiting = make('second', callOf(rate));
    for (let n = 0; n < 3000; n++) await make(n, callOf(perSecond(5).per(`channel ${n}`)));
    void make('third', callOf(rate));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await waiting).toBe('answer');
    expect(starts.filter(([name]) => typeof name === 'string')).toEqual([
      ['first', 0],
      ['second', 60_000],
    ]);
  });
});
