import type { Clock } from '../clock.js';
import { InTurn } from '../collection/in-turn.js';
import type { Conversation } from '../context/conversation.js';
import type { Logger } from '../logging/logger.js';
import { createStorageStore } from '../store/create-store.js';
import type { Store } from '../store/store.js';
import { within } from '../within.js';
import { cannotEnumerate, closedAlready, notKept } from './depot-texts.js';
import { type Envelope, expiresAtOf, isExpired, openEnvelope } from './envelope.js';
import { chatWithin, LIMITS, placeOf, sessionWithin } from './place.js';
import { Storage } from './storage.js';

/** An update that takes longer holds up others of its key, and is most likely waiting for itself, in milliseconds. */
const SLOW_UPDATE_MS = 10_000;

/** For changes under way when the bot stops, in milliseconds. */
const LAST_CALL_MS = 1000;

export interface DepotOptions {
  appId: string;
  choice?: 'file' | 'memory' | Store;
  clock: Clock;
  log: Logger;
}

/** What an update makes of a value; `undefined` deletes it. */
export type Change = (old: unknown) => unknown;

/** How long a value is kept. */
export interface KeepOptions {
  /**
   * The value is gone after this time, in milliseconds.
   *
   * @defaultValue never with `set`; with `update`, when it would have been
   */
  ttlMs?: number;
}

/**
 * Everything the plugins of one bot keep. It opens the store when it is first asked for something, knows what has expired,
 * and lets changes of one key follow each other.
 */
export class Depot {
  readonly #options: DepotOptions;
  /** A store that others may use, too, holds keys of this bot behind this. */
  readonly #prefix: string;
  readonly #turns = new InTurn();
  readonly #warnedOf = new Set<string>();
  #store?: Store;
  #isClosed = false;

  constructor(options: DepotOptions) {
    this.#options = options;
    this.#prefix = typeof options.choice === 'object' ? `qqbot:${options.appId}:` : '';
  }

  /** The storage of a plugin, or, without a name, of the bot itself. */
  of(plugin?: string): Storage {
    return new Storage(this, placeOf(plugin));
  }

  /** What a plugin keeps of one chat. */
  chat(plugin: string | undefined, conversation: Conversation): Storage {
    return new Storage(this, chatWithin(placeOf(plugin), conversation));
  }

  /** What a plugin keeps of one person in one chat. */
  session(plugin: string | undefined, conversation: Conversation, userId: string): Storage {
    return new Storage(this, sessionWithin(placeOf(plugin), conversation, userId));
  }

  /** What counts for cooldowns and quotas. */
  get limits(): Storage {
    return new Storage(this, LIMITS);
  }

  /** Says something the first time it comes up. */
  warnOnce(subject: string, text: string): void {
    if (this.#warnedOf.has(subject)) return;
    this.#warnedOf.add(subject);
    this.#options.log.warn(text);
  }

  async get(key: string): Promise<unknown> {
    const envelope = openEnvelope(await this.#open().get(this.#prefix + key));
    if (!envelope || !isExpired(envelope, this.#now)) return envelope?.value;
    this.#remove(key);
    return undefined;
  }

  /** @param value - JSON. */
  async set(key: string, value: unknown, { ttlMs }: KeepOptions = {}): Promise<void> {
    const expiresAt = expiresAtOf(ttlMs, this.#now);
    await this.#inTurn(key, async () => ({ kept: this.#put(key, { value, expiresAt }) }));
  }

  async delete(key: string): Promise<void> {
    await this.#inTurn(key, async () => ({ kept: this.#discard(key) }));
  }

  /** @returns The new value. */
  async update(key: string, change: Change, { ttlMs }: KeepOptions = {}): Promise<unknown> {
    const given = expiresAtOf(ttlMs, this.#now);
    let value: unknown;
    await this.#inTurn(key, async () => {
      const found = openEnvelope(await this.#open().get(this.#prefix + key));
      const old = found && !isExpired(found, this.#now) ? found : undefined;
      value = await this.#watch(key, change(old?.value));
      const expiresAt = given ?? old?.expiresAt;
      if (value !== undefined) return { kept: this.#put(key, { value, expiresAt }) };
      return { kept: found && this.#discard(key) };
    });
    return value;
  }

  /** @throws {@link StorageError} when the store cannot say what it holds. */
  async *entries(prefix: string): AsyncGenerator<[key: string, value: unknown]> {
    const store = this.#open();
    if (!store.iterator) throw cannotEnumerate();
    for await (const [storeKey, content] of store.iterator(this.#prefix + prefix)) {
      const key = this.#ownKey(storeKey);
      const envelope = key?.startsWith(prefix) ? openEnvelope(content) : undefined;
      if (key === undefined || !envelope) continue;
      if (isExpired(envelope, this.#now)) this.#remove(key);
      else yield [key.slice(prefix.length), envelope.value];
    }
  }

  /** Lets what is under way be kept, then lets go of the store. */
  async close(): Promise<void> {
    await within(LAST_CALL_MS, this.#turns.idle());
    this.#isClosed = true;
    await this.#store?.close?.();
  }

  get #now(): number {
    return this.#options.clock.now();
  }

  #open(): Store {
    if (this.#isClosed) throw closedAlready();
    const { choice, appId, log } = this.#options;
    return (this.#store ??= createStorageStore(choice, appId, log));
  }

  #put(key: string, envelope: Envelope): Promise<unknown> {
    const { expiresAt } = envelope;
    const ttlMs = expiresAt === undefined ? undefined : Math.max(1, expiresAt - this.#now);
    return this.#open().set(this.#prefix + key, envelope, ttlMs);
  }

  /** A store may say `false` for what was not there. */
  async #discard(key: string): Promise<void> {
    await this.#open().delete(this.#prefix + key);
  }

  /** The next change of a key begins once this one can be read back; whoever asked for this one hears when it is kept. */
  async #inTurn(key: string, begin: () => Promise<{ kept?: Promise<unknown> }>): Promise<void> {
    const { kept } = await this.#turns.run(key, async () => {
      const writing = await begin();
      if (!this.#open().readsOwnWrites) await writing.kept;
      return writing;
    });
    if ((await kept) === false) throw notKept(key);
  }

  async #watch(key: string, result: unknown): Promise<unknown> {
    if (!(result instanceof Promise)) return result;
    const timer = setTimeout(() => this.#options.log.warn({ key }, SLOW_UPDATE), SLOW_UPDATE_MS).unref();
    try {
      return await result;
    } finally {
      clearTimeout(timer);
    }
  }

  /** In its turn, and only if nobody has put a new value there. */
  #remove(key: string): void {
    const removing = this.#turns.run(key, async () => {
      const found = openEnvelope(await this.#open().get(this.#prefix + key));
      if (found && isExpired(found, this.#now)) await this.#discard(key);
    });
    removing.catch((error: unknown) =>
      this.#options.log.debug({ key, err: error }, 'an expired value was not removed'),
    );
  }

  /** A Keyv without a namespace tells its keys without what stands before the first colon. */
  #ownKey(key: string): string | undefined {
    const withoutFirst = this.#prefix.slice(this.#prefix.indexOf(':') + 1);
    const prefix = [this.#prefix, withoutFirst].find((candidate) => key.startsWith(candidate));
    return prefix === undefined ? undefined : key.slice(prefix.length);
  }
}

const SLOW_UPDATE =
  'storage: an update has been under way for 10 seconds and holds up others of its key; it must not wait for a change of the same key';
