import { PluginError } from '../errors/plugin-error.js';
import type { Localized } from '../i18n/localized.js';

/**
 * A copy of a value as JSON keeps it, so that what is read is what was written.
 *
 * JSON would leave a function out, make a `Map` an empty object and a `Date` a string without a word; here they are refused.
 * Properties that are `undefined` are left out.
 *
 * @param name - What to call the value in an error.
 * @throws {@link PluginError} naming the part that does not fit.
 */
export function toJson(value: unknown, name: string): unknown {
  return copy(value, [], (path, what) => notJson(`${name}${path.map(step).join('')}`, what));
}

type Refuse = (path: readonly Step[], what: Localized | string) => PluginError;

interface Step {
  readonly key: string | number;
  readonly holder: object;
}

function copy(value: unknown, path: readonly Step[], refuse: Refuse): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return value;
    throw refuse(path, String(value));
  }
  if (typeof value !== 'object') throw refuse(path, NAMES[typeof value] ?? typeof value);
  if (path.some(({ holder }) => holder === value)) throw refuse(path, CIRCLE);
  const inner = (key: string | number, part: unknown): unknown => copy(part, [...path, { key, holder: value }], refuse);
  if (Array.isArray(value)) return Array.from(value, (part: unknown, index) => inner(index, part));
  if (!isPlain(value)) throw refuse(path, value.constructor.name);
  const parts = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(parts.map(([key, part]) => [key, inner(key, part)]));
}

/** Objects written as `{ … }`, of whatever realm; not those of a class. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

const NAMES: Readonly<Record<string, Localized>> = {
  function: { 'zh-CN': '函数', en: 'a function' },
  bigint: { 'zh-CN': 'bigint（可写成字符串）', en: 'a bigint (a string can hold it)' },
  symbol: { 'zh-CN': 'symbol', en: 'a symbol' },
  undefined: { 'zh-CN': 'undefined（要删除请用 delete）', en: 'undefined (to remove a value, use delete)' },
};

const CIRCLE: Localized = { 'zh-CN': '包含自身的对象', en: 'an object that contains itself' };

function step({ key }: Step): string {
  return typeof key === 'number' ? `[${key}]` : `.${key}`;
}

function notJson(where: string, what: Localized | string): PluginError {
  const { 'zh-CN': zh, en } = typeof what === 'string' ? { 'zh-CN': what, en: what } : what;
  return new PluginError({
    'zh-CN': `${where} 是 ${zh}，无法保存：只能保存 JSON（普通对象、数组、字符串、有限数字、布尔值、null）；日期请存为时间戳。`,
    en: `${where} is ${en} and cannot be kept: values are JSON, which is plain objects, arrays, strings, finite numbers, booleans and null. Keep a date as its timestamp.`,
  });
}
