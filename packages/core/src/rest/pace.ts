/** Calls are spaced as if the platform took that much less than it did when it refused one. */
const CAUTION = 1.25;
const LEAST_PAUSE_MS = 500;
const LEAST_LONGEST_PAUSE_MS = 5000;
const LEAST_SLOW_MS = 20_000;
/** A window to measure in, where no rate is documented. */
const UNKNOWN_WINDOW_MS = 1000;

/**
 * What refusals taught about the speed of a route: when the next call may start, and how far apart calls have to be.
 *
 * Closes the route for a while after a refusal, longer with each that follows. Then calls go at the speed at which they
 * passed before, a little less at first and little by little more, so that a rate nobody documented is met once and then
 * approached from below. Times are those of `performance.now()`.
 */
export class Pace {
  /** When the next call may start. */
  opensAt = 0;
  readonly #windowMs: number;
  readonly #firstPauseMs: number;
  #refusedAt = Number.NEGATIVE_INFINITY;
  #reopensAt = Number.NEGATIVE_INFINITY;
  #refusalsInARow = 0;
  /** Calls that passed in the window before a refusal. */
  #taken = 0;
  // Calls that passed in this window and the one before; the windows begin with a call.
  #passed = 0;
  #passedBefore = 0;
  #windowBegan = 0;

  /** @param windowMs - That of the documented rate; 0 where there is none. */
  constructor(windowMs: number) {
    this.#windowMs = windowMs || UNKNOWN_WINDOW_MS;
    this.#firstPauseMs = Math.max(LEAST_PAUSE_MS, this.#windowMs / 4);
  }

  started(now: number): void {
    const spacingMs = this.#spacingMs(now);
    if (spacingMs > 0) this.opensAt = Math.max(this.opensAt, now + spacingMs);
  }

  passed(startedAt: number, now: number): void {
    this.#turnWindow(now);
    this.#passed++;
    // It was under way together with the one refused.
    if (startedAt <= this.#refusedAt) this.#taken++;
    else this.#refusalsInARow = 0;
  }

  /** @param retryAfterMs - What the platform asked for. */
  refused(startedAt: number, now: number, retryAfterMs?: number): void {
    // Those that were under way together say the same thing once.
    if (startedAt <= this.#refusedAt) return;
    if (this.#refusalsInARow === 0) this.#taken = this.#recentlyPassed(now);
    const pauseMs = Math.min(
      Math.max(LEAST_LONGEST_PAUSE_MS, this.#windowMs),
      this.#firstPauseMs * 2 ** this.#refusalsInARow++,
    );
    this.#refusedAt = now;
    this.#reopensAt = now + (retryAfterMs ?? pauseMs);
    this.opensAt = this.#reopensAt;
  }

  /** Whether nothing would be lost by forgetting it. */
  isForgettable(now: number): boolean {
    return now >= this.opensAt && this.#spacingMs(now) <= 0;
  }

  /** How far apart calls are to start: shorter as time goes by, and in the end not at all. */
  #spacingMs(now: number): number {
    const slowMs = Math.max(LEAST_SLOW_MS, 2 * this.#windowMs);
    const left = 1 - (now - this.#reopensAt) / slowMs;
    return left <= 0 ? 0 : left * Math.min(this.#firstPauseMs, (CAUTION * this.#windowMs) / this.#taken);
  }

  /** Passed in the last window, counting that part of the one before that it reaches into. */
  #recentlyPassed(now: number): number {
    this.#turnWindow(now);
    return this.#passed + this.#passedBefore * (1 - (now - this.#windowBegan) / this.#windowMs);
  }

  #turnWindow(now: number): void {
    const ageMs = now - this.#windowBegan;
    if (ageMs < this.#windowMs) return;
    this.#passedBefore = ageMs < 2 * this.#windowMs ? this.#passed : 0;
    this.#passed = 0;
    this.#windowBegan = now;
  }
}
