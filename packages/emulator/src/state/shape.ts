import type { Localized } from '@qqbotjs/core';
import { isRecord } from '../http/is-record.js';

/** A value is not what it has to be. */
export class Misfit extends Error {
  constructor(
    /** Where it stands: `bots[0].users`. */
    readonly path: string,
    /** What it has to be. */
    readonly expected: Localized,
  ) {
    super(`${path} has to be ${expected.en}.`);
  }

  /** What is wrong, for people. */
  get text(): Localized {
    return { 'zh-CN': `${this.path} 应为${this.expected['zh-CN']}。`, en: this.message };
  }
}

/**
 * What one part of a saved state looks like as JSON. The class the part belongs to has the shape beside it: it checks what
 * is loaded, and the type of what is saved follows from it.
 */
export interface Shape<T> {
  /** @param path - Where it stands, for the error. @throws {@link Misfit} */
  read(value: unknown, path: string): T;
}

/** What a shape lets through. */
export type Saved<S> = S extends Shape<infer T> ? T : never;

/** The shape of an object with named fields. */
export interface FieldsShape<T> extends Shape<T> {
  readonly shapes: { readonly [K in keyof T]: Shape<T[K]> };
  /** The fields of this shape alone. */
  of(source: T): T;
}

function misfit(path: string, zh: string, en: string): never {
  throw new Misfit(path, { 'zh-CN': zh, en });
}

function one<T>(is: (value: unknown) => value is T, zh: string, en: string): Shape<T> {
  return { read: (value, path) => (is(value) ? value : misfit(path, zh, en)) };
}

export const text = one((value) => typeof value === 'string', '字符串', 'a text');
export const number = one((value): value is number => Number.isFinite(value), '数字', 'a number');
export const flag = one((value) => typeof value === 'boolean', '布尔值', 'true or false');

/** An object whose fields are those of the wire, and no affair of ours. */
export const record = one(isRecord, '对象', 'an object');

/** Any value. */
export const anything: Shape<unknown> = { read: (value) => value };

/** `undefined` when it is missing. */
export function optional<T>(shape: Shape<T>): Shape<T | undefined> {
  return { read: (value, path) => (value === undefined ? undefined : shape.read(value, path)) };
}

export function oneOf<const V extends readonly (string | number)[]>(...values: V): Shape<V[number]> {
  const list = values.join(', ');
  return one((value): value is V[number] => values.includes(value as V[number]), `${list} 之一`, `one of ${list}`);
}

/** A value of which more has to be true than its type says. */
export function where<T>(shape: Shape<T>, isFine: (value: T) => boolean, zh: string, en: string): Shape<T> {
  return {
    read: (value, path) => {
      const read = shape.read(value, path);
      return isFine(read) ? read : misfit(path, zh, en);
    },
  };
}

/** Either of two, such as a number or a word. */
export function either<A, B>(first: Shape<A>, second: Shape<B>): Shape<A | B> {
  return {
    read: (value, path) => {
      try {
        return first.read(value, path);
      } catch {
        return second.read(value, path);
      }
    },
  };
}

/** Or nothing at all. */
export function orNull<T>(shape: Shape<T>): Shape<T | null> {
  return { read: (value, path) => (value === null ? null : shape.read(value, path)) };
}

export function list<T>(shape: Shape<T>): Shape<T[]> {
  return {
    read: (value, path) =>
      Array.isArray(value)
        ? value.map((item, index) => shape.read(item, `${path}[${index}]`))
        : misfit(path, '数组', 'a list'),
  };
}

/** Two values together, such as a key of a map and what it leads to. */
export function pair<A, B>(first: Shape<A>, second: Shape<B>): Shape<[A, B]> {
  return {
    read: (value, path) =>
      Array.isArray(value) && value.length === 2
        ? [first.read(value[0], `${path}[0]`), second.read(value[1], `${path}[1]`)]
        : misfit(path, '两项的数组', 'a list of two'),
  };
}

/** A map: JSON objects would sort keys that are numbers, and order is part of the state. */
export function pairs<T>(shape: Shape<T>): Shape<[string, T][]> {
  return list(pair(text, shape));
}

export function fields<T extends object>(shapes: { readonly [K in keyof T]: Shape<T[K]> }): FieldsShape<T> {
  const names = Object.keys(shapes) as (keyof T & string)[];
  const pick = (value: (name: keyof T & string) => unknown): T =>
    Object.fromEntries(names.map((name) => [name, value(name)])) as T;
  return {
    shapes,
    of: (source) => pick((name) => source[name]),
    read: (value, path) =>
      isRecord(value)
        ? pick((name) => shapes[name].read(value[name], `${path}.${name}`))
        : misfit(path, '对象', 'an object'),
  };
}
