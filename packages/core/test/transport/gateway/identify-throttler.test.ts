import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IdentifyThrottler } from '../../../src/transport/gateway/identify-throttler.js';

test('with a max_concurrency of 1 sessions start five seconds apart', () => {
  const throttler = new IdentifyThrottler();
  expect([0, 0, 0].map((now) => throttler.reserve(1, now))).toEqual([0, 5000, 10_000]);
});

test('whoever comes late enough need not wait', () => {
  const throttler = new IdentifyThrottler();
  expect([throttler.reserve(1, 0), throttler.reserve(1, 60_000)]).toEqual([0, 0]);
});

test.each([[0], [-1]])('a max_concurrency of %i counts as 1', (maxConcurrency) => {
  const throttler = new IdentifyThrottler();
  throttler.reserve(maxConcurrency, 0);
  expect(throttler.reserve(maxConcurrency, 0)).toBe(5000);
});

test('no wait is negative, and no five seconds see more starts than allowed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10 }), fc.array(fc.nat({ max: 20_000 })), (maxConcurrency, gaps) => {
      const throttler = new IdentifyThrottler();
      let now = 0;
      const starts = gaps.map((gap) => {
        now += gap;
        const wait = throttler.reserve(maxConcurrency, now);
        expect(wait).toBeGreaterThanOrEqual(0);
        return now + wait;
      });
      for (const [index, start] of starts.entries()) {
        const next = starts[index + maxConcurrency];
        if (next !== undefined) expect(next - start).toBeGreaterThanOrEqual(5000 - 1e-6);
      }
    }),
  );
});
