import type { SentByBot } from './sent-by-bot.js';

interface Waiter {
  resolve(sent: SentByBot): void;
  timer: NodeJS.Timeout;
}

/** Collects what the bot answered to one message or event, and hands it out one by one. The oldest go when there are too many. */
export class ReplyBox {
  readonly #items: SentByBot[] = [];
  readonly #waiting: Waiter[] = [];
  readonly #limit: number;
  #taken = 0;

  constructor(limit = 1000) {
    this.#limit = limit;
  }

  get items(): readonly SentByBot[] {
    return this.#items;
  }

  add(sent: SentByBot): void {
    this.#items.push(sent);
    if (this.#items.length > this.#limit) this.#dropOldest();
    const waiter = this.#waiting.shift();
    if (!waiter) return;
    clearTimeout(waiter.timer);
    this.#taken += 1;
    waiter.resolve(sent);
  }

  #dropOldest(): void {
    this.#items.shift();
    this.#taken = Math.max(0, this.#taken - 1);
  }

  /**
   * The next answer nobody has asked for yet.
   *
   * @param describe - Makes the error for when none came within `timeoutMs`.
   */
  async next(timeoutMs: number, describe: () => Error): Promise<SentByBot> {
    const ready = this.#items[this.#taken];
    if (ready) {
      this.#taken += 1;
      return ready;
    }
    return new Promise<SentByBot>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(waiter), 1);
        reject(describe());
      }, timeoutMs);
      const waiter: Waiter = { resolve, timer };
      this.#waiting.push(waiter);
    });
  }
}
