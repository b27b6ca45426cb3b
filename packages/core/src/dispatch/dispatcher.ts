import type { ButtonRegistry } from '../button/button-registry.js';
import type { CommandRegistry } from '../command/command-registry.js';
import type { RoutedCall } from '../command/command-rules.js';
import type { ContextHost } from '../context/context.js';
import { type AnyContext, createContext } from '../context/create-context.js';
import type { MessageContext } from '../context/message-context.js';
import { conversationKey } from '../context/conversation.js';
import { CommandInputError } from '../errors/command-input-error.js';
import { PromptCancelledError } from '../errors/prompt-cancelled-error.js';
import type { HearsRegistry } from '../hears/hears-registry.js';
import { localize } from '../i18n/localized.js';
import { isOutgoing } from '../message/outgoing.js';
import { compose } from '../middleware/compose.js';
import type { Middleware } from '../middleware/middleware.js';
import type { Dispatch } from '../protocol/event.js';
import type { Prompts } from '../prompt/prompts.js';
import { InteractionResult } from '../rest/api/interactions.js';
import type { ConversationQueue } from './conversation-queue.js';
import { Deduplicator } from './deduplicator.js';
import type { ErrorBoundary } from './error-boundary.js';
import type { Handler, HandlerCall } from './handler.js';
import type { HandlerRegistry } from './handler-registry.js';
import { Refused } from './refused.js';

export interface DispatcherParts {
  host: ContextHost;
  handlers: HandlerRegistry;
  commands: CommandRegistry;
  hears: HearsRegistry;
  buttons: ButtonRegistry;
  boundary: ErrorBoundary;
  queue: ConversationQueue;
  prompts: Prompts;
}

/** Named when a middleware, and not a handler, threw. */
const PIPELINE = { name: 'middleware' };
const RULE = { name: 'command rule' };
const SILENCE: RoutedCall = { allowed: false };

/**
 * The way of an event from the transport to its handlers: duplicates dropped, queued behind its conversation, wrapped in
 * a context, through the middleware, to the handlers that take it or else those that listen.
 */
export class Dispatcher {
  readonly #parts: DispatcherParts;
  readonly #seen = new Deduplicator();
  #middleware: readonly Middleware[] = [];
  #run: (ctx: AnyContext) => Promise<unknown>;

  constructor(parts: DispatcherParts) {
    this.#parts = parts;
    this.#run = (ctx) => this.#route(ctx);
  }

  /** Adds a middleware inside those already there. @returns Undoes it. */
  use(middleware: Middleware): () => void {
    this.#compose([...this.#middleware, middleware]);
    return () => this.#compose(this.#middleware.filter((other) => other !== middleware));
  }

  get middleware(): readonly Middleware[] {
    return this.#middleware;
  }

  /** @returns When the event has been handled, whatever the outcome. Never rejects. */
  receive(event: Dispatch): Promise<void> {
    const identity = identityOf(event);
    if (identity !== undefined && !this.#seen.isNew(identity)) return Promise.resolve();
    const ctx = createContext(event, this.#parts.host);
    return this.#parts.queue.run(orderKey(ctx), (turn) => {
      ctx.turn = turn;
      return this.#handle(ctx);
    });
  }

  /**
   * Resolves when every event received so far has been dealt with.
   *
   * @param ctx - Only those of its place, its own among them: by standing in line behind them.
   */
  idle(ctx?: AnyContext): Promise<void> {
    const { queue } = this.#parts;
    return ctx ? queue.run(orderKey(ctx), async () => {}) : queue.idle();
  }

  /** Events being handled or waiting their turn. */
  get pending(): number {
    return this.#parts.queue.size;
  }

