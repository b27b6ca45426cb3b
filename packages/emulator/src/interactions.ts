import { BoundedMap } from './bounded-map.js';
import type { Acknowledgement } from './delivery.js';
import type { EmulatorSettings } from './settings.js';
import { flag, pairs, type Saved } from './state/shape.js';

interface Waiting {
  settled: boolean;
  settle(acknowledgement: Acknowledgement): void;
}

/** By id: whether it was acknowledged. */
export const SAVED_INTERACTIONS = pairs(flag);

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

  save(): Saved<typeof SAVED_INTERACTIONS> {
    return this.#waiting.entries().map(([id, { settled }]) => [id, settled]);
  }

  /** Nobody waits for these any more, but they can be acknowledged. */
  load(saved: Saved<typeof SAVED_INTERACTIONS>): void {
    for (const [id, settled] of saved) this.#waiting.set(id, { settled, settle: () => undefined });
  }
}
