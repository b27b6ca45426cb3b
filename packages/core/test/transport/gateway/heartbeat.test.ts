import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Heartbeat } from '../../../src/transport/gateway/heartbeat.js';

const INTERVAL_MS = 40_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A heartbeat of a line that answers as long as `isAlive`. */
function start({ intervalMs = INTERVAL_MS, isAlive = true } = {}) {
  const line = { isAlive, beats: [] as number[], silences: [] as string[] };
  const heartbeat = new Heartbeat({
    intervalMs,
    send: () => {
      line.beats.push(Date.now());
      if (line.isAlive) heartbeat.acknowledge();
    },
    onSilent: (missing) => void line.silences.push(missing),
  });
  return { heartbeat, line };
}

describe('a heartbeat', () => {
  test('begins within one interval, and comes once per interval', () => {
    const begin = Date.now();
    const { line, heartbeat } = start();
    vi.advanceTimersByTime(10 * INTERVAL_MS);
    expect(line.beats.length).toBeGreaterThanOrEqual(10);
    const gaps = line.beats.map((at, index) => at - (line.beats[index - 1] ?? begin));
    expect(gaps[0]).toBeLessThanOrEqual(INTERVAL_MS);
    expect(new Set(gaps.slice(1))).toEqual(new Set([INTERVAL_MS]));
    expect(line.silences).toEqual([]);
    heartbeat.stop();
    expect(vi.getTimerCount()).toBe(0);
  });

  // An answer to no beat was measured from the start of the process, hours ago.
  test('an acknowledgement that answers no beat is not measured', () => {
    const { heartbeat, line } = start({ isAlive: false });
    heartbeat.acknowledge();
    expect(heartbeat.latencyMs).toBeUndefined();
    vi.advanceTimersToNextTimer();
    expect(line.beats).toHaveLength(1);
    vi.advanceTimersByTime(120);
    heartbeat.acknowledge();
    vi.advanceTimersByTime(500);
    heartbeat.acknowledge();
    expect(heartbeat.latencyMs).toBe(120);
    heartbeat.stop();
  });

  test('two unanswered ones are silence, told once, and leave no timer behind', () => {
    const { line } = start({ isAlive: false });
    vi.advanceTimersByTime(10 * INTERVAL_MS);
    expect(line.beats).toHaveLength(2);
    expect(line.silences).toEqual(['answer to heartbeats']);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('while it is held, unanswered ones do not count; afterwards they do again', () => {
    const { line, heartbeat } = start({ isAlive: false });
    heartbeat.hold();
    vi.advanceTimersByTime(20 * INTERVAL_MS);
    expect(line.beats.length).toBeGreaterThanOrEqual(20);
    expect(line.silences).toEqual([]);
    heartbeat.release();
    vi.advanceTimersByTime(4 * INTERVAL_MS);
    expect(line.silences).toEqual(['answer to heartbeats']);
  });

  test('after the computer slept, the line counts as dead at once', () => {
    const { line } = start();
    vi.advanceTimersByTime(2 * INTERVAL_MS);
    vi.setSystemTime(Date.now() + 3 * 60 * 60_000);
    vi.advanceTimersByTime(INTERVAL_MS);
    expect(line.silences).toEqual([expect.stringMatching(/^heartbeat for 10[78]\d\d s$/)]);
  });

  test('a clock that is set back changes nothing', () => {
    const { line, heartbeat } = start();
    vi.advanceTimersByTime(2 * INTERVAL_MS);
    vi.setSystemTime(Date.now() - 3 * 60 * 60_000);
    const before = line.beats.length;
    vi.advanceTimersByTime(5 * INTERVAL_MS);
    expect(line.beats).toHaveLength(before + 5);
    expect(line.silences).toEqual([]);
    heartbeat.stop();
  });

  test.each([
    [0, 1000],
    [-5, 1000],
    [1, 1000],
    [2 ** 40, 300_000],
    [Number.NaN, 41_250],
  ])('an interval of %s is taken as %i ms', (intervalMs, taken) => {
    const { line, heartbeat } = start({ intervalMs });
    vi.advanceTimersByTime(3 * taken);
    const [first = 0, second = 0] = line.beats;
    expect(second - first).toBe(taken);
    heartbeat.stop();
  });
});
