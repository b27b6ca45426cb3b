import type { Handler } from '../dispatch/handler.js';

/** Counts the runs of a plugin's handlers, so that unloading can wait for them. */
export class InFlight {
  #running = 0;
  #waiters: (() => void)[] = [];

  /** The same handler, counted. */
  track(handler: Handler): Handler {
    return {
      ...handler,
      run: (ctx, readArgs) => {
        this.#running++;
        let result: PromiseLike<unknown> | undefined;
        try {
          result = handler.run(ctx, readArgs) as typeof result;
        } catch (error) {
          this.#ended();
          throw error;
        }
        // One that has finished already is not made to wait: this stands on the way of every event.
        if (typeof result?.then === 'function') result.then(this.#ended, this.#ended);
        else this.#ended();
        return result;
      },
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
