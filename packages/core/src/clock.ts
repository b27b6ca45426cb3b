import { setTimeout as sleep } from 'node:timers/promises';

/**
 * A timer counts neither the sleep of the machine nor a clock that is put right, and cannot count further than 24 days. So
 * the clock is looked at this often, in milliseconds.
 */
const LONGEST_WAIT_MS = 30_000;

/**
 * The time a bot goes by: `bot.clock`, or injected into a plugin by its type, `constructor(private readonly clock: Clock)`.
 *
 * Reply windows, cooldowns, quotas, prompts, what expires in the storage, timers of plugins and their schedules follow it;
 * connections and waiting for answers of the platform always follow the time of the machine. A plugin that asks it, and not
 * `Date.now()`, can be tested without waiting: a test puts another one in its place. This one is the machine's.
 */
export class Clock {
  /** The time, Unix milliseconds. */
  now(): number {
    return Date.now();
  }

  /**
   * Calls once, so many milliseconds from now; at most 24 days. Plugins have `scope.setTimeout`, which ends with them.
   *
   * @param callback - May return a promise, which tests wait for. It must not throw or reject.
   * @returns Calls it off.
   */
  setTimeout(callback: () => unknown, delayMs: number): () => void {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  }

  /** Calls again and again, as {@link setTimeout} does once. @returns Ends it. */
  setInterval(callback: () => unknown, intervalMs: number): () => void {
    const timer = setInterval(callback, intervalMs);
    return () => clearInterval(timer);
  }

  /**
   * Calls once the clock shows a time, however far away; late, by what was missed, when the machine slept.
   *
   * @param time - Unix milliseconds.
   * @param callback - As of {@link setTimeout}.
   * @returns Calls it off.
   */
  at(time: number, callback: () => unknown): () => void {
    let callOff: () => void;
    const wait = (): void => {
      const leftMs = time - this.now();
      callOff = this.setTimeout(() => (time > this.now() ? wait() : callback()), Math.min(leftMs, LONGEST_WAIT_MS));
    };
    wait();
    return () => callOff();
  }

  /**
   * Waits.
   *
   * @param signal - Ends it early.
   * @throws what `signal` was aborted with, or an `AbortError` with it as its cause.
   */
  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return sleep(ms, undefined, { signal });
  }
}

/** The machine's. */
export const systemClock = new Clock();
