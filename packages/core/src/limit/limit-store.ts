/** A stretch of time in which something may be done so many times. */
export interface LimitWindow {
  /** How often. */
  readonly limit: number;
  /** Now, and when a window that begins now would end. Unix milliseconds. */
  readonly now: number;
  /** Unix milliseconds. */
  readonly endsAt: number;
}

/** What became of an attempt. */
export interface Taken {
  /** Whether there was room in the window. */
  readonly isGranted: boolean;
  /** When the window it fell into ends, Unix milliseconds. */
  readonly endsAt: number;
}

/**
 * Counts for cooldowns and quotas. One operation, so that it can be atomic: a script in Redis, a row in a database.
 */
export interface LimitStore {
  /**
   * Takes one from the window of a key. Where none is under way, one begins that ends at `window.endsAt`; one under way keeps
   * its end. What is not granted changes nothing.
   */
  take(key: string, window: LimitWindow): Taken | Promise<Taken>;
  /** Gives one back that was taken, unless the window it was taken from is over. */
  giveBack(key: string, taken: Taken): unknown;
}

/** What a store needs to know of a window under way. */
export interface WindowState {
  readonly used: number;
  readonly endsAt: number;
}

/** The rule of {@link LimitStore.take}, for stores that can read and write: what was there, and what is to be there. */
export function takeFrom(state: WindowState | undefined, window: LimitWindow): { taken: Taken; state: WindowState } {
  const current = state && window.now < state.endsAt ? state : { used: 0, endsAt: window.endsAt };
  const { used, endsAt } = current;
  if (used >= window.limit) return { taken: { isGranted: false, endsAt }, state: current };
  return { taken: { isGranted: true, endsAt }, state: { used: used + 1, endsAt } };
}

/** The rule of {@link LimitStore.giveBack}; `undefined` when nothing is left to keep. */
export function giveBackTo(state: WindowState | undefined, { endsAt }: Taken): WindowState | undefined {
  if (!state || state.endsAt !== endsAt) return state;
  return state.used > 1 ? { used: state.used - 1, endsAt } : undefined;
}
