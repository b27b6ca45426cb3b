import type { StandardSchemaV1 } from '@standard-schema/spec';
import { PluginError } from '../errors/plugin-error.js';
import type { Depot, KeepOptions } from './depot.js';
import type { Storage } from './storage.js';

type Checked<T> = { readonly value: T } | { readonly problem: string };

/**
 * Values of one type by key, made by {@link Storage.collection}.
 *
 * With a schema, a value that does not fit is an error when it is written. One that is kept and does not fit, as after the
 * schema was changed, is absent for who reads, and the log says so once; {@link update} throws rather than replace it.
 * The schema reads what was kept, so its defaults and conversions apply to what is read.
 */
export class Collection<T, Input = T> {
  /** @internal */
  constructor(
    /** Of its namespace. */
    readonly name: string,
    private readonly storage: Storage,
    private readonly depot: Depot,
    private readonly schema?: StandardSchemaV1,
  ) {}

  /** {@inheritDoc Storage.get} */
  async get(key: string): Promise<T | undefined> {
    return this.#read(key, await this.storage.get(key));
  }

  /** {@inheritDoc Storage.set} */
  async set(key: string, value: Input, options?: KeepOptions): Promise<void> {
    await this.storage.set(key, await this.#fitting(key, value), options);
  }

  /** {@inheritDoc Storage.delete} */
  delete(key: string): Promise<void> {
    return this.storage.delete(key);
  }

  /** Whether there is a value that fits the schema. */
  async has(key: string): Promise<boolean> {
    return (await this.get(key)) !== undefined;
  }

  /**
   * {@inheritDoc Storage.update}
   *
   * @throws {@link PluginError} also when what is kept does not fit the schema; it stays as it is.
   */
  update(key: string, change: (old: T | undefined) => Input | Promise<Input>, options?: KeepOptions): Promise<Input>;
  /** The same, where `change` may delete the value. */
  update(
    key: string,
    change: (old: T | undefined) => Input | undefined | Promise<Input | undefined>,
    options?: KeepOptions,
  ): Promise<Input | undefined>;
  update(
    key: string,
    change: (old: T | undefined) => Input | undefined | Promise<Input | undefined>,
    options?: KeepOptions,
  ): Promise<Input | undefined> {
    const checked = async (kept: unknown): Promise<unknown> => {
      const old = kept === undefined ? { value: undefined } : await this.#check(kept);
      if ('problem' in old) throw keptOtherwise(this.name, key, old.problem);
      const value = await change(old.value as T | undefined);
      return value === undefined ? undefined : this.#fitting(key, value);
    };
    return this.storage.update(key, this.schema ? checked : (change as (old: unknown) => unknown), options) as Promise<
      Input | undefined
    >;
  }

  /** {@inheritDoc Storage.keys} */
  async *keys(prefix?: string): AsyncGenerator<string> {
    for await (const [key] of this.entries(prefix)) yield key;
  }

  /** {@inheritDoc Storage.entries} */
  async *entries(prefix?: string): AsyncGenerator<[key: string, value: T]> {
    for await (const [key, kept] of this.storage.entries(prefix)) {
      const value = await this.#read(key, kept);
      if (value !== undefined) yield [key, value];
    }
  }

  async #read(key: string, kept: unknown): Promise<T | undefined> {
    if (kept === undefined) return undefined;
    const checked = await this.#check(kept);
    if ('value' in checked) return checked.value as T;
    this.depot.warnOnce(`collection ${this.name}`, keptOtherwise(this.name, key, checked.problem).message);
    return undefined;
  }

  async #fitting(key: string, value: unknown): Promise<unknown> {
    const checked = await this.#check(value);
    if ('problem' in checked) throw doesNotFit(this.name, key, checked.problem);
    return value;
  }

  async #check(value: unknown): Promise<Checked<unknown>> {
    if (!this.schema) return { value };
    const result = await this.schema['~standard'].validate(value);
    return result.issues ? { problem: result.issues.map(describe).join('; ') } : { value: result.value };
  }
}

function describe({ path = [], message }: StandardSchemaV1.Issue): string {
  const where = path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.');
  return where === '' ? message : `${where}: ${message}`;
}

function doesNotFit(name: string, key: string, problem: string): PluginError {
  return new PluginError({
    'zh-CN': `集合“${name}”的“${key}”不符合它的 schema，未保存：${problem}`,
    en: `"${key}" of the collection "${name}" does not fit its schema and was not kept: ${problem}`,
  });
}

function keptOtherwise(name: string, key: string, problem: string): PluginError {
  return new PluginError({
    'zh-CN': `集合“${name}”中已保存的“${key}”不符合它的 schema，读取时视为不存在：${problem}。请给新增的字段写默认值，或用 set 或 delete 处理旧值。`,
    en: `What is kept as "${key}" in the collection "${name}" does not fit its schema and reads as absent: ${problem}. Give new fields a default, or set or delete the old value.`,
  });
}
