import { readSegments, type Segment, takesRest, type ValueSegment } from './segment.js';
import { ABSENT, readValue, writeValue } from './value-word.js';

/**
 * The declaration of a button: `confirm:<id:int>`.
 *
 * Read once when the button is declared; writes the data of buttons, and reads what comes back when one is pressed.
 */
export class ButtonPattern {
  /** The word before the first colon. */
  readonly head: string;
  /** What it is told apart by, such as `vote:<>:up`: names and kinds do not count. */
  readonly shape: string;
  /** Sorts those that say more before those that say less. */
  readonly rank: string;
  readonly #segments: readonly Segment[];

  /** @throws {@link PluginError} when the declaration cannot be read. */
  constructor(readonly declaration: string) {
    const [head, ...segments] = readSegments(declaration);
    this.head = head?.literal as string;
    this.shape = [this.head, ...segments.map(shapeOf)].join(':');
    this.rank = segments.map(rankOf).join('');
    this.#segments = segments;
  }

  /** How many values it has. */
  get size(): number {
    return this.#segments.filter(({ literal }) => literal === undefined).length;
  }

  /**
   * Reads the data of a button. Never throws.
   *
   * @returns The values in order, `undefined` for an optional one that was left out; no list when it is not data of this button.
   */
  parse(data: string): unknown[] | undefined {
    const [head, ...words] = data.split(':');
    const takesAll = this.#segments.some(takesRest);
    if (head !== this.head || (!takesAll && words.length > this.#segments.length)) return undefined;
    const values: unknown[] = [];
    for (const [index, segment] of this.#segments.entries()) {
      if (segment.literal === undefined) values.push(readNext(segment, words.slice(index)));
      else if (words[index] !== segment.literal) return undefined;
    }
    return values.includes(MISFIT) ? undefined : values;
  }

  /**
   * Writes the data of a button.
   *
   * @throws {@link MessageError} when a value is missing or not of its kind.
   */
  write(values: readonly unknown[]): string {
    let used = 0;
    const words = this.#segments.map((segment) => segment.literal ?? writeValue(segment, values[used++]));
    // What is left out at the end takes no room.
    const written = words.slice(0, words.findLastIndex((word) => word !== undefined) + 1);
    return [this.head, ...written.map((word) => word ?? ABSENT)].join(':');
  }
}

const MISFIT = Symbol('misfit');

/** Reads a value from what is left of the data. */
function readNext(segment: ValueSegment, rest: readonly string[]): unknown {
  const [word] = rest;
  if (takesRest(segment) && word !== undefined) return rest.join(':');
  if (word === undefined || (word === ABSENT && segment.optional)) return segment.optional ? undefined : MISFIT;
  const value = readValue(segment, word);
  return value === undefined ? MISFIT : value;
}

function shapeOf(segment: Segment): string {
  if (segment.literal !== undefined) return segment.literal;
  if (takesRest(segment)) return segment.optional ? '[...]' : '<...>';
  return segment.optional ? '[]' : '<>';
}

function rankOf(segment: Segment): number {
  if (segment.literal !== undefined) return 0;
  return takesRest(segment) ? 3 : segment.optional ? 2 : 1;
}
