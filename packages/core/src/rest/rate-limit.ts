import { type Clock, systemClock } from '../clock.js';
import { ApiError } from '../errors/api-error.js';
import { NetworkError } from '../errors/network-error.js';
import { Rate } from './rate.js';
import { RateWindow } from './rate-window.js';
import type { ApiCall } from './api-call.js';

/**
 * Codes that say "too soon" whatever the HTTP status. 22009 is not one: without a 429 it speaks of replies that are used up,
 * which no wait brings back.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/openapi/error/error.html}
 */
const TOO_SOON = [
  20028, // messages in a channel
  50002, // frames of a stream
  100017, // calls of an interface
  1100308, // messages in a channel
];

/** Where no rate is documented: only refusals make calls wait. */
const UNLIMITED = new Rate(Infinity, 0);

/** From this many windows on those are looked for that can be forgotten. */
const MANY_WINDOWS = 1000;

/** Whether the platform refused a call for coming too soon. Nothing was done, so it may be made again. */
export function isTooSoon(error: ApiError): boolean {
  return error.status === 429 || error.is(...TOO_SOON);
}

export interface RateLimiterOptions {
  /** Whether calls wait so that documented rates are kept. Without, only refusals make them wait. @defaultValue true */
  keepRates?: boolean;
  /** What deadlines are told by. @defaultValue the machine's */
  clock?: Clock;
}

/**
 * Makes calls wait their turn: each route, and each target where the rate is per target, first come first served.
 *
 * Keeps to the documented rate of a call, and to what the platform lets through after it refused one for coming too soon.
 */
export class RateLimiter {
  readonly #windows = new Map<string, RateWindow>();
  readonly #keepRates: boolean;
  readonly #clock: Clock;
  #sweepAt = MANY_WINDOWS;

  constructor({ keepRates = true, clock = systemClock }: RateLimiterOptions = {}) {
    this.#clock = clock;
    this.#keepRates = keepRates;
  }

  /** Routes and targets that are remembered. */
  get size(): number {
    return this.#windows.size;
  }

  /** @throws {@link RateLimitError} when the deadline of a call would pass before its turn. */
  readonly layer = (call: ApiCall, next: () => Promise<unknown>): Promise<unknown> => {
    const now = performance.now();
    const window = this.#windowOf(call, now);
    if (window.enter(now)) return run(window, now, next);
    return window.wait(call, now).then(() => run(window, performance.now(), next));
  };

  /** Lets everybody go on who waits: what they wanted to use is closing, and will tell them. */
  close(): void {
    for (const window of this.#windows.values()) window.open();
  }

  /** Calls that name no rate have windows of their own, so that a rate is kept whoever came first. */
  #windowOf({ route, rate }: ApiCall, now: number): RateWindow {
    const key = rate ? `${route} ${rate.target ?? ''}` : route;
    return this.#windows.get(key) ?? this.#add(key, rate && this.#keepRates ? rate : UNLIMITED, now);
  }

  #add(key: string, rate: Rate, now: number): RateWindow {
    if (this.#windows.size >= this.#sweepAt) this.#sweep(now);
    const window = new RateWindow(rate, this.#clock);
    this.#windows.set(key, window);
    return window;
  }

  /** Forgets targets nothing is left to remember of, each time their number has doubled. */
  #sweep(now: number): void {
    for (const [key, window] of this.#windows) if (window.isForgettable(now)) this.#windows.delete(key);
    this.#sweepAt = Math.max(MANY_WINDOWS, 2 * this.#windows.size);
  }
}

function run(window: RateWindow, startedAt: number, next: () => Promise<unknown>): Promise<unknown> {
  return next().then(
    (answer) => {
      window.passed(startedAt, performance.now());
      return answer;
    },
    (error: unknown) => {
      if (error instanceof ApiError && isTooSoon(error))
        window.refused(startedAt, performance.now(), error.retryAfterMs);
      else if (error instanceof NetworkError && !error.mayHaveArrived) window.unsent();
      else window.ended(performance.now());
      throw error;
    },
  );
}
