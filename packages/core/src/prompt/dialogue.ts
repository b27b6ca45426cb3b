import type { AnyContext } from '../context/create-context.js';
import type { Turn } from '../dispatch/conversation-queue.js';

/**
 * A handler that asks, waits and goes on with the answer.
 *
 * While it waits, the conversation goes on without it; it goes on in the turn of the answer. Its contexts share one, so
 * that it does not matter on which of them the next question is asked.
 */
export class Dialogue {
  readonly #origin: Turn;
  #turn: Turn;
  /** The latest event: what it is replied to has the freshest budget. */
  latest: AnyContext;

  constructor(turn: Turn, ctx: AnyContext) {
    this.#origin = turn;
    this.#turn = turn;
    this.latest = ctx;
  }

  /** Lets the conversation go on. */
  park(): void {
    this.#turn.release();
  }

  /** Goes on in another turn. @returns When the handler has finished; the turn may be over before, at the next question. */
  goOn(turn: Turn): Promise<void> {
    this.#turn = turn;
    return this.#origin.finished;
  }
}
