import { RecentMap } from '../collection/recent-map.js';

export interface DeduplicatorOptions {
  /** Ids remembered at least. @defaultValue 20000 */
  capacity?: number;
  /** How long an id is remembered at least, in milliseconds. @defaultValue 600000, which outlasts the platform's replays */
  ttlMs?: number;
}

/**
 * Remembers which events were taken, so that one delivered twice is handled once.
 *
 * Repetitions come from resumes, from webhooks that were not acknowledged in time, and from groups that send both the
 * mention and the full event for one message.
 */
export class Deduplicator {
  readonly #seen: RecentMap<true>;

  constructor({ capacity = 20_000, ttlMs = 600_000 }: DeduplicatorOptions = {}) {
    this.#seen = new RecentMap({ capacity, ttlMs });
  }

  /** Takes note of an event; false when it was seen before. */
  isNew(id: string, now = Date.now()): boolean {
    if (this.#seen.has(id)) return false;
    this.#seen.set(id, true, now);
    return true;
  }
}
