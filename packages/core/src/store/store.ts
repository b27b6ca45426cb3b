/**
 * A small key-value store: what the framework keeps between two runs, and what plugins do.
 *
 * Values are JSON. A `set` that resolved survives a crash of the process. A `Keyv` is one as it is.
 *
 * @see {@link https://keyv.org/docs/keyv/}
 */
export interface Store {
  /** Resolves with the value, or with `undefined` where there is none. */
  get(key: string): Promise<unknown>;
  /**
   * Keeps a value in place of the former one. Resolves with `false` when it could not be kept, as Keyv does, or rejects.
   *
   * @param ttlMs - The store may forget it after this time, in milliseconds; who reads does not rely on it.
   */
  set(key: string, value: unknown, ttlMs?: number): Promise<unknown>;
  /** Forgets a value. No error where there is none. */
  delete(key: string): Promise<unknown>;
  /** Whether a value can be read back as soon as `set` was called, before it resolves. @defaultValue false */
  readonly readsOwnWrites?: boolean;
  /** What is kept: at least every key that begins with `prefix`, with its value. */
  iterator?(prefix?: string): AsyncIterable<readonly [key: string, value: unknown]>;
  /** Lets go of files and connections once everything is written. A later call opens them again. */
  close?(): Promise<unknown>;
}
