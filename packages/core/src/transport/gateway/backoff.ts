/** Waits in milliseconds after 0, 1, 2 … failures in a row: a first drop comes back at once, then 1 s doubling to 60 s. */
const STEPS_MS = [250, 1000, 2000, 5000, 10_000, 30_000, 60_000];

/**
 * How long to wait before the next connection: half of the step is fixed, the other half random, so that many bots
 * dropped together do not come back together.
 *
 * @param failures - Failures since the last READY, RESUMED or replayed event.
 */
export function backoffMs(failures: number, random: () => number = Math.random): number {
  const step = STEPS_MS[Math.min(failures, STEPS_MS.length - 1)] as number;
  return Math.round(step * (0.5 + random() / 2));
}
