interface Job {
  readonly key: string;
  readonly task: () => Promise<void>;
  readonly done: () => void;
}

/**
 * Runs tasks of one conversation one after the other, and different conversations side by side under a bound.
 *
 * Tasks must not reject: errors are dealt with inside them.
 */
export class ConversationQueue {
  /** Conversations with a task running or ready, and what waits behind it. */
  readonly #waiting = new Map<string, Job[]>();
  /** First in line of their conversations, held back by the bound only. */
  readonly #ready: Job[] = [];
  readonly #idleWaiters: (() => void)[] = [];
  #running = 0;
  #size = 0;

  /** @param concurrency - Conversations handled at the same time. */
  constructor(private readonly concurrency = 1000) {}

  /** Tasks running or waiting. */
  get size(): number {
    return this.#size;
  }

  /** @returns When the task has finished. */
  run(key: string, task: () => Promise<void>): Promise<void> {
    return new Promise((done) => {
      this.#size++;
      const job = { key, task, done };
      const line = this.#waiting.get(key);
      if (line) {
        line.push(job);
        return;
      }
      this.#waiting.set(key, []);
      this.#start(job);
    });
  }

  /** Resolves when nothing runs and nothing waits. */
  idle(): Promise<void> {
    if (this.#size === 0) return Promise.resolve();
    return new Promise((resolve) => this.#idleWaiters.push(resolve));
  }

  #start(job: Job): void {
    if (this.#running >= this.concurrency) {
      this.#ready.push(job);
      return;
    }
    this.#running++;
    void job.task().then(() => this.#finish(job));
  }

  #finish(job: Job): void {
    this.#running--;
    this.#size--;
    const next = this.#waiting.get(job.key)?.shift();
    if (next) this.#ready.push(next);
    else this.#waiting.delete(job.key);
    const first = this.#ready.shift();
    if (first) this.#start(first);
    job.done();
    if (this.#size === 0) for (const resolve of this.#idleWaiters.splice(0)) resolve();
  }
}
