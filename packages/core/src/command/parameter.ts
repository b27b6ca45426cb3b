import type { ArgumentKind } from './argument-kinds.js';
import { IMAGE } from './image-kind.js';

/** One argument of a command, or the value of an option. */
export interface Parameter {
  /** As declared; in messages to people, not a key. */
  readonly name: string;
  /** `int`, `text`, `red|green` …, as declared. */
  readonly kindName: string;
  /** Whether it may be left out. */
  readonly optional: boolean;
  /** Takes all remaining words, as an array; of an option: may be given several times. */
  readonly rest: boolean;
  /** As declared after `=`, already of its kind. */
  readonly defaultValue?: unknown;
  /** How a word becomes a value. */
  readonly kind: ArgumentKind<unknown>;
}

/** One option of a command. */
export interface CommandOption {
  /** As typed: `--dry-run`. */
  readonly name: string;
  /** As the method gets it: `dryRun`. */
  readonly property: string;
  /** As typed: `-d`. */
  readonly short?: string;
  /** Everything that may be typed for it, as `option-word.ts` reads it; of a switch, with what it sets. */
  readonly keys: ReadonlyMap<string, boolean>;
  /** What it takes; without, it is a switch. */
  readonly value?: Parameter;
  /** What it is when nobody typed it. */
  readonly defaultValue: unknown;
}

export function isImage({ kindName }: Parameter): boolean {
  return kindName === IMAGE;
}

/** Whether it takes the rest of the line as it was typed. */
export function isText({ kindName, rest }: Parameter): boolean {
  return kindName === 'text' && !rest;
}

/** Whether it takes all words that are left. */
export function takesAllTheRest(parameter: Parameter): boolean {
  return parameter.rest || isText(parameter);
}

/** What an argument is when nothing was typed for it. */
export function absentValue({ rest, defaultValue }: Parameter): unknown {
  return rest ? [] : defaultValue;
}
