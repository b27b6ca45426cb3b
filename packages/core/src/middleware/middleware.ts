import type { AnyContext } from '../context/create-context.js';

/**
 * Runs around every handler, for messages, interactions and events alike: `(ctx, next) => …`.
 *
 * What stands before `await next()` happens before the handlers, what stands after it happens after them.
 * Not calling `next()` keeps the event from everything further in.
 */
export type Middleware = (ctx: AnyContext, next: () => Promise<unknown>) => unknown;
