import type { WireUser } from '../../protocol/message.js';
import type { Store } from '../../store/store.js';

/** What a resume needs, as it is kept between two runs. */
export interface SavedSession {
  id: string;
  /** Highest sequence number below which every event was handled. */
  seq: number;
  /** The bot itself: a resume does not tell it again. */
  user?: WireUser;
}

/** Changes within this time are written once. */
const SAVE_AFTER_MS = 200;
const NOTHING = (): void => {};

/**
 * The session of one shard: its id, and how far in it we are.
 *
 * Two positions are kept apart. `received` is what heartbeats report and what a resume within this process starts from.
 * `handled` is what is saved, so that a crash replays everything unfinished.
 */
export class Session {
  #id?: string;
  #user?: WireUser;
  #received: number | null = null;
  /** Received and not yet handled. */
  #open = new Set<number>();
  #timer?: NodeJS.Timeout;
  #isChanged = false;
  #saving = Promise.resolve();
  #keeping?: Promise<void>;

  constructor(
    private readonly store: Store,
    private readonly key: string,
    private readonly onSaveError: (error: unknown) => void,
  ) {}

  get id(): string | undefined {
    return this.#id;
  }

  get user(): WireUser | undefined {
    return this.#user;
  }

  /** Last sequence number received; `null` before the first. */
  get received(): number | null {
    return this.#received;
  }

  /** While a new session is being written for the first time: when that is done. */
  get keeping(): Promise<void> | undefined {
    return this.#keeping;
  }

  /** Highest sequence number below which every event was handled. */
  get handled(): number {
    let next = (this.#received ?? 0) + 1;
    for (const seq of this.#open) next = Math.min(next, seq);
    return next - 1;
  }

  /** Takes up what an earlier run left. @returns Whether there was a session. */
  async restore(): Promise<boolean> {
    const saved = (await this.store.get(this.key)) as Partial<SavedSession> | undefined;
    if (typeof saved?.id !== 'string' || !Number.isSafeInteger(saved.seq)) return false;
    this.#id = saved.id;
    this.#received = saved.seq as number;
    this.#user = saved.user;
    return true;
  }

  /** A new session, whose numbers begin again. */
  begin(id: string, user: WireUser): void {
    this.#clear();
    this.#id = id;
    this.#user = user;
    this.#isChanged = true;
    // At once: a process killed before this is written could not take the session up again.
    const keeping = this.flush().finally(() => {
      if (this.#keeping === keeping) this.#keeping = undefined;
    });
    this.#keeping = keeping;
  }

  /** Notes that an event came; call the result once it has been handled. One without a number leaves no mark. */
  receive(seq: number | undefined): () => void {
    if (!isSeq(seq)) return NOTHING;
    this.#received = Math.max(this.#received ?? 0, seq);
    // Held on to: what finishes after the session is gone must not count for the numbers of the next.
    const open = this.#open;
    // A replay may repeat an event that still runs; whoever runs it says when it is done, not the repetition.
    if (open.has(seq)) return NOTHING;
    open.add(seq);
    return () => {
      open.delete(seq);
      this.#saveSoon();
    };
  }

  /** The session is gone: events still running belong to nothing that could be resumed. */
  forget(): void {
    this.#clear();
    this.#saveSoon();
  }

  #clear(): void {
    this.#id = undefined;
    this.#received = null;
    this.#open = new Set();
  }

  /** Writes what is not written yet. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#saving = this.#saving.then(() => this.#save());
    await this.#saving;
  }

  #saveSoon(): void {
    this.#isChanged = true;
    this.#timer ??= setTimeout(() => void this.flush(), SAVE_AFTER_MS);
  }

  async #save(): Promise<void> {
    if (!this.#isChanged) return;
    this.#isChanged = false;
    try {
      if (this.#id === undefined) await this.store.delete(this.key);
      else await this.store.set(this.key, { id: this.#id, seq: this.handled, user: this.#user } satisfies SavedSession);
    } catch (error) {
      this.#isChanged = true;
      this.onSaveError(error);
    }
  }
}

/** Numbers begin with 1. What else may stand in their place must not find its way into a resume. */
function isSeq(seq: unknown): seq is number {
  return Number.isSafeInteger(seq) && (seq as number) > 0;
}
