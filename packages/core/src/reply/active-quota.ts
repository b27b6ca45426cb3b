import { type Clock, systemClock } from '../clock.js';
import { RecentMap } from '../collection/recent-map.js';
import type { Conversation, Scene } from '../context/conversation.js';
import { ActiveQuotaError } from '../errors/active-quota-error.js';

/** How many active messages may be sent in a time, to one conversation or by the bot as a whole. */
export interface QuotaRule {
  readonly scene: Scene;
  readonly per: 'target' | 'bot';
  readonly limit: number;
  readonly windowMs: number;
}

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;

const rule = (scene: Scene, per: QuotaRule['per'], limit: number, windowMs: number): QuotaRule => ({
  scene,
  per,
  limit,
  windowMs,
});

const FOR_ALL: readonly QuotaRule[] = [
  rule('c2c', 'target', 20, MINUTE_MS),
  rule('c2c', 'target', 1000, DAY_MS),
  rule('group', 'target', 20, MINUTE_MS),
  rule('group', 'target', 1000, DAY_MS),
  rule('channel', 'target', 20, DAY_MS),
  rule('dm', 'target', 2, DAY_MS),
  rule('dm', 'bot', 200, DAY_MS),
];

/**
 * The platform's quotas, by whether the bot's owner is verified (a company, or a person with an ID card).
 *
 * That only two channels of a guild take active messages a day is not counted: a channel does not tell its guild.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/message/send-receive/send.html}
 */
export const ACTIVE_QUOTAS = {
  verified: [...FOR_ALL, rule('c2c', 'bot', 10, SECOND_MS), rule('group', 'bot', 60, MINUTE_MS)],
  unverified: [
    ...FOR_ALL,
    rule('c2c', 'bot', 5, SECOND_MS),
    rule('c2c', 'bot', 30, MINUTE_MS),
    rule('group', 'bot', 30, MINUTE_MS),
  ],
} as const satisfies Record<string, readonly QuotaRule[]>;

/** Conversations counted at least. */
const REMEMBERED = { capacity: 20_000, ttlMs: DAY_MS };

/** Counts active messages: waits where that takes a minute at most, and says so where it would take a day. */
export class ActiveQuota {
  readonly #rules: readonly QuotaRule[];
  readonly #sent = new RecentMap<number[]>(REMEMBERED);
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    rules: readonly QuotaRule[],
    private readonly clock: Clock = systemClock,
  ) {
    this.#rules = rules;
  }

  /**
   * Takes one message out of every quota it falls under, first come first served.
   *
   * @throws {@link ActiveQuotaError} when a quota of more than a minute is used up.
   */
  take(to: Conversation, signal?: AbortSignal): Promise<void> {
    const turn = this.#turn.then(() => this.#takeNow(to, signal));
    this.#turn = turn.catch(() => {});
    return turn;
  }

  async #takeNow(to: Conversation, signal?: AbortSignal): Promise<void> {
    const rules = this.#rules.filter(({ scene }) => scene === to.scene);
    while (true) {
      const now = this.clock.now();
      const waits = rules.map((one) => ({ one, availableAt: this.#availableAt(one, to, now) }));
      const day = waits.find(({ one, availableAt }) => one.windowMs > MINUTE_MS && availableAt > now);
      if (day) throw new ActiveQuotaError({ ...day.one, availableAt: day.availableAt });
      const waitMs = Math.max(0, ...waits.map(({ availableAt }) => availableAt - now));
      if (waitMs === 0) break;
      await this.clock.sleep(waitMs, signal);
    }
    const now = this.clock.now();
    for (const one of rules) this.#timesOf(one, to, now).push(now);
  }

  /** When one more may be sent under a rule. */
  #availableAt(one: QuotaRule, to: Conversation, now: number): number {
    const times = this.#timesOf(one, to, now);
    return times.length < one.limit ? now : (times.at(-one.limit) as number) + one.windowMs;
  }

  /** When messages were sent that still count. */
  #timesOf({ per, windowMs, scene }: QuotaRule, to: Conversation, now: number): number[] {
    const key = `${scene} ${windowMs} ${per === 'bot' ? '' : to.id}`;
    const times = (this.#sent.get(key) ?? []).filter((at) => at > now - windowMs);
    this.#sent.set(key, times, now);
    return times;
  }
}
