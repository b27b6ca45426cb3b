import type { InteractionResult } from '../rest/api/interactions.js';

/** What comes of a handler that was kept from running, in place of what it would have said. */
export class Refused {
  constructor(
    /** What to reply; `undefined` for silence. */
    readonly reply: string | undefined,
    /** What the client shows, where a button was pressed. */
    readonly result: InteractionResult,
  ) {}
}
