import { fold, foldName } from './fold.js';

/** A name found in a text, and where it ends. */
export interface FoundName<T> {
  readonly value?: T;
  readonly end: number;
}

/**
 * Things by names of one or several words.
 *
 * Finding one takes as many look-ups as the longest name that begins with the same word has words, whatever their number.
 */
export class NameTable<T> {
  readonly #byName = new Map<string, T>();
  /** First word → how many names it begins, by their number of words. */
  readonly #lengths = new Map<string, number[]>();

  get isEmpty(): boolean {
    return this.#byName.size === 0;
  }

  get(name: string): T | undefined {
    return this.#byName.get(foldName(name));
  }

  set(name: string, value: T): void {
    const key = foldName(name);
    if (!this.#byName.has(key)) this.#count(key, 1);
    this.#byName.set(key, value);
  }

  /** Only if it is this value that has the name: undone twice, it must not take a name from who has it now. */
  delete(name: string, value: T): void {
    const key = foldName(name);
    if (this.#byName.get(key) !== value) return;
    this.#byName.delete(key);
    this.#count(key, -1);
  }

  /**
   * The longest name that stands at a place of a text. Where there is none, `end` is that of as many words as a name could have.
   *
   * @returns `undefined` when no word begins there.
   */
  findAt(text: string, start: number): FoundName<T> | undefined {
    const first = wordAt(text, start);
    if (!first) return undefined;
    const names: Typed[] = [{ name: fold(first.word), end: first.end }];
    const most = this.#lengths.get((names[0] as Typed).name)?.length ?? 1;
    while (names.length < most && addWord(names, text));
    for (let index = names.length - 1; index >= 0; index--) {
      const { name, end } = names[index] as Typed;
      const value = this.#byName.get(name);
      if (value !== undefined) return { value, end };
    }
    return { end: (names.at(-1) as Typed).end };
  }

  #count(key: string, change: 1 | -1): void {
    const [first = '', ...others] = key.split(' ');
    const counts = this.#lengths.get(first) ?? [];
    for (let index = counts.length; index <= others.length; index++) counts.push(0);
    counts[others.length] = (counts[others.length] as number) + change;
    while (counts.at(-1) === 0) counts.pop();
    if (counts.length > 0) this.#lengths.set(first, counts);
    else this.#lengths.delete(first);
  }
}

/** The first words of a text as a name, folded. */
interface Typed {
  name: string;
  end: number;
}

const WORD = /\S+/y;
const NEXT_WORD = /\s+\S+/y;

function wordAt(text: string, start: number, pattern = WORD): { word: string; end: number } | undefined {
  pattern.lastIndex = start;
  const word = pattern.exec(text)?.[0];
  return word === undefined ? undefined : { word: word.trim(), end: start + word.length };
}

function addWord(names: Typed[], text: string): boolean {
  const { name, end } = names.at(-1) as Typed;
  const next = wordAt(text, end, NEXT_WORD);
  if (next) names.push({ name: `${name} ${fold(next.word)}`, end: next.end });
  return next !== undefined;
}
