import { Clock } from '@qqbotjs/core';

interface Timer {
  /** Unix milliseconds. */
  readonly dueAt: number;
  readonly call: () => unknown;
}

/** A clock that stands still until it is moved. */
export class FakeClock extends Clock {
  #now: number;
  readonly #timers = new Set<Timer>();
  readonly #running = new Set<Promise<unknown>>();
  #sleepers = 0;

  /** @param now - Unix milliseconds. */
  constructor(now: number) {
    super();
    this.#now = now;
  }

  override now(): number {
    return this.#now;
  }

  override setTimeout(callback: () => unknown, delayMs: number): () => void {
    return this.at(this.#now + delayMs, callback);
  }

  override setInterval(callback: () => unknown, intervalMs: number): () => void {
    let callOff: () => void;
    const again = (): void => {
      callOff = this.setTimeout(() => {
        again();
        return callback();
      }, intervalMs);
    };
    again();
    return () => callOff();
  }

  /** What is due already needs no time to pass. */
  override at(time: number, callback: () => unknown): () => void {
    const timer: Timer = { dueAt: time, call: callback };
    this.#timers.add(timer);
    if (time <= this.#now) this.#track(nextTurn().then(() => this.#fire(timer)));
    return () => void this.#timers.delete(timer);
  }

  override async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    this.#sleepers++;
    let wake = (): void => {};
    try {
      await new Promise<void>((resolve) => {
        wake = resolve;
        signal?.addEventListener('abort', wake);
        this.setTimeout(wake, ms);
      });
    } finally {
      this.#sleepers--;
      signal?.removeEventListener('abort', wake);
    }
    signal?.throwIfAborted();
  }

  /** Whether something waits for time to pass, and may go on no sooner. */
  get isSleptOn(): boolean {
    return this.#sleepers > 0;
  }

  /** Whether what timers started goes on. */
  get isBusy(): boolean {
    return this.#running.size > 0;
  }

  /** Resolves when what timers have started so far is over. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#running);
  }

  /** Moves on to the next timer that is due by then, and lets it ring. @returns False when there is none. */
  moveToNext(until: number): boolean {
    const next = this.#next();
    if (!next || next.dueAt > until) return false;
    this.#now = Math.max(this.#now, next.dueAt);
    this.#fire(next);
    return true;
  }

  /** Moves on, with no regard for timers. */
  moveTo(time: number): void {
    this.#now = time;
  }

  /** Of those due at the same time, the first that was set. */
  #next(): Timer | undefined {
    let next: Timer | undefined;
    for (const timer of this.#timers) if (!next || timer.dueAt < next.dueAt) next = timer;
    return next;
  }

  #fire(timer: Timer): void {
    if (!this.#timers.delete(timer)) return;
    const result = timer.call();
    if (result instanceof Promise) this.#track(result);
  }

  #track(work: Promise<unknown>): void {
    const tracked = work.finally(() => this.#running.delete(tracked));
    this.#running.add(tracked);
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
