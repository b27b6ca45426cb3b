import type { Scene } from '../context/conversation.js';
import { type ReplyLimits, type ReplyRule, replyRules } from './reply-rules.js';
import { type ReplySource, ReplyThread } from './reply-thread.js';

/** Threads remembered for sends from outside their handler; a handler holds on to its own. */
const CAPACITY = 10_000;

/** Which threads of replies are open: one object every send of a bot passes. */
export class ReplyLedger {
  readonly #rules: Readonly<Record<Scene, ReplyRule>>;
  readonly #threads = new Map<string, ReplyThread>();

  constructor(limits?: ReplyLimits) {
    this.#rules = replyRules(limits);
  }

  /** Opens the thread of an event that was just received. The same id gives the same thread. */
  open(source: ReplySource, scene: Scene, receivedAt: number): ReplyThread {
    return this.#threads.get(source.id) ?? this.#remember(source, scene, receivedAt, true);
  }

  /** The thread of an id, wherever the caller has it from. */
  find(source: ReplySource, scene: Scene): ReplyThread {
    return this.#threads.get(source.id) ?? this.#remember(source, scene, Date.now(), false);
  }

  #remember(source: ReplySource, scene: Scene, receivedAt: number, known: boolean): ReplyThread {
    const thread = new ReplyThread(source, scene, this.#rules[scene], receivedAt, known);
    this.#threads.set(source.id, thread);
    if (this.#threads.size > CAPACITY) this.#threads.delete(this.#threads.keys().next().value as string);
    return thread;
  }
}
