import type { CommandRegistry } from '../command/command-registry.js';
import type { ContextHost } from '../context/context.js';
import { type AnyContext, createContext } from '../context/create-context.js';
import type { MessageContext } from '../context/message-context.js';
import { CommandInputError } from '../errors/command-input-error.js';
import { isOutgoing } from '../message/outgoing.js';
import { compose } from '../middleware/compose.js';
import type { Middleware } from '../middleware/middleware.js';
import type { Dispatch } from '../protocol/event.js';
import { ConversationQueue } from './conversation-queue.js';
import { Deduplicator } from './deduplicator.js';
import type { ErrorBoundary } from './error-boundary.js';
import type { Handler } from './handler.js';
import type { HandlerRegistry } from './handler-registry.js';

export interface DispatcherParts {
  host: ContextHost;
  handlers: HandlerRegistry;
  commands: CommandRegistry;
  boundary: ErrorBoundary;
}

/** Named when a middleware, and not a handler, threw. */
const PIPELINE = { name: 'middleware' };

/**
 * The way of an event from the transport to its handlers: duplicates dropped, queued behind its conversation, wrapped in
 * a context, through the middleware, to the command it calls or the handlers that listen.
 */
export class Dispatcher {
  readonly #parts: DispatcherParts;
  readonly #seen = new Deduplicator();
  readonly #queue = new ConversationQueue();
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
    return this.#queue.run(orderKey(ctx), () => this.#handle(ctx));
  }

  /** Resolves when every event received so far has been handled. */
  idle(): Promise<void> {
    return this.#queue.idle();
  }

  /** Events being handled or waiting their turn. */
  get pending(): number {
    return this.#queue.size;
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

  /** A command takes a message; what no command takes goes to `message` handlers. Handlers by name get it in any case. */
  async #route(ctx: AnyContext): Promise<void> {
    const { handlers, commands } = this.#parts;
    const call = ctx.kind === 'message' ? commands.match(ctx.text) : undefined;
    if (call)
      await this.#invoke(call.command.handler, ctx, () => call.command.signature.parse(call.input, commands.prefix));
    else for (const handler of handlers.for(ctx.kind)) await this.#invoke(handler, ctx);
    for (const handler of handlers.for(ctx.eventName)) await this.#invoke(handler, ctx);
  }

  async #invoke(handler: Handler, ctx: AnyContext, readArgs?: () => readonly unknown[]): Promise<void> {
    try {
      const said = await handler.run(ctx, readArgs);
      if (isOutgoing(said)) await ctx.reply(said);
      else if (isStream(said)) await ctx.stream(said);
    } catch (error) {
      if (error instanceof CommandInputError) await this.#explain(error, ctx as MessageContext, handler);
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
  if (conversation) return `${conversation.scene}:${conversation.id}`;
  const { guild_id, id } = Object(raw.d) as { guild_id?: string; id?: string };
  return `guild:${guild_id ?? id ?? ''}`;
}
