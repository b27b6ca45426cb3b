import type { ArgumentKinds } from './argument-kinds.js';
import { type Fail, NOT_IN_OPTIONS, TWICE, WRITE_OPTION } from './malformed.js';
import { longKey, shortKey } from './option-word.js';
import { absentValue, type CommandOption, isImage, isText, type Parameter } from './parameter.js';
import { readSpec } from './read-spec.js';

const LONG = /^--(?<name>\p{L}[\p{L}\p{N}_]*(?:-[\p{L}\p{N}_]+)*)$/u;
const SHORT = /^-(?<letter>[A-Za-z]),$/;
const NEGATION = /^no-/;

/** One option as declared: the words it takes up, and what stands in them. */
interface Written {
  name: string;
  letter?: string;
  value?: string;
}

/** Reads the options of a declaration: `--switch`, `--no-switch`, `-d, --days <n:int=7>`. */
export function readOptions(words: readonly string[], kinds: ArgumentKinds, fail: Fail): CommandOption[] {
  const options = groupWords(words, fail).map((written) => toOption(written, kinds, fail));
  const taken = new Set<string>();
  for (const { property, keys, name } of options) {
    for (const key of [property, ...keys.keys()]) {
      if (taken.has(key)) throw fail(name, TWICE);
      taken.add(key);
    }
  }
  return options;
}

function groupWords(words: readonly string[], fail: Fail): Written[] {
  const groups: Written[] = [];
  const left = [...words];
  while (left.length > 0) {
    const letter = SHORT.exec(left[0] as string)?.groups?.letter;
    if (letter !== undefined) left.shift();
    const word = left.shift();
    const name = LONG.exec(word ?? '')?.groups?.name;
    if (name === undefined) throw fail(word ?? `-${letter},`, WRITE_OPTION);
    groups.push({ name, letter, value: left[0]?.startsWith('-') ? undefined : left.shift() });
  }
  return groups;
}

function toOption({ name, letter, value: written }: Written, kinds: ArgumentKinds, fail: Fail): CommandOption {
  const value = written === undefined ? undefined : readValue(written, kinds, fail);
  const isNegation = value === undefined && NEGATION.test(name);
  const positive = isNegation ? name.replace(NEGATION, '') : name;
  const keys = new Map([[longKey(positive), true]]);
  if (isNegation) keys.set(longKey(name), false);
  if (letter !== undefined) keys.set(shortKey(letter), !isNegation);
  return {
    name: `--${name}`,
    property: camelCase(positive),
    short: letter && `-${letter}`,
    keys,
    value,
    defaultValue: value ? absentValue(value) : isNegation,
  };
}

function readValue(word: string, kinds: ArgumentKinds, fail: Fail): Parameter {
  const spec = /^<(.+)>$/.exec(word)?.[1] ?? '';
  const value = readSpec(spec, { word, remedy: WRITE_OPTION, kinds, fail });
  if (isText(value) || isImage(value)) throw fail(word, NOT_IN_OPTIONS);
  return value;
}

function camelCase(name: string): string {
  return name.replace(/-(.)/gu, (_, letter: string) => letter.toUpperCase());
}
