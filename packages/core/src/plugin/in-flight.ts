import type { Handler } from '../dispatch/handler.js';

/** Counts the runs of a plugin's handlers, so that unloading can wait for them. */
export class InFlight {
  #running = 0;
  #waiters: (() => void)[] = [];

  /** The same handler, counted. */
  track(handler: Handler): Handler {
    return {
      ...handler,
      run: async (ctx, readArgs) => {
        this.#running++;
        try {
          return await handler.run(ctx, readArgs);
        } finally {
          this.#running--;
          if (this.#running === 0) for (const resolve of this.#waiters.splice(0)) resolve();
        }
      },
    };
  }

  /** Resolves when none is running. */
  idle(): Promise<void> {
    if (this.#running === 0) return Promise.resolve();
    return new Promise((resolve) => this.#waiters.push(resolve));
  }
}
