import type { EmulatedBot } from '../bot.js';
import { BoundedMap } from '../bounded-map.js';
import { uuid } from '../ids.js';
import { RollingCount } from '../rules/rolling-count.js';
import type { EmulatorSettings } from '../settings.js';
import { Session } from './session.js';

const DAY = 24 * 60 * 60_000;
const IDENTIFY_WINDOW_MS = 5000;

/** Every session of every bot, connected or waiting to be resumed. The last 500 are kept. */
export class SessionStore {
  readonly #sessions = new BoundedMap<string, Session>(500);
  readonly #starts = new RollingCount();
  readonly #settings: EmulatorSettings;
  readonly #now: () => number;

  constructor(settings: EmulatorSettings, now: () => number) {
    this.#settings = settings;
    this.#now = now;
  }

  /** Sessions of a bot that can still receive events, connected or not. */
  of(bot: EmulatedBot): readonly Session[] {
    return this.#sessions.values().filter((session) => session.bot === bot && this.#isAlive(session));
  }

  /** @returns `undefined` when no session start is left. */
  create(bot: EmulatedBot, intents: number, shard: readonly [number, number]): Session | undefined {
    const now = this.#now();
    const { maxConcurrency, enforceMaxConcurrency } = this.#settings;
    if (this.remaining(bot) === 0) return undefined;
    const recent = this.#starts.count(`burst:${bot.appId}`, IDENTIFY_WINDOW_MS, now);
    if (enforceMaxConcurrency && recent >= maxConcurrency) return undefined;
    this.#starts.add(`burst:${bot.appId}`, now);
    this.#starts.add(`day:${bot.appId}`, now);
    const session = new Session(uuid(), bot, intents, shard, this.#settings);
    this.#sessions.set(session.id, session);
    return session;
  }

  /** @returns `undefined` when the session is unknown, expired, or another bot's. */
  find(id: string, bot: EmulatedBot): Session | undefined {
    const session = this.#sessions.get(id);
    return session && session.bot === bot && !session.isExpired && this.#isAlive(session) ? session : undefined;
  }

  /** Sessions this bot may still start within the 24 hours. */
  remaining(bot: EmulatedBot): number {
    const used = this.#starts.count(`day:${bot.appId}`, DAY, this.#now());
    return Math.max(0, this.#settings.sessionStartTotal - used);
  }

  /** Ends every session: no resume of them succeeds, connected ones go on until they drop. */
  expireAll(): void {
    for (const session of this.#sessions.values()) session.isExpired = true;
  }

  #isAlive(session: Session): boolean {
    if (session.disconnectedAt === undefined) return true;
    if (!session.isExpired && this.#now() - session.disconnectedAt <= this.#settings.sessionRetentionMs) return true;
    this.#sessions.delete(session.id);
    return false;
  }
}
