import { OPTION_WITH_VALUE } from './option-word.js';

/** A word of a line, and where it stood: as typed it is `line.slice(start, end)`. */
export interface Word {
  /** Without its quotes. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Whether it stood in quotes, which makes it a value whatever it looks like. */
  readonly quoted: boolean;
}

/** Opening quote → closing quote. Chinese input methods type the curved ones and the brackets. */
const QUOTES: Readonly<Record<string, string>> = { '"': '"', "'": "'", '“': '”', '‘': '’', '「': '」', '『': '』' };

/**
 * Splits a line at white space, full-width spaces included; quoted words keep their spaces and lose their quotes.
 *
 * The closing quote twice stands for itself, so that any string can be written. A quote without its partner is an ordinary
 * character, as in `it's`.
 *
 * @param takesOptions - Whether `--title="two words"` is one word.
 */
export function splitWords(line: string, takesOptions = false): Word[] {
  const words: Word[] = [];
  for (let at = skipSpace(line, 0); at < line.length; at = skipSpace(line, at)) {
    const word = wordAt(line, at, takesOptions);
    words.push(word);
    at = word.end;
  }
  return words;
}

/** Writes a word so that it is read as it is. */
export function quote(word: string): string {
  return `"${word.replaceAll('"', '""')}"`;
}

/** Whether a word reads the same without quotes, wherever it stands. */
export function isPlain(word: string): boolean {
  return word !== '' && !/\s/.test(word) && QUOTES[word.charAt(0)] === undefined;
}

function skipSpace(line: string, from: number): number {
  let at = from;
  while (at < line.length && isSpace(line, at)) at++;
  return at;
}

function wordAt(line: string, start: number, takesOptions: boolean): Word {
  const quoted = quotedAt(line, start);
  if (quoted) return { ...quoted, start, quoted: true };
  const option = takesOptions ? optionAt(line, start) : undefined;
  if (option) return option;
  let end = start;
  while (end < line.length && !isSpace(line, end)) end++;
  return { text: line.slice(start, end), start, end, quoted: false };
}

/** `--title="two words"`: quotes may begin after the `=`. */
function optionAt(line: string, start: number): Word | undefined {
  OPTION_WITH_VALUE.lastIndex = start;
  const [head] = OPTION_WITH_VALUE.exec(line) ?? [];
  const value = head === undefined ? undefined : quotedAt(line, start + head.length);
  return value && { text: head + value.text, start, end: value.end, quoted: false };
}

/** A quoted word that begins here. Only a closing quote at the end of a word closes it. */
function quotedAt(line: string, start: number): { text: string; end: number } | undefined {
  const closing = QUOTES[line.charAt(start)];
  if (closing === undefined) return undefined;
  let text = '';
  for (let at = start + 1; at < line.length; at++) {
    const isClosing = line[at] === closing;
    const isDoubled = isClosing && line[at + 1] === closing;
    if (isClosing && !isDoubled) return isWordEnd(line, at + 1) ? { text, end: at + 1 } : undefined;
    text += line[at];
    if (isDoubled) at++;
  }
  return undefined;
}

function isWordEnd(line: string, at: number): boolean {
  return at === line.length || isSpace(line, at);
}

function isSpace(line: string, at: number): boolean {
  return /\s/.test(line.charAt(at));
}
