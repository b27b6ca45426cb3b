import { BoundedMap } from './bounded-map.js';
import type { Acknowledgement } from './delivery.js';
import type { EmulatorSettings } from './settings.js';

interface Waiting {
  settled: boolean;
  settle(acknowledgement: Acknowledgement): void;
}

/** Clicks of one bot that wait for their acknowledgement. */
export class Interactions {
  readonly #waiting = new BoundedMap<string, Waiting>(5000);
  readonly #settings: EmulatorSettings;

  constructor(settings: EmulatorSettings) {
    this.#settings = settings;
  }

  has(id: string): boolean {
    return this.#waiting.get(id) !== undefined;
  }

  /** Registers an interaction, so that it can be acknowledged, without waiting for it. */
  add(id: string): void {
    if (!this.has(id)) this.#waiting.set(id, { settled: false, settle: () => undefined });
  }

  /** Resolves with the acknowledgement, or `{ acked: false }` once the client gave up. */
  async wait(id: string): Promise<Acknowledgement> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve({ acked: false }), this.#settings.interactionAckMs);
      timer.unref();
      const settle = (acknowledgement: Acknowledgement): void => {
        clearTimeout(timer);
        resolve(acknowledgement);
      };
      this.#waiting.set(id, { settled: false, settle });
    });
  }

  /** @returns Whether there was such an interaction, not yet acknowledged. */
  acknowledge(id: string, code: number): boolean {
    const waiting = this.#waiting.get(id);
    if (!waiting || waiting.settled) return false;
    waiting.settled = true;
    waiting.settle({ acked: true, code });
    return true;
  }
}
