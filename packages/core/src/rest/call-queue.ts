import { type Clock, systemClock } from '../clock.js';
import type { ApiCall } from './api-call.js';

/** A longer time overflows a timer, which then fires at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Calls that wait, first come first served. One leaves early when its deadline comes or its signal is aborted. */
export class CallQueue {
  /** Each lets one call go on. In the order they came. */
  readonly #waiting = new Set<() => void>();

  /** @param onGivenUp - Called when a call left early. */
  constructor(
    private readonly onGivenUp: () => void,
    private readonly clock: Clock = systemClock,
  ) {}

  get size(): number {
    return this.#waiting.size;
  }

  /** @param tooLate - Makes the error for a call whose deadline comes. */
  wait({ signal, deadline }: ApiCall, tooLate: () => Error): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.#waiting.delete(goOn);
        stopAlarm?.();
        signal?.removeEventListener('abort', aborted);
      };
      const giveUp = (reason: Error): void => {
        leave();
        reject(reason);
        this.onGivenUp();
      };
      const goOn = (): void => {
        leave();
        resolve();
      };
      const aborted = () => giveUp(signal?.reason as Error);
      const timeLeftMs = Math.min((deadline ?? Infinity) - this.clock.now(), LONGEST_TIMER_MS);
      const stopAlarm = deadline === undefined ? undefined : this.clock.setTimeout(() => giveUp(tooLate()), timeLeftMs);
      signal?.addEventListener('abort', aborted);
      this.#waiting.add(goOn);
    });
  }

  /** Lets the first go on. */
  shift(): void {
    const [first] = this.#waiting;
    first?.();
  }
}
