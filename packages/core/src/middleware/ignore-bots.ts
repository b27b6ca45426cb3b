import type { Middleware } from './middleware.js';

/**
 * Drops messages written by bots: the platform may echo our own, and two bots answering each other never stop.
 *
 * Part of every bot.
 */
export function ignoreBots(): Middleware {
  return function ignoreBots(ctx, next) {
    if (ctx.kind === 'message' && ctx.author.isBot) return undefined;
    return next();
  };
}
