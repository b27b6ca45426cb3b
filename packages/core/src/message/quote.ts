import type { Quotable, QuotePart } from './part.js';

/**
 * Makes a message refer to another: `ctx.reply([quote(ctx), 'that one'])`, or what `ctx.reply()` gave.
 *
 * One-to-one chats and groups quote by an index that comes with each message, guilds by the message's id; either is taken
 * from what is passed.
 */
export function quote(of: Quotable): QuotePart {
  return { kind: 'quote', of };
}
