import type { Dispatch } from '../../protocol/event.js';
import type { Store } from '../../store/store.js';

/** Events handled within this time are taken out of the store together. */
const TIDY_AFTER_MS = 200;

/**
 * Events acknowledged and not handled yet, kept in the store: the platform does not send again what was acknowledged.
 *
 * All that arrive while a write is under way are kept by the next one together, so a burst costs few writes.
 */
export class Inbox {
  readonly #open = new Map<string, Dispatch>();
  /** The write under way, and the one after it, which holds everything added meanwhile. */
  #writing: Promise<unknown> = Promise.resolve();
  #next?: Promise<unknown>;
  #timer?: NodeJS.Timeout;

  constructor(
    private readonly store: Store,
    private readonly key: string,
    private readonly onTidyError: (error: unknown) => void,
  ) {}

  get size(): number {
    return this.#open.size;
  }

  /** Takes up what an earlier run left, in the order it came. */
  async restore(): Promise<readonly Dispatch[]> {
    const saved = await this.store.get(this.key);
    const events = Array.isArray(saved) ? (saved as Dispatch[]) : [];
    for (const event of events) this.#open.set(keyOf(event), event);
    return events;
  }

  /**
   * Keeps an event; when this resolves it would survive a crash.
   *
   * @returns False when it was kept before and is not handled yet.
   * @throws when the store cannot keep it.
   */
  async keep(event: Dispatch): Promise<boolean> {
    const key = keyOf(event);
    const isNew = !this.#open.has(key);
    this.#open.set(key, event);
    try {
      await this.#write();
    } catch (error) {
      if (isNew) this.#open.delete(key);
      throw error;
    }
    return isNew;
  }

  /** The event was handled, whatever the outcome. */
  done(event: Dispatch): void {
    this.#open.delete(keyOf(event));
    this.#timer ??= setTimeout(() => void this.flush(), TIDY_AFTER_MS).unref();
  }

  /** Writes what is not written yet. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#write().catch(this.onTidyError);
  }

  #write(): Promise<unknown> {
    this.#next ??= this.#writing
      .catch(() => {})
      .then(() => {
        this.#next = undefined;
        this.#writing = this.#save();
        return this.#writing;
      });
    return this.#next;
  }

  #save(): Promise<unknown> {
    return this.#open.size === 0 ? this.store.delete(this.key) : this.store.set(this.key, [...this.#open.values()]);
  }
}

/** Repetitions of a delivery share the outer id. */
function keyOf({ id, t, d }: Dispatch): string {
  return id ?? `${t}:${(Object(d) as { id?: string }).id ?? ''}`;
}
