import type { AnyContext } from '../context/create-context.js';

/** Whether people talk among themselves where the bot listens: nobody is told then what they may not do, or not yet. */
export function isOverheard(ctx: AnyContext): boolean {
  return ctx.kind === 'message' && !ctx.isCall && !ctx.isMentioned;
}
