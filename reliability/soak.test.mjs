import { expect, test } from 'vitest';
import { Soak } from './run-soak.mjs';

test('a few seconds of a soak lose nothing and answer nothing twice', { timeout: 120_000 }, async () => {
  const soak = new Soak({ minutes: 0.1, seed: 1, remembered: 200 });
  await soak.run();
  expect(soak.tally).toMatchObject({ lost: 0, gone: 0, twice: 0 });
  expect(soak.tally.sent).toBeGreaterThan(100);
  expect(soak.injections.total.times).toBeGreaterThan(0);
  expect(soak.readings).toEqual([
    { heapUsed: expect.any(Number), rss: expect.any(Number) },
    { heapUsed: expect.any(Number), rss: expect.any(Number) },
  ]);
});
