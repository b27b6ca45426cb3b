import {
  giveBackTo,
  type LimitStore,
  type LimitWindow,
  takeFrom,
  type Taken,
  type WindowState,
} from './limit-store.js';

/** How much a {@link MemoryLimitStore} may remember. */
export interface MemoryLimitStoreOptions {
  /**
   * Windows kept at most. Beyond it those that are over go, then a tenth of the others, the oldest first.
   * @defaultValue 100000
   */
  capacity?: number;
}

/** Counts in memory: forgotten with the process. */
export class MemoryLimitStore implements LimitStore {
  readonly #capacity: number;
  readonly #windows = new Map<string, WindowState>();

  constructor({ capacity = 100_000 }: MemoryLimitStoreOptions = {}) {
    this.#capacity = capacity;
  }

  /** Windows kept. */
  get size(): number {
    return this.#windows.size;
  }

  /** {@inheritDoc LimitStore.take} */
  take(key: string, window: LimitWindow): Taken {
    const before = this.#windows.get(key);
    const { taken, state } = takeFrom(before, window);
    // A window that begins goes to the end, as the youngest.
    if (before && before.endsAt !== state.endsAt) this.#windows.delete(key);
    this.#windows.set(key, state);
    if (this.#windows.size > this.#capacity) this.#makeRoom(window.now);
    return taken;
  }

  /** {@inheritDoc LimitStore.giveBack} */
  giveBack(key: string, taken: Taken): void {
    const state = giveBackTo(this.#windows.get(key), taken);
    if (state) this.#windows.set(key, state);
    else this.#windows.delete(key);
  }

  #makeRoom(now: number): void {
    for (const [key, { endsAt }] of this.#windows) if (endsAt <= now) this.#windows.delete(key);
    if (this.#windows.size <= 0.9 * this.#capacity) return;
    const excess = this.#windows.size - Math.floor(0.9 * this.#capacity);
    for (const key of [...this.#windows.keys()].slice(0, excess)) this.#windows.delete(key);
  }
}
