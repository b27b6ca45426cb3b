import { knownAt } from './load.mjs';

/** What was made to go wrong and when, and how long people had to wait for it. */
export class Injections {
  /** @type {{ name: string, at: number }[]} */
  #all = [];
  /** @type {Map<string, { times: number, slowest: number }>} */
  kinds = new Map();

  note(name, at = Date.now()) {
    this.#all.push({ name, at });
    const { times, slowest } = this.kinds.get(name) ?? { times: 0, slowest: 0 };
    this.kinds.set(name, { times: times + 1, slowest });
  }

  /** All kinds together. */
  get total() {
    const kinds = [...this.kinds.values()];
    return {
      times: kinds.reduce((sum, { times }) => sum + times, 0),
      slowest: Math.max(0, ...kinds.map(({ slowest }) => slowest)),
    };
  }

  get last() {
    return this.#all.at(-1);
  }

  /** All is well again: what is said from now on waits for nothing of the above. */
  end() {
    this.#all.push({ name: 'all well', at: Date.now() });
  }

  /** What may have delayed an event: the last before it was said, and what came from then until its answer. */
  around(event) {
    const until = knownAt(event) ?? Date.now();
    const earlier = this.#all.findLastIndex(({ at }) => at <= event.saidAt);
    const last = this.#all.findLastIndex(({ at }) => at <= until);
    return this.#all.slice(Math.max(0, earlier), last + 1);
  }

  /** Charges the wait for an answer to everything that may have caused it: where faults overlap, it counts for each. */
  charge(event) {
    const seconds = ((knownAt(event) ?? event.saidAt) - event.saidAt) / 1000;
    for (const { name } of this.around(event)) {
      const kind = this.kinds.get(name);
      if (kind) kind.slowest = Math.max(kind.slowest, seconds);
    }
  }
}
