import type { AnyContext } from '../context/create-context.js';
import { HandlerError } from '../errors/handler-error.js';
import type { Logger } from '../logging/logger.js';
import type { Handler } from './handler.js';

/** What `bot.catch` takes. */
export type ErrorListener = (error: HandlerError) => unknown;

/**
 * The one place where errors of handlers and middleware end: logged with who and which event, then told to `bot.catch`.
 * They never reach the socket, another handler, or the process.
 */
export class ErrorBoundary {
  readonly #listeners = new Set<ErrorListener>();

  constructor(private readonly log: Logger) {}

  /** @returns Undoes it. */
  listen(listener: ErrorListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** @param ctx - What was being handled; absent for what happens outside of events. Never rejects. */
  async report(
    cause: unknown,
    ctx: AnyContext | undefined,
    { name, plugin }: Pick<Handler, 'name' | 'plugin'>,
  ): Promise<void> {
    const error = cause instanceof HandlerError ? cause : new HandlerError({ plugin, handler: name, ctx }, cause);
    if (ctx) ctx.failure ??= error;
    // Its cause and not itself: it carries the context, which is no reading for a log.
    this.log.error(
      { plugin: error.plugin, handler: error.handler, guard: error.guard, event: ctx?.eventId, err: error.cause },
      error.message,
    );
    for (const listener of this.#listeners) await this.#tell(listener, error);
  }

  async #tell(listener: ErrorListener, error: HandlerError): Promise<void> {
    try {
      await listener(error);
    } catch (failure) {
      this.log.error({ err: failure }, 'a listener given to bot.catch threw, too');
    }
  }
}
