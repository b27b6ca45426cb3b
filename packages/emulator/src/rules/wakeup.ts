import { fields, list, number, optional, type Saved } from '../state/shape.js';
import { Refusal } from './refusal.js';

const DAY = 24 * 60 * 60_000;

/**
 * Periods after someone last spoke in which one recall message each may be sent: the same day, days 1–3, 3–7, 7–30.
 *
 * "The same day" is read as the first 24 hours.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/message/send-receive/send.html}
 */
const PERIOD_ENDS_MS = [DAY, 3 * DAY, 7 * DAY, 30 * DAY] as const;

export const SAVED_WAKEUPS = fields({ since: optional(number), used: list(number) });

/** Which recall messages one person got since they last spoke. */
export class Wakeups {
  #since: number | undefined;
  readonly #used = new Set<number>();

  /**
   * @param lastSpokeAt - Milliseconds, `undefined` when the person never spoke.
   * @returns The period to mark once the message went out.
   * @throws {@link Refusal} 40034123 outside every period, 40034122 when the period's message was sent.
   */
  check(lastSpokeAt: number | undefined, now: number): number {
    if (lastSpokeAt !== this.#since) this.#used.clear();
    this.#since = lastSpokeAt;
    const period = lastSpokeAt === undefined ? -1 : PERIOD_ENDS_MS.findIndex((end) => now - lastSpokeAt < end);
    if (period === -1) throw new Refusal('wakeupUnavailable');
    if (this.#used.has(period)) throw new Refusal('wakeupUsed');
    return period;
  }

  mark(period: number): void {
    this.#used.add(period);
  }

  save(): Saved<typeof SAVED_WAKEUPS> {
    return { since: this.#since, used: [...this.#used] };
  }

  load({ since, used }: Saved<typeof SAVED_WAKEUPS>): void {
    this.#since = since;
    for (const period of used) this.#used.add(period);
  }
}
