/** A list that drops its oldest items when it grows past a limit. */
export class BoundedList<T> {
  #items: T[] = [];
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get items(): readonly T[] {
    return this.#items;
  }

  push(item: T): void {
    this.#items.push(item);
    // trimmed in batches: shifting on every push would cost the whole list each time
    if (this.#items.length > this.#limit * 1.25 + 16) this.#items = this.#items.slice(-this.#limit);
  }

  /** The youngest items, at most the limit. */
  recent(count: number = this.#limit): readonly T[] {
    return this.#items.slice(-Math.min(count, this.#limit));
  }
}
