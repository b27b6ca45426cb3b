/** Counts the runs of a plugin's methods, so that unloading can wait for them. */
export class InFlight {
  #running = 0;
  #waiters: (() => void)[] = [];

  /** The same function, counted. */
  track<Args extends readonly unknown[]>(call: (...args: Args) => unknown): (...args: Args) => unknown {
    return (...args) => {
      this.#running++;
      let result: PromiseLike<unknown> | undefined;
      try {
        result = call(...args) as typeof result;
      } catch (error) {
        this.#ended();
        throw error;
      }
      // One that has finished already is not made to wait: this stands on the way of every event.
      if (typeof result?.then === 'function') result.then(this.#ended, this.#ended);
      else this.#ended();
      return result;
    };
  }

  readonly #ended = (): void => {
    this.#running--;
    if (this.#running === 0) for (const resolve of this.#waiters.splice(0)) resolve();
  };

  /** Resolves when none is running. */
  idle(): Promise<void> {
    if (this.#running === 0) return Promise.resolve();
    return new Promise((resolve) => this.#waiters.push(resolve));
  }
}
