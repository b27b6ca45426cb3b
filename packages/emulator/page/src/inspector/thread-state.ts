import type { ThreadView } from '../../../src/control/thread-view.js';

/** What is left of a thread. */
export interface ThreadState {
  leftMs: number;
  isExpired: boolean;
  isUsedUp: boolean;
}

/** @param now - The emulator's clock. */
export function threadState({ at, windowMs, used, limit }: ThreadView, now: number): ThreadState {
  const leftMs = at + windowMs - now;
  return { leftMs, isExpired: leftMs < 0, isUsedUp: limit !== null && used >= limit };
}
