import type { MessageContext } from '../context/message-context.js';
import type { Handler, HandlerCall } from '../dispatch/handler.js';
import type { Listener } from './hears-pattern.js';

/** A handler, and what a message has to say for it. */
export interface Hearing {
  /** Finds what the message has to say. */
  readonly listener: Listener;
  /** What runs, with the guards and middleware of its method around it. */
  readonly handler: Handler;
}

/** Who listens to what is said in messages that call no command. */
export class HearsRegistry {
  // A list is replaced, never changed, so that a plugin unloading itself does not disturb the loop that called it.
  #hearings: readonly Hearing[] = [];

  /** @returns Undoes it. */
  add(hearing: Hearing): () => void {
    this.#hearings = [...this.#hearings, hearing];
    return () => {
      this.#hearings = this.#hearings.filter((other) => other !== hearing);
    };
  }

  /** In the order they were added. */
  list(): readonly Hearing[] {
    return this.#hearings;
  }

  /** Everyone who hears this message, in the order they were added; `undefined` when nobody does. */
  match(ctx: MessageContext): readonly HandlerCall[] | undefined {
    let calls: HandlerCall[] | undefined;
    for (const { listener, handler } of this.#hearings) {
      const match = listener(ctx);
      if (match) (calls ??= []).push({ handler, readArgs: () => [match] });
    }
    return calls;
  }
}
