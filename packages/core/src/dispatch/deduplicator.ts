export interface DeduplicatorOptions {
  /** Ids remembered at most. @defaultValue 20000 */
  capacity?: number;
  /** How long an id is remembered, in milliseconds. @defaultValue 600000, which outlasts the platform's replays */
  ttlMs?: number;
}

/**
 * Remembers which events were taken, so that one delivered twice is handled once.
 *
 * Repetitions come from resumes, from webhooks that were not acknowledged in time, and from groups that send both the
 * mention and the full event for one message.
 */
export class Deduplicator {
  /** Id → when it was first seen. A Map keeps insertion order, so the oldest is always first. */
  readonly #seen = new Map<string, number>();
  readonly #capacity: number;
  readonly #ttlMs: number;

  constructor({ capacity = 20_000, ttlMs = 600_000 }: DeduplicatorOptions = {}) {
    this.#capacity = capacity;
    this.#ttlMs = ttlMs;
  }

  /** Takes note of an event known by these ids; false when any of them was seen before. */
  isNew(ids: readonly string[], now = Date.now()): boolean {
    this.#forgetOld(now);
    const repeated = ids.some((id) => this.#seen.has(id));
    for (const id of ids) if (!this.#seen.has(id)) this.#seen.set(id, now);
    return !repeated;
  }

  #forgetOld(now: number): void {
    for (const [id, at] of this.#seen) {
      if (this.#seen.size <= this.#capacity && now - at < this.#ttlMs) return;
      this.#seen.delete(id);
    }
  }
}
