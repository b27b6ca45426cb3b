import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../../logging/logger.js';
import type { GatewayBotInfo } from '../../protocol/payload.js';
import { IdentifyThrottler } from './identify-throttler.js';

/** The endpoint allows two calls a minute; the address hardly ever changes. */
const FRESH_FOR_MS = 10 * 60_000;
const ASK_AGAIN_AFTER_MS = 30_000;

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
    const info = await this.info();
    if (!newSession) return info.url;
    const { remaining, reset_after, max_concurrency } = info.session_start_limit;
    if (remaining <= 0) await this.#untilReset(reset_after, signal);
    const turnInMs = this.#throttler.reserve(max_concurrency);
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

  async #untilReset(resetAfterMs: number, signal: AbortSignal): Promise<void> {
    this.log.error(
      { resetAfterMs },
      `no new session allowed for ${Math.ceil(resetAfterMs / 60_000)} min: session_start_limit is used up`,
    );
    await sleep(resetAfterMs, undefined, { signal });
    this.#info = undefined;
    await this.info();
  }
}
