import { expect, test } from 'vitest';
import { backoffMs } from '../../../src/transport/gateway/backoff.js';

test.each([
  [0, 125, 250],
  [1, 500, 1000],
  [2, 1000, 2000],
  [3, 2500, 5000],
  [4, 5000, 10_000],
  [5, 15_000, 30_000],
  [6, 30_000, 60_000],
  [100, 30_000, 60_000],
])('after %i failures it waits between %i and %i ms', (failures, least, most) => {
  expect(backoffMs(failures, () => 0)).toBe(least);
  expect(backoffMs(failures, () => 1)).toBe(most);
});
