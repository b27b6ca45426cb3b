import { type Clock, systemClock } from '../clock.js';
import { RateLimitError } from '../errors/rate-limit-error.js';
import { CallQueue } from './call-queue.js';
import { Pace } from './pace.js';
import type { Rate } from './rate.js';
import type { ApiCall } from './api-call.js';

/**
 * The calls of one rate: lets in as many as it takes, and the others in the order they came.
 *
 * The platform counts a call somewhere between our sending it and its answer. A place is therefore free again one window
 * after the answer, so that no span of the platform's time holds more calls than the rate, however long they travel.
 *
 * Times are those of `performance.now()`.
 */
export class RateWindow {
  #underWay = 0;
  /** When the calls of the last window were answered, oldest first. */
  readonly #answered: number[] = [];
  readonly #queue: CallQueue;
  readonly #pace: Pace;
  #timer?: NodeJS.Timeout;

  constructor(
    private readonly rate: Rate,
    private readonly clock: Clock = systemClock,
  ) {
    this.#pace = new Pace(rate.windowMs);
    this.#queue = new CallQueue(() => this.#advance(), clock);
  }

  /** Takes a place, where there is one and nobody waits for it. */
  enter(now: number): boolean {
    if (this.#queue.size > 0 || this.#opensAt(now) > now) return false;
    this.#start(now);
    return true;
  }

  /**
   * Waits for a place, after everybody who came before.
   *
   * @throws {@link RateLimitError} when the call's deadline comes first; the reason of its signal when it is aborted.
   */
  wait(call: ApiCall, now: number): Promise<void> {
    const { route, signal, deadline = Infinity } = call;
    if (signal?.aborted) return Promise.reject(signal.reason as Error);
    const rate = this.#isLimited ? this.rate : undefined;
    const tooLate = () => new RateLimitError({ route, rate, deadline });
    if (this.clock.now() + this.#earliestTurn(now) - now > deadline) return Promise.reject(tooLate());
    const turn = this.#queue.wait(call, tooLate);
    this.#advance();
    return turn;
  }

  /** A call was done. */
  passed(startedAt: number, now: number): void {
    this.#pace.passed(startedAt, now);
    this.ended(now);
  }

  /** A call was refused for coming too soon. @param retryAfterMs - What the platform asked for. */
  refused(startedAt: number, now: number, retryAfterMs?: number): void {
    this.#pace.refused(startedAt, now, retryAfterMs);
    this.ended(now);
  }

  /** A call ended some other way, and the platform may have counted it. */
  ended(now: number): void {
    if (this.#isLimited) this.#answered.push(now);
    this.unsent();
  }

  /** A call never reached the platform. */
  unsent(): void {
    this.#underWay--;
    if (this.#queue.size > 0) this.#advance();
  }

  /** Lets in everybody who waits. */
  open(): void {
    while (this.#queue.size > 0) this.#letIn(performance.now());
    clearTimeout(this.#timer);
  }

  /** Whether nothing would be lost by forgetting it. */
  isForgettable(now: number): boolean {
    this.#forgetAnswers(now);
    const isQuiet = this.#underWay === 0 && this.#queue.size === 0 && this.#answered.length === 0;
    return isQuiet && this.#pace.isForgettable(now);
  }

  get #isLimited(): boolean {
    return this.rate.count < Infinity;
  }

  #forgetAnswers(now: number): void {
    while ((this.#answered[0] ?? Infinity) + this.rate.windowMs <= now) this.#answered.shift();
  }

  /** When the next call may start; never, while it is an answer that has to come first. */
  #opensAt(now: number): number {
    this.#forgetAnswers(now);
    const isFull = this.#underWay + this.#answered.length >= this.rate.count;
    const freeAt = isFull ? (this.#answered[0] ?? Infinity) + this.rate.windowMs : now;
    return Math.max(freeAt, this.#pace.opensAt);
  }

  /** The turn of somebody who comes now, were all calls under way answered at once. */
  #earliestTurn(now: number): number {
    const { count, windowMs } = this.rate;
    const free = count - this.#underWay - this.#answered.length;
    const ahead = this.#queue.size - free;
    if (ahead < 0) return this.#pace.opensAt;
    const rounds = Math.floor(ahead / count) + 1;
    return Math.max((this.#answered[ahead % count] ?? now) + rounds * windowMs, this.#pace.opensAt);
  }

  #start(now: number): void {
    this.#underWay++;
    this.#pace.started(now);
  }

  #letIn(now: number): void {
    this.#start(now);
    this.#queue.shift();
  }

  /** Lets in those whose turn has come, and sets an alarm for the next. */
  #advance(): void {
    clearTimeout(this.#timer);
    const now = performance.now();
    while (this.#queue.size > 0) {
      const waitMs = this.#opensAt(now) - now;
      // An answer that has to come first looks again by itself.
      if (waitMs > 0 && waitMs < Infinity) this.#timer = setTimeout(() => this.#advance(), Math.ceil(waitMs));
      if (waitMs > 0) return;
      this.#letIn(now);
    }
  }
}