  #compose(middleware: readonly Middleware[]): void {
    this.#middleware = middleware;
    this.#run = compose<AnyContext, unknown>(middleware, (ctx) => this.#route(ctx));
  }

  async #handle(ctx: AnyContext): Promise<void> {
    try {
      await this.#run(ctx);
    } catch (error) {
      await this.#parts.boundary.report(error, ctx, PIPELINE);
    }
  }

  /**
   * Who a message calls or a press is meant for gets it alone; otherwise the prompt that waits for it, those who hear it, or
   * those who listen to its kind. Those who listen to it by name get it in any case.
   */
  async #route(ctx: AnyContext): Promise<void> {
    const routed = ctx.kind === 'message' ? this.#parts.commands.route(ctx) : undefined;
    const command = routed instanceof Promise ? await this.#settle(routed, ctx) : routed;
    const call = command ? this.#callOf(command, ctx as MessageContext) : this.#pressIn(ctx);
    if (call) await this.#invoke(call.handler, ctx, call.readArgs);
    else await (this.#answer(ctx) ?? this.#hear(ctx));
    if (ctx.kind === 'message') ctx.isCall = false;
    for (const handler of this.#parts.handlers.for(ctx.eventName)) await this.#invoke(handler, ctx);
    // Where nobody took it; otherwise how it went is known.
    if (ctx.kind === 'interaction') ctx.noteOutcome(InteractionResult.Failed);
    ctx.plugin = undefined;
  }

  /** A rule that throws keeps the command from running: nobody knows what it was about to say. */
  #settle(routed: Promise<RoutedCall | undefined>, ctx: AnyContext): Promise<RoutedCall | undefined> {
    return routed.catch(async (error: unknown) => {
      await this.#parts.boundary.report(error, ctx, RULE);
      return SILENCE;
    });
  }

  #callOf(routed: RoutedCall, ctx: MessageContext): HandlerCall {
    if ('allowed' in routed)
      return { handler: { ...RULE, run: () => routed.reason && localize(routed.reason, ctx.locale) } };
    ctx.isCall = true;
    const { handler, signature, prefix } = routed.command;
    return { handler, readArgs: () => signature.parse(routed.input, { prefix, head: routed.head, ctx }) };
  }

  #pressIn(ctx: AnyContext): HandlerCall | undefined {
    return ctx.kind === 'interaction' ? this.#parts.buttons.match(ctx.buttonData) : undefined;
  }

  /** @returns `undefined` when no prompt waits for it; otherwise when the handler that asked has finished. */
  #answer(ctx: AnyContext): Promise<void> | undefined {
    const { prompts } = this.#parts;
    return prompts.size > 0 && ctx.turn ? prompts.answer(ctx, ctx.turn) : undefined;
  }

  async #hear(ctx: AnyContext): Promise<void> {
    const { handlers, hears } = this.#parts;
    const heard = ctx.kind === 'message' ? hears.match(ctx) : undefined;
    if (heard) for (const { handler, readArgs } of heard) await this.#invoke(handler, ctx, readArgs);
    else for (const handler of handlers.for(ctx.kind)) await this.#invoke(handler, ctx);
  }

  async #invoke(handler: Handler, ctx: AnyContext, readArgs?: () => readonly unknown[]): Promise<void> {
    try {
      const outcome = await handler.run(ctx, readArgs);
      const refused = outcome instanceof Refused ? outcome : undefined;
      if (ctx.kind === 'interaction') ctx.noteOutcome(refused?.result ?? InteractionResult.Ok);
      const said = refused ? refused.reply : outcome;
      // What was asked last is answered by what is said at the end.
      const latest = ctx.dialogue?.latest ?? ctx;
      if (isOutgoing(said)) await latest.reply(said);
      else if (isStream(said)) await latest.stream(said);
    } catch (error) {
      if (error instanceof CommandInputError) await this.#explain(error, ctx as MessageContext, handler);
      else if (error instanceof PromptCancelledError) await explainCancellation(error, ctx);
      else await this.#parts.boundary.report(error, ctx, handler);
    }
  }

  /** Wrong input is the person's to mend, so it is they who are told. */
  async #explain(error: CommandInputError, ctx: MessageContext, handler: Handler): Promise<void> {
    try {
      await ctx.reply(error.in(ctx.locale));
    } catch (failure) {
      await this.#parts.boundary.report(failure, ctx, handler);
    }
  }
}

/** Nobody waits for this any more, so that it cannot be told is no error. */
async function explainCancellation(cancelled: PromptCancelledError, caller: AnyContext): Promise<void> {
  const { ctx, reason } = cancelled;
  if (caller.kind === 'interaction') caller.noteOutcome(InteractionResult.Ok);
  // Whoever was asked something else has a question before them.
  if (reason === 'superseded') return;
  try {
    await ctx.reply(cancelled.in(ctx.locale));
  } catch (err) {
    ctx.log.debug({ err, reason }, 'the end of a prompt could not be told');
  }
}

function isStream(said: unknown): said is AsyncIterable<string> {
  return typeof said === 'object' && said !== null && Symbol.asyncIterator in said;
}

/**
 * What a repetition shares with its original. A message or interaction happens once and has an id of its own, which the
 * mention and the full event of one message share, too. Elsewhere `d.id` names a thing that comes again with each change.
 */
function identityOf({ id, d }: Dispatch): string | undefined {
  const happensOnce = typeof d === 'object' && d !== null && ('author' in d || 'application_id' in d) && 'id' in d;
  return (happensOnce ? d.id : undefined) || id || undefined;
}

/** Events that happened at one place keep their order. */
function orderKey({ conversation, raw }: AnyContext): string {
  if (conversation) return conversationKey(conversation);
  const { guild_id, id } = Object(raw.d) as { guild_id?: string; id?: string };
  return `guild:${guild_id ?? id ?? ''}`;
}
