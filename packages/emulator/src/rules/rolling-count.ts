import { BoundedMap } from '../bounded-map.js';
import { list, number, pairs, type Saved } from '../state/shape.js';

export const SAVED_COUNTS = pairs(list(number));

/** Counts happenings per key within a moving window. Keys are bounded; the times kept per key are those of its window. */
export class RollingCount {
  readonly #times = new BoundedMap<string, number[]>(5000);

  /** Happenings of the last `windowMs` milliseconds. */
  count(key: string, windowMs: number, now: number): number {
    const times = this.#times.get(key);
    if (!times) return 0;
    const first = times.findIndex((at) => now - at < windowMs);
    times.splice(0, first === -1 ? times.length : first);
    return times.length;
  }

  /** Milliseconds until the oldest of them is no longer counted; the whole window when there is none. */
  untilNext(key: string, windowMs: number, now: number): number {
    this.count(key, windowMs, now);
    const [oldest = now] = this.#times.get(key) ?? [];
    return oldest + windowMs - now;
  }

  add(key: string, now: number): void {
    const times = this.#times.get(key) ?? [];
    times.push(now);
    // the youngest again: what is counted all the time is not the first to be forgotten
    this.#times.set(key, times);
  }

  /** Adds one when there is room for it. @returns Whether there was. */
  take(key: string, limit: number, windowMs: number, now: number): boolean {
    if (this.count(key, windowMs, now) >= limit) return false;
    this.add(key, now);
    return true;
  }

  save(): Saved<typeof SAVED_COUNTS> {
    return this.#times.entries();
  }

  load(saved: Saved<typeof SAVED_COUNTS>): void {
    for (const [key, times] of saved) this.#times.set(key, times);
  }
}
