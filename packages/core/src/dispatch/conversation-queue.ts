/** A task's place in its conversation: what comes after it in the same conversation waits for it. */
export interface Turn {
  /** Resolves when the task itself has finished, which may be long after its turn. Set once the task has begun. */
  readonly finished: Promise<void>;
  /** Ends the turn before the task does, so that the conversation goes on while the task waits for something in it. */
  release(): void;
}

/** What is done in a turn. Must not reject: errors are dealt with inside it. */
export type Task = (turn: Turn) => Promise<void>;

class Job implements Turn {
  finished: Promise<void> = Promise.resolve();
  isOver = false;

  constructor(
    readonly key: string,
    readonly task: Task,
    readonly done: () => void,
    private readonly finish: (job: Job) => void,
  ) {}

  release(): void {
    this.finish(this);
  }
}

/**
 * Runs tasks of one conversation one after the other, and different conversations side by side under a bound.
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

  /** Tasks whose turn is now, or still to come. */
  get size(): number {
    return this.#size;
  }

  /** @returns When the turn of the task is over: it has finished, or was released. */
  run(key: string, task: Task): Promise<void> {
    return new Promise((done) => {
      this.#size++;
      const job = new Job(key, task, done, this.#finish);
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
    job.finished = job.task(job);
    void job.finished.then(() => this.#finish(job));
  }

  readonly #finish = (job: Job): void => {
    if (job.isOver) return;
    job.isOver = true;
    this.#running--;
    this.#size--;
    const next = this.#waiting.get(job.key)?.shift();
    if (next) this.#ready.push(next);
    else this.#waiting.delete(job.key);
    const first = this.#ready.shift();
    if (first) this.#start(first);
    job.done();
    if (this.#size === 0) for (const resolve of this.#idleWaiters.splice(0)) resolve();
  };
}
