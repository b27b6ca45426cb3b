/** How much of a list may be kept besides its number of items. */
export interface Weighing<T> {
  /** What one item weighs, the same each time it is asked. */
  readonly weigh: (item: T) => number;
  /** What all of them may weigh together. */
  limit: number;
}

/** Below which part of the limit a list that grew too heavy is trimmed: rarely, and then by much. */
const TRIMMED_TO = 0.8;

/** A list that drops its oldest items when it grows past a limit. */
export class BoundedList<T> {
  #items: T[] = [];
  #weight = 0;
  readonly #limit: number;
  readonly #weighing: Weighing<T> | undefined;

  constructor(limit: number, weighing?: Weighing<T>) {
    this.#limit = limit;
    this.#weighing = weighing;
  }

  get items(): readonly T[] {
    return this.#items;
  }

  /** What the items weigh together; 0 where nothing is weighed. */
  get weight(): number {
    return this.#weight;
  }

  push(item: T): void {
    this.#items.push(item);
    this.#weight += this.#weighing?.weigh(item) ?? 0;
    // trimmed in batches: shifting on every push would cost the whole list each time
    if (this.#items.length > this.#limit * 1.25 + 16) this.#drop(this.#items.length - this.#limit);
    if (this.#weighing && this.#weight > this.#weighing.limit) this.#lighten(this.#weighing);
  }

  /** The youngest items, at most the limit. */
  recent(count: number = this.#limit): readonly T[] {
    return count <= 0 ? [] : this.#items.slice(-Math.min(count, this.#limit));
  }

  #lighten({ weigh, limit }: Weighing<T>): void {
    let left = this.#weight;
    let count = 0;
    // the youngest stays, however heavy it is
    while (count < this.#items.length - 1 && left > limit * TRIMMED_TO) left -= weigh(this.#items[count++] as T);
    this.#drop(count);
  }

  #drop(count: number): void {
    for (const item of this.#items.slice(0, count)) this.#weight -= this.#weighing?.weigh(item) ?? 0;
    this.#items = this.#items.slice(count);
  }
}
