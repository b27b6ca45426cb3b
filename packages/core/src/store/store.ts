/**
 * A small key-value store: what the framework keeps between two runs.
 *
 * Values are JSON. A `set` that resolved survives a crash of the process.
 */
export interface Store {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  delete(key: string): Promise<void>;
}
