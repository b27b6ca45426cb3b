export interface BacklogOptions {
  /** Events that may be under way. */
  limit: number;
  /** At the bound, and for each event taken beyond it. */
  onFull: (size: number) => void;
  /** Half of them are done. */
  onDrained: () => void;
}

/**
 * Counts the events taken and not handled yet, so that reading can stop at a bound instead of memory growing without one.
 *
 * Reading goes on at half the bound: starting and stopping for each event would cost more than it saves.
 */
export class Backlog {
  #size = 0;
  #isFull = false;

  constructor(private readonly options: BacklogOptions) {}

  track(work: Promise<void>): Promise<void> {
    const { limit, onFull } = this.options;
    this.#size++;
    if (this.#size >= limit) {
      this.#isFull = true;
      onFull(this.#size);
    }
    void work.then(() => this.#leave());
    return work;
  }

  #leave(): void {
    const { limit, onDrained } = this.options;
    this.#size--;
    if (!this.#isFull || this.#size > limit / 2) return;
    this.#isFull = false;
    onDrained();
  }
}
