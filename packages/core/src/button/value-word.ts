import { MessageError } from '../errors/message-error.js';
import type { ValueSegment } from './segment.js';

/** Stands for an optional value that is left out while a later one is not; no value is written like this. */
export const ABSENT = '~';

/** A string that would be mistaken for several words, as JSON Pointer writes its own (RFC 6901). */
const ESCAPES: Readonly<Record<string, string>> = { '~': '~0', ':': '~1' };

/**
 * Writes one value. `text` stands as it is, since nothing comes after it.
 *
 * @returns `undefined` for an optional value that is left out.
 * @throws {@link MessageError} when it is missing, or would not be read as what it is.
 */
export function writeValue({ kind, kindName, name, optional }: ValueSegment, value: unknown): string | undefined {
  if (value === undefined && optional) return undefined;
  const word = value === undefined ? undefined : kind.write(value);
  if (word === undefined || kind.parse(word) !== value) throw misfit(name, kind.hint, value);
  return kindName === 'text' ? word : word.replace(/[~:]/g, (character) => ESCAPES[character] as string);
}

/** Reads one value other than `text`. @returns `undefined` when the word is not of the kind. */
export function readValue({ kind }: ValueSegment, word: string): unknown {
  return kind.parse(word.replace(/~[01]/g, (escaped) => (escaped === '~0' ? '~' : ':')));
}

function misfit(name: string, hint: ValueSegment['kind']['hint'], value: unknown): MessageError {
  const given = typeof value === 'string' ? `"${value}"` : String(value);
  return new MessageError({
    'zh-CN': `按钮的值“${name}”需要${hint['zh-CN']}，而不是 ${given}。`,
    en: `The value "${name}" of a button takes ${hint.en}, not ${given}.`,
  });
}
