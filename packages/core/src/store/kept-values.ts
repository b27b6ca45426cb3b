interface Kept {
  readonly text: string;
  readonly expiresAt?: number;
}

/** How often what has expired is looked for, in milliseconds. */
const SWEEP_EVERY_MS = 60_000;

/**
 * Texts by key, each until it expires.
 *
 * What has expired is gone for whoever reads; its memory is freed when something is added, at most once a minute.
 */
export class KeptValues {
  readonly #kept = new Map<string, Kept>();
  #expiring = 0;
  #sweptAt = Date.now();
  #length = 0;

  /** Characters of all texts together. */
  get length(): number {
    return this.#length;
  }

  get(key: string): string | undefined {
    const kept = this.#kept.get(key);
    return kept && isAlive(kept, Date.now()) ? kept.text : undefined;
  }

  /** @param expiresAt - Unix milliseconds. @defaultValue never */
  set(key: string, text: string, expiresAt?: number): void {
    this.delete(key);
    this.#kept.set(key, { text, expiresAt });
    this.#length += text.length;
    if (expiresAt !== undefined) this.#expiring++;
    if (this.#expiring > 0) this.#sweep(Date.now());
  }

  delete(key: string): boolean {
    const kept = this.#kept.get(key);
    if (!kept) return false;
    this.#length -= kept.text.length;
    if (kept.expiresAt !== undefined) this.#expiring--;
    return this.#kept.delete(key);
  }

  /** Those there are now, whatever is done to them meanwhile; without those that are gone when it is their turn. */
  *entries(prefix = ''): Iterable<[key: string, text: string]> {
    const keys = [...this.#kept.keys()].filter((key) => key.startsWith(prefix));
    for (const key of keys) {
      const text = this.get(key);
      if (text !== undefined) yield [key, text];
    }
  }

  #sweep(now: number): void {
    if (now - this.#sweptAt < SWEEP_EVERY_MS) return;
    this.#sweptAt = now;
    for (const [key, kept] of this.#kept) if (!isAlive(kept, now)) this.delete(key);
  }
}

function isAlive({ expiresAt }: Kept, now: number): boolean {
  return expiresAt === undefined || now < expiresAt;
}
