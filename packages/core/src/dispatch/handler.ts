import type { AnyContext } from '../context/create-context.js';

/**
 * Reads what a handler gets after the context, such as what was typed after a command; called once the guards have let the
 * event through.
 */
export type ReadArguments = () => readonly unknown[];

/** A function called for certain events, and who to name when it fails. */
export interface Handler {
  /** Method name, command, or the event it listens to. */
  readonly name: string;
  /** Name of the plugin it belongs to, where it does. */
  readonly plugin?: string;
  /**
   * Runs guards, middleware of its own, and the function itself. A message it returns is the reply; an async iterable is streamed;
   * {@link Refused} says that the function was not run.
   */
  readonly run: (ctx: AnyContext, readArgs?: ReadArguments) => unknown;
}

/** A handler that is to run, and what it gets after the context. */
export interface HandlerCall {
  readonly handler: Handler;
  readonly readArgs?: ReadArguments;
}
