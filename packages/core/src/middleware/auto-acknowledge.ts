import type { InteractionContext } from '../context/interaction-context.js';
import { InteractionResult } from '../rest/api/interactions.js';
import type { Middleware } from './middleware.js';

/** How long {@link autoAcknowledge} waits. */
export interface AutoAcknowledgeOptions {
  /** Longest a person waits for slow handlers, in milliseconds; the platform gives up after 3 s to 5 s. @defaultValue 2000 */
  afterMs?: number;
}

/**
 * Acknowledges a pressed button once its handlers have finished, and in any case before the person's client gives up: as
 * failed when one threw or when nobody took it, as a guard or a limit says when they let none through.
 *
 * Part of every bot. A handler that calls `ctx.acknowledge(result)` itself is left alone.
 */
export function autoAcknowledge({ afterMs = 2000 }: AutoAcknowledgeOptions = {}): Middleware {
  return function autoAcknowledge(ctx, next) {
    if (ctx.kind !== 'interaction' || !ctx.needsAcknowledgement) return next();
    return acknowledgeAround(ctx, next, afterMs);
  };
}

async function acknowledgeAround(
  ctx: InteractionContext,
  next: () => Promise<unknown>,
  afterMs: number,
): Promise<void> {
  const timer = setTimeout(() => void acknowledge(ctx, InteractionResult.Ok), afterMs);
  let result: InteractionResult = InteractionResult.Failed;
  try {
    await next();
    if (!ctx.failure) result = ctx.outcome ?? InteractionResult.Ok;
  } finally {
    clearTimeout(timer);
    await acknowledge(ctx, result);
  }
}

/** An acknowledgement that comes too late must not fail the handler. */
async function acknowledge(ctx: InteractionContext, result: InteractionResult): Promise<void> {
  try {
    await ctx.acknowledge(result);
  } catch (error) {
    ctx.log.warn({ err: error }, 'the interaction could not be acknowledged');
  }
}
