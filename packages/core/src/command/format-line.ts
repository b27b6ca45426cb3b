import { isDeepStrictEqual } from 'node:util';
import type { Attachment } from '../message/incoming/attachment.js';
import type { ArgumentKind } from './argument-kinds.js';
import { endsOptions, readOptionWord } from './option-word.js';
import { absentValue, type CommandOption, isImage, isText, type Parameter } from './parameter.js';
import type { Signature } from './signature.js';
import { isPlain, quote } from './words.js';

/** What follows the name in a line that means these values; `undefined` when there is no such line. */
export function formatLine(signature: Signature, given: readonly unknown[]): string | undefined {
  const values = withDefaults(signature, given);
  const start = [...writeArguments(signature, values), ...writeOptions(signature, values)];
  const text = textOf(signature, values);
  // The shorter one does wherever nothing in the text looks like an option.
  const candidates =
    text === undefined
      ? [start]
      : [
          [...start, text],
          [...start, '--', text],
        ];
  return candidates
    .map((words) => words.map((word) => ` ${word}`).join(''))
    .find((line) => means(signature, line, values));
}

function withDefaults({ parameters, options }: Signature, given: readonly unknown[]): unknown[] {
  const values = parameters.map((parameter, index) =>
    given[index] === undefined && parameter.optional ? absentValue(parameter) : given[index],
  );
  const { length } = values;
  if (options.length === 0) return [...values, ...given.slice(length)];
  const typed = Object(given[length]) as Readonly<Record<string, unknown>>;
  const named = options.map(({ property, defaultValue }) => [property, typed[property] ?? defaultValue] as const);
  return [...values, Object.fromEntries(named), ...given.slice(length + 1)];
}

/** Those that take words, without those at the end that are what they are when left out. */
function writeArguments({ parameters, options }: Signature, values: readonly unknown[]): string[] {
  const needed = parameters.map((parameter, index) => !isImage(parameter) && !isAbsent(parameter, values[index]));
  const end = needed.lastIndexOf(true) + 1;
  return parameters.slice(0, end).flatMap((parameter, index) => {
    const value = values[index];
    if (isImage(parameter) || isText(parameter) || value === undefined) return [];
    const words = parameter.rest ? [value].flat() : [value];
    return words.map((each) => writeWord(parameter.kind, each, options.length > 0));
  });
}

function isAbsent(parameter: Parameter, value: unknown): boolean {
  return parameter.optional && isDeepStrictEqual(value, absentValue(parameter));
}

function writeOptions({ parameters, options }: Signature, values: readonly unknown[]): string[] {
  const named = values[parameters.length] as Readonly<Record<string, unknown>>;
  return options.flatMap((option) => writeOption(option, named[option.property]));
}

function writeOption({ name, value: parameter, defaultValue }: CommandOption, value: unknown): string[] {
  if (isDeepStrictEqual(value, defaultValue)) return [];
  if (!parameter) return [name];
  const values = parameter.rest ? [value].flat() : [value];
  return values.flatMap((each) => [name, writeWord(parameter.kind, each, true)]);
}

function writeWord(kind: ArgumentKind<unknown>, value: unknown, isAmongOptions: boolean): string {
  const word = kind.format?.(value) ?? String(value);
  const looksLikeOption = isAmongOptions && (endsOptions(word) || readOptionWord(word) !== undefined);
  return isPlain(word) && !looksLikeOption ? word : quote(word);
}

function textOf({ parameters }: Signature, values: readonly unknown[]): string | undefined {
  const index = parameters.findIndex(isText);
  const parameter = parameters[index];
  return !parameter || isAbsent(parameter, values[index]) ? undefined : String(values[index]);
}

/** The proof of the line: reading it. */
function means(signature: Signature, line: string, values: readonly unknown[]): boolean {
  const pictures = signature.parameters.flatMap((parameter, index) =>
    isImage(parameter) ? ((values[index] ?? []) as Attachment | Attachment[]) : [],
  );
  try {
    return isDeepStrictEqual(signature.parse(line, { pictures: pictures.length > 0 ? pictures : 'any' }), values);
  } catch {
    return false;
  }
}
