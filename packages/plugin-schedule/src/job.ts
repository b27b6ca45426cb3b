import type { Clock, Logger } from '@qqbotjs/core';
import type { Schedule } from './schedule.js';

/** One run of a scheduled method. */
export interface CronRun {
  /** The time it was scheduled for: some milliseconds ago, or longer if the run is a late one. */
  readonly at: Date;
  /** Aborted when the plugin is unloaded or the bot stops, both of which wait for the run: end it then. */
  readonly signal: AbortSignal;
}

export interface JobParts {
  readonly schedule: Schedule;
  /** Never rejects. */
  readonly run: (run: CronRun) => Promise<void>;
  /** Whether runs may begin now. */
  readonly isOpen: () => boolean;
  readonly clock: Clock;
  readonly log: Logger;
  readonly overlap: boolean;
  readonly catchUp: boolean;
}

/** A run that is later than this, in milliseconds, was missed: the machine slept, or its clock was put forward. */
const MISSED_AFTER_MS = 60_000;

/** Runs something at the times of a schedule, from `start()` to `stop()`. */
export class Job {
  readonly #parts: JobParts;
  readonly #running = new Set<AbortController>();
  #callOff = (): void => {};

  constructor(parts: JobParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#waitForNext(this.#parts.clock.now());
  }

  /** No run begins any more; those that go on are told. */
  stop(): void {
    this.#callOff();
    for (const controller of this.#running) controller.abort();
  }

  #waitForNext(afterMs: number): void {
    const at = this.#parts.schedule(new Date(afterMs));
    if (at) this.#callOff = this.#parts.clock.at(at.getTime(), () => this.#come(at));
  }

  /** @returns When the run is over, if one began. */
  #come(at: Date): Promise<void> | undefined {
    // Counted from now, so that what was missed in between does not come in a row.
    this.#waitForNext(this.#parts.clock.now());
    const { isOpen, log } = this.#parts;
    if (!isOpen()) return undefined;
    const refusal = this.#refusal(at);
    if (!refusal) return this.#run(at);
    log.warn({ at }, refusal);
    return undefined;
  }

  #refusal(at: Date): string | undefined {
    const { overlap, catchUp } = this.#parts;
    if (!overlap && this.#running.size > 0) return 'a run was left out: the one before is still going on';
    const isMissed = this.#parts.clock.now() - at.getTime() > MISSED_AFTER_MS;
    return isMissed && !catchUp ? 'a run was missed: the machine slept, or its clock was put forward' : undefined;
  }

  async #run(at: Date): Promise<void> {
    const controller = new AbortController();
    this.#running.add(controller);
    await this.#parts.run({ at, signal: controller.signal });
    this.#running.delete(controller);
  }
}
