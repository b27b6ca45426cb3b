import type { z } from 'zod';
import { closest } from '../i18n/closest.js';
import type { Localized } from '../i18n/localized.js';

type Issue = z.core.$ZodIssue;

/** Says what is wrong with a value, and what to write instead, in both languages. */
export function describeIssue(issue: Issue, known: readonly string[]): Localized {
  switch (issue.code) {
    case 'custom':
      return issue.params?.text as Localized;
    case 'unrecognized_keys':
      return unknownKeys(issue.keys, known);
    case 'invalid_value':
      return notOneOf(issue.input, issue.values.map(String));
    case 'invalid_type':
      return wrongType(issue.expected, issue.input);
    case 'invalid_union':
      return describeUnion(issue, known);
    default:
      return { 'zh-CN': issue.message, en: issue.message };
  }
}

/** Of the ways a value could have fitted, tells the one with a sentence of ours. */
function describeUnion(issue: Extract<Issue, { code: 'invalid_union' }>, known: readonly string[]): Localized {
  const options = issue.errors.flat();
  const best = options.find(({ code }) => code === 'custom') ?? options[0];
  const described = options.map((option) => describeIssue({ ...option, input: issue.input } as Issue, known));
  if (best?.code === 'custom') return describeIssue(best, known);
  return {
    'zh-CN': described.map((text) => text['zh-CN']).join('；或'),
    en: described.map(({ en }) => en).join('; or '),
  };
}

function unknownKeys(keys: readonly string[], known: readonly string[]): Localized {
  const texts = keys.map((key) => {
    const meant = closest(key, known);
    return {
      'zh-CN': `没有“${key}”这个键${meant ? `，是否想写“${meant}”？` : `，可用：${known.join('、')}`}`,
      en: `there is no key "${key}"${meant ? `; did you mean "${meant}"?` : `; use ${known.join(', ')}`}`,
    };
  });
  return { 'zh-CN': texts.map((text) => text['zh-CN']).join('；'), en: texts.map(({ en }) => en).join('; ') };
}

function notOneOf(input: unknown, values: readonly string[]): Localized {
  const meant = typeof input === 'string' ? closest(input, values) : undefined;
  const written = JSON.stringify(input);
  return {
    'zh-CN': `没有 ${written}${meant ? `，是否想写 "${meant}"？` : '；'}可用：${values.join('、')}`,
    en: `${written} is not known${meant ? `; did you mean "${meant}"?` : '.'} Use one of ${values.join(', ')}`,
  };
}

const TYPE_NAMES: Readonly<Record<string, Localized>> = {
  string: { 'zh-CN': '字符串', en: 'a string' },
  number: { 'zh-CN': '数字', en: 'a number' },
  boolean: { 'zh-CN': 'true 或 false', en: 'true or false' },
  array: { 'zh-CN': '数组', en: 'an array' },
  object: { 'zh-CN': '对象', en: 'an object' },
};

function wrongType(expected: string, input: unknown): Localized {
  const name = TYPE_NAMES[expected] ?? { 'zh-CN': expected, en: expected };
  // The type only: the value could be a secret written in the wrong place.
  const got = input === null ? 'null' : Array.isArray(input) ? 'array' : typeof input;
  return { 'zh-CN': `应为${name['zh-CN']}，而不是 ${got}`, en: `must be ${name.en}, not ${got}` };
}
