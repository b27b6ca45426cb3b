import type { EmulatedBot } from '../bot.js';
import { uuid } from '../ids.js';
import { RollingCount, SAVED_COUNTS } from '../rules/rolling-count.js';
import type { EmulatorSettings } from '../settings.js';
import { fields, list, type Saved } from '../state/shape.js';
import { SAVED_SESSION, Session } from './session.js';

const DAY = 24 * 60 * 60_000;
const IDENTIFY_WINDOW_MS = 5000;
const MAX_SESSIONS = 500;

export const SAVED_SESSIONS = fields({ all: list(SAVED_SESSION), starts: SAVED_COUNTS });

/** Every session of every bot, connected or waiting to be resumed; of those that wait the last ones, 500 together. */
export class SessionStore {
  #sessions = new Map<string, Session>();
  #starts = new RollingCount();
  readonly #settings: EmulatorSettings;
  readonly #now: () => number;

  constructor(settings: EmulatorSettings, now: () => number) {
    this.#settings = settings;
    this.#now = now;
  }

  /** Sessions of a bot that can still receive events, connected or not. */
  of(bot: EmulatedBot): readonly Session[] {
    return [...this.#sessions.values()].filter((session) => session.bot === bot && this.#isAlive(session));
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
    if (this.#sessions.size >= MAX_SESSIONS) this.#dropOldest();
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

  /** Milliseconds until one more may be started than now, or, when none was, until none could have been. */
  resetAfterMs(bot: EmulatedBot): number {
    return this.#starts.untilNext(`day:${bot.appId}`, DAY, this.#now());
  }

  /** Ends every session: no resume of them succeeds, connected ones go on until they drop. */
  expireAll(): void {
    for (const session of this.#sessions.values()) session.isExpired = true;
  }

  /** Those that can still be resumed. */
  save(): Saved<typeof SAVED_SESSIONS> {
    const alive = [...this.#sessions.values()].filter((session) => !session.isExpired && this.#isAlive(session));
    return { all: alive.map((session) => session.save(this.#now())), starts: this.#starts.save() };
  }

  /** @throws Error for a session of a bot that is not there. */
  load({ all, starts }: Saved<typeof SAVED_SESSIONS>, bots: readonly EmulatedBot[]): void {
    for (const saved of all) {
      const bot = bots.find(({ appId }) => appId === saved.bot);
      if (!bot) throw new Error(`A session is of the bot ${saved.bot}, which is not among the bots.`);
      const session = new Session(saved.id, bot, saved.intents, saved.shard, this.#settings);
      session.load(saved);
      this.#sessions.set(session.id, session);
    }
    this.#starts.load(starts);
  }

  /** Becomes what another store is. */
  become(other: SessionStore): void {
    this.#sessions = other.#sessions;
    this.#starts = other.#starts;
  }

  /** One that is connected stays: it would go deaf. */
  #dropOldest(): void {
    for (const [id, { sink }] of this.#sessions) if (!sink) return void this.#sessions.delete(id);
  }

  #isAlive(session: Session): boolean {
    if (session.disconnectedAt === undefined) return true;
    if (!session.isExpired && this.#now() - session.disconnectedAt <= this.#settings.sessionRetentionMs) return true;
    this.#sessions.delete(session.id);
    return false;
  }
}
