import { KeptValues } from './kept-values.js';
import type { Store } from './store.js';

/** Keeps values for the life of the process; nothing survives it. */
export class MemoryStore implements Store {
  /** Reads come from memory. */
  readonly readsOwnWrites = true;
  readonly #values = new KeptValues();

  /** {@inheritDoc Store.get} */
  async get(key: string): Promise<unknown> {
    const text = this.#values.get(key);
    return text === undefined ? undefined : JSON.parse(text);
  }

  /** {@inheritDoc Store.set} */
  async set(key: string, value: unknown, ttlMs?: number): Promise<void> {
    // As text, so that it behaves like the stores that outlive us: no shared references.
    this.#values.set(key, JSON.stringify(value), ttlMs && Date.now() + ttlMs);
  }

  /** {@inheritDoc Store.delete} */
  async delete(key: string): Promise<void> {
    this.#values.delete(key);
  }

  /** {@inheritDoc Store.iterator} */
  async *iterator(prefix?: string): AsyncGenerator<[key: string, value: unknown]> {
    for (const [key, text] of this.#values.entries(prefix)) yield [key, JSON.parse(text)];
  }
}
