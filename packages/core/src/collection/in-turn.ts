/** Tasks of one key follow each other in the order they were asked for; those of different keys run side by side. */
export class InTurn {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Runs a task after those of its key: at once when there are none. One that failed does not keep the next. */
  run<T>(key: string, task: () => Promise<T>): Promise<T> {
    const before = this.#last.get(key);
    const now = before ? before.then(task, task) : task();
    this.#last.set(key, now);
    const forget = (): void => {
      if (this.#last.get(key) === now) this.#last.delete(key);
    };
    now.then(forget, forget);
    return now;
  }

  /** Resolves when every task asked for so far has ended. */
  async idle(): Promise<void> {
    await Promise.allSettled(this.#last.values());
  }
}
