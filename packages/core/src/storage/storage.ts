import type { StandardSchemaV1 } from '@standard-schema/spec';
import { PluginError } from '../errors/plugin-error.js';
import { Collection } from './collection.js';
import type { Depot, KeepOptions } from './depot.js';
import { type Place, placeWithin } from './place.js';
import { toJson } from './to-json.js';

/**
 * What a plugin keeps: values by key, which outlast a restart. Every plugin that asks for one has its own:
 * `constructor(private readonly storage: Storage) {}`.
 *
 * Values are JSON, and read as copies. A `set` that resolved survives a crash. Where they are kept is up to `storage` of
 * the config; nothing is opened before the first value is asked for.
 */
export class Storage {
  readonly #depot: Depot;
  readonly #place: Place;

  /** @internal Injected, or found as `ctx.session`, `ctx.chat` and `bot.storage`. */
  constructor(depot: Depot, place: Place) {
    this.#depot = depot;
    this.#place = place;
  }

  /** @returns The value; `undefined` when there is none, or it has expired. */
  async get<T = unknown>(key: string): Promise<T | undefined> {
    return (await this.#depot.get(this.#at(key))) as T | undefined;
  }

  /**
   * Keeps a value in place of the former one.
   *
   * @throws {@link PluginError} when it is not JSON.
   * @throws {@link StorageError} when it cannot be kept.
   */
  async set(key: string, value: unknown, options?: KeepOptions): Promise<void> {
    await this.#depot.set(this.#at(key), toJson(value, key), options);
  }

  /**
   * Forgets a value.
   *
   * @throws {@link StorageError} when the store cannot be written.
   */
  async delete(key: string): Promise<void> {
    await this.#depot.delete(this.#at(key));
  }

  /** Whether there is a value that has not expired. */
  async has(key: string): Promise<boolean> {
    return (await this.get(key)) !== undefined;
  }

  /**
   * Makes a new value of the old one, with no other change of this key in between: `update<number>('n', (n = 0) => n + 1)`.
   *
   * Changes of one key wait for each other, so `change` must not wait for another one of the same key. What it throws is
   * thrown, and nothing has changed.
   *
   * @param change - Is given the value, or `undefined`; gives back the new one, or `undefined` to delete it.
   * @returns The new value.
   */
  update<T>(key: string, change: (old: T | undefined) => T | Promise<T>, options?: KeepOptions): Promise<T>;
  /** The same, where `change` may delete the value. */
  update<T>(
    key: string,
    change: (old: T | undefined) => T | undefined | Promise<T | undefined>,
    options?: KeepOptions,
  ): Promise<T | undefined>;
  async update<T>(
    key: string,
    change: (old: T | undefined) => T | undefined | Promise<T | undefined>,
    options?: KeepOptions,
  ): Promise<T | undefined> {
    const keep = (value: T | undefined): unknown => (value === undefined ? undefined : toJson(value, key));
    const changed = (old: unknown): unknown => {
      const value = change(old as T | undefined);
      return value instanceof Promise ? value.then(keep) : keep(value);
    };
    return (await this.#depot.update(this.#at(key), changed, options)) as T | undefined;
  }

  /**
   * The keys there are, in no particular order; not those of namespaces within.
   *
   * @param prefix - Only those that begin with it.
   * @throws {@link StorageError} when the store of the config cannot list what it holds.
   */
  async *keys(prefix?: string): AsyncGenerator<string> {
    for await (const [key] of this.entries(prefix)) yield key;
  }

  /** As {@link keys}, with the values. */
  async *entries<T = unknown>(prefix = ''): AsyncGenerator<[key: string, value: T]> {
    for await (const [rest, value] of this.#depot.entries(`${this.#place}:${prefix}`))
      yield [prefix + rest, value as T];
  }

  /** A namespace within: its keys are apart from those here. The same name gives the same one. */
  sub(name: string): Storage {
    return new Storage(this.#depot, placeWithin(this.#place, name));
  }

  /**
   * Values of one type, in a namespace of this name: `collection<Streak>('streaks')`.
   *
   * @param schema - Of any library that speaks Standard Schema: values are checked when they are written, and when they are read.
   */
  collection<T>(name: string): Collection<T>;
  /** The same, with values of the type the schema tells. */
  collection<S extends StandardSchemaV1>(
    name: string,
    schema: S,
  ): Collection<StandardSchemaV1.InferOutput<S>, StandardSchemaV1.InferInput<S>>;
  collection(name: string, schema?: StandardSchemaV1): Collection<unknown> {
    return new Collection(name, this.sub(name), this.#depot, schema);
  }

  #at(key: string): string {
    if (typeof key === 'string' && key !== '') return `${this.#place}:${key}`;
    throw noKey(key);
  }
}

function noKey(key: unknown): PluginError {
  return new PluginError({
    'zh-CN': `存储的键应为非空字符串，而不是 ${JSON.stringify(key)}。`,
    en: `A key of the storage must be a string that is not empty, not ${JSON.stringify(key)}.`,
  });
}
