import type { Clock } from '../clock.js';
import { type Conversation, conversationKey } from '../context/conversation.js';
import type { AnyContext } from '../context/create-context.js';
import type { InteractionContext } from '../context/interaction-context.js';
import type { MessageContext } from '../context/message-context.js';
import type { ConversationQueue, Turn } from '../dispatch/conversation-queue.js';
import { type PromptCancellation, PromptCancelledError } from '../errors/prompt-cancelled-error.js';
import type { Dialogue } from './dialogue.js';

/** What a prompt is answered with: something said, or a pressed button, whose data is its `text`. */
export type Answer = MessageContext | InteractionContext;

/** Whose answer is waited for, where, and for how long. */
export interface PromptTarget {
  readonly conversation: Conversation;
  /** A person's id, or `anyone`. */
  readonly from: string;
  /** Unix milliseconds. */
  readonly deadline: number;
  /** Plugin whose handler asks. */
  readonly plugin?: string;
}

/** A prompt that waits for its answer. */
class Waiting {
  readonly answered: Promise<Answer>;
  #resolve: (answer: Answer) => void = () => {};
  #reject: (error: PromptCancelledError) => void = () => {};

  constructor(
    readonly target: PromptTarget,
    readonly dialogue: Dialogue,
  ) {
    this.answered = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  answer(turn: Turn, ctx: Answer): Promise<void> {
    ctx.dialogue = this.dialogue;
    ctx.plugin = this.target.plugin;
    this.dialogue.latest = ctx;
    this.#resolve(ctx);
    return this.dialogue.goOn(turn);
  }

  cancel(turn: Turn, reason: PromptCancellation): Promise<void> {
    this.#reject(new PromptCancelledError(reason, this.dialogue.latest));
    return this.dialogue.goOn(turn);
  }
}

/** The prompts that wait for an answer: at most one per person and conversation. */
export class Prompts {
  readonly #waiting = new Map<string, Waiting>();

  /** @param queue - Where what goes on after a prompt takes its turn. */
  constructor(
    private readonly queue: ConversationQueue,
    readonly clock: Clock,
  ) {}

  /** Prompts that wait. */
  get size(): number {
    return this.#waiting.size;
  }

  /** Who may ask no more, and why: a plugin that is being unloaded, or every handler, as the bot stops. */
  readonly #closed = new Map<string, PromptCancellation>();

  /**
   * Lets the conversation go on, and waits for an answer in it.
   *
   * @throws {@link PromptCancelledError} when none comes.
   */
  async wait(target: PromptTarget, dialogue: Dialogue): Promise<Answer> {
    const closed = this.#closed.get(EVERYBODY) ?? this.#closed.get(target.plugin ?? '');
    if (closed) throw new PromptCancelledError(closed, dialogue.latest);
    const key = keyOf(target.conversation, target.from);
    this.#cancel(this.#waiting.get(key), 'superseded');
    const waiting = new Waiting(target, dialogue);
    this.#waiting.set(key, waiting);
    const leftMs = Math.max(0, target.deadline - this.clock.now());
    const callOff = this.clock.setTimeout(() => this.#cancel(waiting, 'timeout'), leftMs);
    dialogue.park();
    try {
      return await waiting.answered;
    } finally {
      callOff();
    }
  }

  /**
   * Gives an event to the prompt it answers, if it answers one.
   *
   * @returns `undefined` when it answers none; otherwise when the handler that asked has finished.
   */
  answer(ctx: AnyContext, turn: Turn): Promise<void> | undefined {
    if (ctx.kind === 'event' || !ctx.conversation) return undefined;
    const waiting =
      this.#waiting.get(keyOf(ctx.conversation, ctx.userId ?? '')) ??
      this.#waiting.get(keyOf(ctx.conversation, ANYONE));
    return waiting && this.#take(waiting) ? waiting.answer(turn, ctx) : undefined;
  }

  /**
   * Cancels the prompts of a plugin, or all, and those that are still to come: a handler may just be about to ask. What
   * their handlers do then takes its turn in the conversation.
   *
   * @returns Lets it ask again.
   */
  close(reason: PromptCancellation, plugin = EVERYBODY): () => void {
    this.#closed.set(plugin, reason);
    for (const waiting of this.#waiting.values())
      if (plugin === EVERYBODY || waiting.target.plugin === plugin) this.#cancel(waiting, reason);
    return () => this.#closed.delete(plugin);
  }

  #cancel(waiting: Waiting | undefined, reason: PromptCancellation): void {
    if (waiting && this.#take(waiting))
      void this.queue.run(conversationKey(waiting.target.conversation), (turn) => waiting.cancel(turn, reason));
  }

  /** False when it was answered or cancelled before. */
  #take(waiting: Waiting): boolean {
    const key = keyOf(waiting.target.conversation, waiting.target.from);
    return this.#waiting.get(key) === waiting && this.#waiting.delete(key);
  }
}

/** In place of a plugin. */
const EVERYBODY = '*';

/** In place of a person: whoever answers first. */
export const ANYONE = 'anyone';

function keyOf(conversation: Conversation, from: string): string {
  return `${conversationKey(conversation)}:${from}`;
}
