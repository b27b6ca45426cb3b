import { type Clock, systemClock } from '../clock.js';
import type { Scene } from '../context/conversation.js';
import { ReplyBudgetError } from '../errors/reply-budget-error.js';
import { ReplyPlace } from './reply-place.js';
import type { ReplyRule } from './reply-rules.js';

/** What is replied to: a message by its `d.id`, or an event by its outer id. */
export interface ReplySource {
  readonly field: 'msg_id' | 'event_id';
  readonly id: string;
}

/** What may still be said in reply to one message or event. */
export interface ReplyBudget {
  /** Replies left; `Infinity` where the platform sets no limit; 0 once the window is over. */
  readonly remaining: number;
  /** End of the window, Unix milliseconds. */
  readonly expiresAt: number;
}

/**
 * Everything sent in reply to one id: how often, until when, and the next `msg_seq`.
 *
 * `msg_seq` counts 1, 2, 3 … in the order of the sends. A replayed event therefore produces the same numbers, and the
 * platform's own duplicate check makes each reply idempotent.
 */
export class ReplyThread {
  readonly expiresAt: number;
  #used = 0;
  #nextSeq: number;

  /**
   * @param known - Whether this process received the id. If not, nobody knows which numbers are taken, so they start at
   * a random high one and a duplicate is not taken for a delivery.
   */
  constructor(
    readonly source: ReplySource,
    readonly scene: Scene,
    private readonly rule: ReplyRule,
    receivedAt: number,
    readonly known = true,
    private readonly clock: Clock = systemClock,
  ) {
    this.expiresAt = receivedAt + rule.windowMs;
    this.#nextSeq = known ? 1 : randomHighSeq();
  }

  get budget(): ReplyBudget {
    const open = this.clock.now() < this.expiresAt;
    return { remaining: open ? Math.max(0, this.rule.limit - this.#used) : 0, expiresAt: this.expiresAt };
  }

  /**
   * Takes replies out of the budget, with the next numbers.
   *
   * @param count - All or none are taken.
   * @throws {@link ReplyBudgetError} when the window is over or fewer are left.
   */
  take(count = 1): readonly ReplyPlace[] {
    if (this.#used + count > this.rule.limit || this.clock.now() >= this.expiresAt) throw this.#exhausted();
    this.#used += count;
    return Array.from({ length: count }, () => new ReplyPlace(this, this.#nextSeq++));
  }

  /** Gives one back after the platform refused it. Its `msg_seq` stays taken: a replay must count the same way. */
  giveBack(): void {
    this.#used--;
  }

  #exhausted(): ReplyBudgetError {
    const { source, scene, rule, expiresAt } = this;
    return new ReplyBudgetError({ id: source.id, scene, limit: rule.limit, used: this.#used, expiresAt });
  }
}

/** Far from the small numbers a first process would have used, and well inside 32 bits. */
function randomHighSeq(): number {
  return 1_000_000 + Math.floor(Math.random() * 1_000_000_000);
}
