export interface RecentMapOptions {
  /** Entries kept at least; at most twice as many are held. */
  capacity: number;
  /** How long an entry is kept at least, in milliseconds; at most twice as long. */
  ttlMs: number;
}

/**
 * A map that forgets what is old, bounded in size and time.
 *
 * Two generations: entries go to the younger, and when it is full or old enough it becomes the elder and the elder is
 * dropped whole. Nothing is ever deleted one by one, so the cost of an entry does not depend on how many there are.
 */
export class RecentMap<V> {
  #young = new Map<string, V>();
  #elder = new Map<string, V>();
  #bornAt = 0;

  constructor(private readonly options: RecentMapOptions) {}

  get(key: string): V | undefined {
    return this.#young.get(key) ?? this.#elder.get(key);
  }

  has(key: string): boolean {
    return this.#young.has(key) || this.#elder.has(key);
  }

  set(key: string, value: V, now = Date.now()): void {
    if (this.#young.size >= this.options.capacity || now - this.#bornAt >= this.options.ttlMs) this.#age(now);
    this.#young.set(key, value);
  }

  #age(now: number): void {
    // After a long silence the younger generation is old enough to go, too.
    const bothAreOld = now - this.#bornAt >= 2 * this.options.ttlMs;
    this.#elder = bothAreOld ? new Map() : this.#young;
    this.#young = new Map();
    this.#bornAt = now;
  }
}
