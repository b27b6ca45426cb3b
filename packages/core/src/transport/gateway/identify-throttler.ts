/**
 * The documentation counts `max_concurrency` per 5 s; an official SDK uses 2 s. The longer one is safe under both.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/dev-prepare/interface-framework/shard.html}
 */
const PERIOD_MS = 5000;

/** Spaces out the sessions a bot starts, across all its shards. A clock that is set back must not make it wait. */
export class IdentifyThrottler {
  #nextAt = 0;

  /**
   * Takes the next free moment.
   *
   * @param maxConcurrency - Sessions that may be started per 5 s.
   * @returns How long to wait for it, in milliseconds.
   */
  reserve(maxConcurrency: number, now = performance.now()): number {
    const at = Math.max(now, this.#nextAt);
    this.#nextAt = at + PERIOD_MS / Math.max(1, maxConcurrency);
    return at - now;
  }
}
