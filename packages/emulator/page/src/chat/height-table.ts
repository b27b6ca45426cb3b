/** What a line is taken for until it is drawn, in pixels. */
const GUESS_PX = 76;

/** Where lines of different heights begin, when most of them have never been drawn. */
export class HeightTable {
  readonly #measured = new Map<string, number>();
  #ids: readonly { id: string }[] = [];
  #tops = new Float64Array(1);
  #indexes = new Map<string, number>();
  #isStale = true;

  /** Height of all lines together, in pixels. */
  get total(): number {
    return this.#current()[this.#ids.length] ?? 0;
  }

  /** Takes the lines there are now. */
  arrange(lines: readonly { id: string }[]): void {
    if (lines === this.#ids) return;
    this.#ids = lines;
    this.#isStale = true;
  }

  /** Measures a line that is drawn, told by its `data-line`. @returns Whether anything moves. */
  measure(element: HTMLElement): boolean {
    const { line } = element.dataset;
    const height = element.offsetHeight;
    if (!line || height === 0 || this.#measured.get(line) === height) return false;
    this.#measured.set(line, height);
    this.#isStale = true;
    return true;
  }

  /** Where a line begins, in pixels. */
  top(index: number): number {
    return this.#current()[Math.min(index, this.#ids.length)] ?? 0;
  }

  indexOf(id: string): number | undefined {
    this.#current();
    return this.#indexes.get(id);
  }

  /** The line at a height; the first or last one beyond them. */
  indexAt(px: number): number {
    const tops = this.#current();
    let low = 0;
    let high = Math.max(0, this.#ids.length - 1);
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((tops[middle] ?? 0) <= px) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #current(): Float64Array {
    if (!this.#isStale) return this.#tops;
    this.#isStale = false;
    this.#tops = new Float64Array(this.#ids.length + 1);
    this.#indexes = new Map();
    let top = 0;
    for (const [index, { id }] of this.#ids.entries()) {
      this.#tops[index] = top;
      this.#indexes.set(id, index);
      top += this.#measured.get(id) ?? GUESS_PX;
    }
    this.#tops[this.#ids.length] = top;
    return this.#tops;
  }
}
