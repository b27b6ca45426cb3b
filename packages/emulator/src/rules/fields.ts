import { isRecord } from '../http/is-record.js';
import { refuse } from './refusal.js';
import type { RefusalName } from './refusals.js';

type Body = Readonly<Record<string, unknown>>;

/** What is refused, by what is wrong with a field; areas with numbers of their own give them here. */
interface FieldRefusals {
  missing: RefusalName;
  bad: RefusalName;
}

const isMissing = (value: unknown): boolean => value === undefined || value === null || value === '';

/** Reads a body field by field; the first that does not fit is refused with a sentence that names it. */
export class Fields {
  readonly #body: Body;
  readonly #refusals: FieldRefusals;

  constructor(body: Body, refusals: FieldRefusals = { missing: 'malformedBody', bad: 'malformedBody' }) {
    this.#body = body;
    this.#refusals = refusals;
  }

  /** Whether a field is there and not empty. */
  has(name: string): boolean {
    return !isMissing(this.#body[name]);
  }

  text(name: string): string {
    return this.optionalText(name) ?? this.#missing(name);
  }

  /** Empty counts as missing. */
  optionalText(name: string): string | undefined {
    const value = this.#body[name];
    if (isMissing(value)) return undefined;
    return typeof value === 'string' ? value : this.#bad(name, '必须是字符串', 'has to be a text');
  }

  integer(name: string): number {
    return this.optionalInteger(name) ?? this.#missing(name);
  }

  optionalInteger(name: string): number | undefined {
    const value = this.#body[name];
    if (isMissing(value)) return undefined;
    return Number.isInteger(value) ? (value as number) : this.#bad(name, '必须是整数', 'has to be an integer');
  }

  /** `false` when missing. */
  flag(name: string): boolean {
    const value = this.#body[name] ?? false;
    return typeof value === 'boolean' ? value : this.#bad(name, '必须是布尔值', 'has to be true or false');
  }

  choice<T extends string | number>(name: string, values: readonly T[]): T {
    return this.optionalChoice(name, values) ?? this.#missing(name);
  }

  optionalChoice<T extends string | number>(name: string, values: readonly T[]): T | undefined {
    const value = this.#body[name];
    if (isMissing(value)) return undefined;
    const list = values.join(', ');
    return values.find((one) => one === value) ?? this.#bad(name, `只能是 ${list}`, `has to be one of ${list}`);
  }

  /** A list of texts, `[]` when missing. */
  texts(name: string, max = Number.POSITIVE_INFINITY): string[] {
    const list = this.list(name);
    if (!list.every((item) => typeof item === 'string'))
      this.#bad(name, '必须是字符串数组', 'has to be a list of texts');
    if (list.length > max) this.#bad(name, `最多 ${max} 个`, `takes at most ${max}`);
    return list;
  }

  /** `[]` when missing. */
  list(name: string): unknown[] {
    const value = this.#body[name] ?? [];
    return Array.isArray(value) ? value : this.#bad(name, '必须是数组', 'has to be a list');
  }

  /** An object inside the body, to be read the same way. */
  object(name: string): Fields {
    return this.optionalObject(name) ?? this.#missing(name);
  }

  optionalObject(name: string): Fields | undefined {
    const value = this.#body[name];
    if (isMissing(value)) return undefined;
    return isRecord(value) ? new Fields(value, this.#refusals) : this.#bad(name, '必须是对象', 'has to be an object');
  }

  #missing(name: string): never {
    return refuse(this.#refusals.missing, `缺少 ${name}。`, `${name} is missing.`);
  }

  #bad(name: string, zh: string, en: string): never {
    return refuse(this.#refusals.bad, `${name} ${zh}。`, `${name} ${en}.`);
  }
}
