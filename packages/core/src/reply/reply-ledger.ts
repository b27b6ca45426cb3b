import { type Clock, systemClock } from '../clock.js';
import { RecentMap } from '../collection/recent-map.js';
import type { Scene } from '../context/conversation.js';
import { type ReplyLimits, type ReplyRule, replyRules } from './reply-rules.js';
import { type ReplySource, ReplyThread } from './reply-thread.js';

/** Threads remembered for sends from outside their handler; a handler holds on to its own. */
const REMEMBERED = { capacity: 5000, ttlMs: 60 * 60_000 };

/** Which threads of replies are open: one object every send of a bot passes. */
export class ReplyLedger {
  readonly #rules: Readonly<Record<Scene, ReplyRule>>;
  readonly #threads = new RecentMap<ReplyThread>(REMEMBERED);

  constructor(
    limits?: ReplyLimits,
    private readonly clock: Clock = systemClock,
  ) {
    this.#rules = replyRules(limits);
  }

  /** Opens the thread of an event that was just received. The same id gives the same thread. */
  open(source: ReplySource, scene: Scene, receivedAt: number): ReplyThread {
    return this.#threads.get(source.id) ?? this.#remember(source, scene, receivedAt, true);
  }

  /** The thread of an id, wherever the caller has it from. */
  find(source: ReplySource, scene: Scene): ReplyThread {
    return this.#threads.get(source.id) ?? this.#remember(source, scene, this.clock.now(), false);
  }

  #remember(source: ReplySource, scene: Scene, receivedAt: number, known: boolean): ReplyThread {
    const thread = new ReplyThread(source, scene, this.#rules[scene], receivedAt, known, this.clock);
    this.#threads.set(source.id, thread);
    return thread;
  }
}
