import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../../logging/logger.js';
import type { GatewayBotInfo } from '../../protocol/payload.js';
import { IdentifyThrottler } from './identify-throttler.js';

/** The endpoint allows two calls a minute; the address hardly ever changes. */
const FRESH_FOR_MS = 10 * 60_000;
const ASK_AGAIN_AFTER_MS = 30_000;
/** A reset that is said to be now, and is not, must not become a loop without pause. */
const SHORTEST_RESET_MS = 1000;

/**
 * Where to connect and when: remembers the gateway's address, and makes shards wait their turn for a new session.
 */
export class GatewayAddress {
  #info?: Promise<GatewayBotInfo>;
  #fetchedAt = 0;
  readonly #throttler = new IdentifyThrottler();

  constructor(
    private readonly fetchInfo: () => Promise<GatewayBotInfo>,
    private readonly log: Logger,
  ) {}

  /** The platform's answer, at most ten minutes old. Callers share one request. */
  info(): Promise<GatewayBotInfo> {
    if (!this.#info || this.#ageMs > FRESH_FOR_MS) this.#fetch();
    return this.#info as Promise<GatewayBotInfo>;
  }

  /** It led nowhere: it may have moved. Asked for again, no more often than the endpoint allows. */
  doubt(): void {
    if (this.#ageMs > ASK_AGAIN_AFTER_MS) this.#info = undefined;
  }

  /** The address, once the bot may connect: at once to resume, in its turn to start a new session. */
  async wait(newSession: boolean, signal: AbortSignal): Promise<string> {
    let info = await this.info();
    if (!newSession) return info.url;
    while (info.session_start_limit.remaining <= 0) info = await this.#afterReset(info, signal);
    const turnInMs = this.#throttler.reserve(info.session_start_limit.max_concurrency);
    if (turnInMs > 0) await sleep(turnInMs, undefined, { signal });
    // Counted here as well, so that identifies between two answers are not forgotten.
    info.session_start_limit.remaining--;
    return info.url;
  }

  get #ageMs(): number {
    return performance.now() - this.#fetchedAt;
  }

  #fetch(): void {
    this.#fetchedAt = performance.now();
    const info = this.fetchInfo();
    this.#info = info;
    info.catch(() => {
      if (this.#info === info) this.#info = undefined;
    });
  }

  async #afterReset(info: GatewayBotInfo, signal: AbortSignal): Promise<GatewayBotInfo> {
    const resetAfterMs = Math.max(info.session_start_limit.reset_after, SHORTEST_RESET_MS);
    this.log.error(
      { resetAfterMs },
      `no new session allowed for ${Math.ceil(resetAfterMs / 60_000)} min: session_start_limit is used up`,
    );
    await sleep(resetAfterMs, undefined, { signal });
    // Several shards wait for the same reset; the first one back asks for all of them.
    if (this.#info && (await this.#info) === info) this.#info = undefined;
    return this.info();
  }
}
