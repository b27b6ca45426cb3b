import type { BaseIssue } from 'valibot';
import { closest } from '../i18n/closest.js';
import type { Localized } from '../i18n/localized.js';
import { allowedAt } from './config-schema.js';

/** Names the keys that lead to a problem. */
export function pathOf({ path }: BaseIssue<unknown>): PropertyKey[] {
  return path?.map(({ key }) => key as PropertyKey) ?? [];
}

/** Whether a key is there that should not be: its path names the key itself. */
export function isUnknownKey({ type, expected }: BaseIssue<unknown>): boolean {
  return type === 'strict_object' && expected === 'never';
}

/** Says what is wrong with a value, and what to write instead, in both languages. */
export function describeIssue(issue: BaseIssue<unknown>): Localized {
  const path = pathOf(issue);
  if (issue.type === 'check') return JSON.parse(issue.message) as Localized;
  if (isUnknownKey(issue)) return unknownKey(String(path.at(-1)), allowedAt(path.slice(0, -1)).keys);
  if (issue.type === 'picklist') return notOneOf(issue.input, allowedAt(path).values);
  return wrongType(issue);
}

function unknownKey(key: string, known: readonly string[]): Localized {
  const meant = closest(key, known);
  return {
    'zh-CN': `没有“${key}”这个键${meant ? `，是否想写“${meant}”？` : `，可用：${known.join('、')}`}`,
    en: `there is no key "${key}"${meant ? `; did you mean "${meant}"?` : `; use ${known.join(', ')}`}`,
  };
}

function notOneOf(input: unknown, values: readonly string[]): Localized {
  const meant = typeof input === 'string' ? closest(input, values) : undefined;
  // A value is quoted only where it resembles a known one: any other could be a secret written in the wrong place.
  const written = meant ? JSON.stringify(input) : undefined;
  return {
    'zh-CN': `${written ? `没有 ${written}，是否想写 "${meant}"？` : ''}可用：${values.join('、')}`,
    en: `${written ? `${written} is not known; did you mean "${meant}"? Use` : 'must be'} one of ${values.join(', ')}`,
  };
}

const TYPE_NAMES: Readonly<Record<string, Localized>> = {
  string: { 'zh-CN': '字符串', en: 'a string' },
  number: { 'zh-CN': '数字', en: 'a number' },
  boolean: { 'zh-CN': 'true 或 false', en: 'true or false' },
  Array: { 'zh-CN': '数组', en: 'an array' },
  Object: { 'zh-CN': '对象', en: 'an object' },
};

/** `expected` names one type, or several as `("auto" | number)`. */
function wrongType({ expected, input }: BaseIssue<unknown>): Localized {
  const names = (expected ?? '')
    .replace(/^\(|\)$/g, '')
    .split(' | ')
    .map((name) => TYPE_NAMES[name] ?? { 'zh-CN': name, en: name });
  // The type only: the value could be a secret written in the wrong place.
  const got = input === null ? 'null' : Array.isArray(input) ? 'array' : typeof input;
  return {
    'zh-CN': `应为${names.map((name) => name['zh-CN']).join('或')}，而不是 ${got}`,
    en: `must be ${names.map(({ en }) => en).join(' or ')}, not ${got}`,
  };
}
