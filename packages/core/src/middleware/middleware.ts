import type { AnyContext } from '../context/create-context.js';
import type { Layer } from './compose.js';

/**
 * Runs around every handler, for messages, interactions and events alike: `(ctx, next) => …`.
 *
 * What stands before `await next()` happens before the handlers, what stands after it happens after them.
 * Not calling `next()` keeps the event from everything further in.
 */
export type Middleware = (ctx: AnyContext, next: () => Promise<void>) => unknown;

/** Middleware in the shape `compose` takes: what it returns does not matter. */
export function toLayer(middleware: Middleware): Layer<AnyContext, void> {
  const layer: Layer<AnyContext, void> = async (ctx, next) => {
    await middleware(ctx, next);
  };
  // The name is what an error about this middleware calls it.
  return Object.defineProperty(layer, 'name', { value: middleware.name });
}
