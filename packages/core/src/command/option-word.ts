import { fold } from './fold.js';

/** How people type `--`: phones make a dash of it, input methods full-width characters. */
const DASHES = '(?:[-－]{2}|[—–―]{1,2})';
const NAME = String.raw`\p{L}[\p{L}\p{N}_－-]*`;

const LONG = new RegExp(`^${DASHES}(?<name>${NAME})(?:[=＝](?<value>.*))?$`, 'su');
const SHORT = /^[-－](?<letter>[A-Za-zＡ-Ｚａ-ｚ])(?:[=＝](?<value>.*))?$/su;
const END = new RegExp(`^${DASHES}$`);

/** Where a word is an option with a value of its own, up to the value. */
export const OPTION_WITH_VALUE = new RegExp(`(?:${DASHES}${NAME}|[-－][A-Za-zＡ-Ｚａ-ｚ])[=＝]`, 'uy');

/** A word that looks like an option. */
export interface OptionWord {
  /** `--days` or `-d`, as declared options are kept by. */
  readonly key: string;
  /** What stands behind `=`. */
  readonly value?: string;
}

/** Reads `--days`, `—days`, `--days=3`, `-d`; `undefined` when the word is none. `-5` is a number. */
export function readOptionWord(word: string): OptionWord | undefined {
  const { name, value } = LONG.exec(word)?.groups ?? {};
  if (name !== undefined) return { key: longKey(name), value };
  const short = SHORT.exec(word)?.groups;
  return short && { key: shortKey(short.letter as string), value: short.value };
}

/** Whether a word says that no options follow: `--`. */
export function endsOptions(word: string): boolean {
  return END.test(word);
}

export function longKey(name: string): string {
  return `--${fold(name)}`;
}

/** `-d` and `-D` may be two. */
export function shortKey(letter: string): string {
  return `-${letter.normalize('NFKC')}`;
}
