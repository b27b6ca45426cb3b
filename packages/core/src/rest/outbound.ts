import { compose } from '../middleware/compose.js';
import type { ApiCall, OutboundLayer } from './api-call.js';

/** What every call to the platform passes, and where layers can be added. */
export class Outbound {
  readonly #ledger: readonly OutboundLayer[];
  readonly #inner: (call: ApiCall) => Promise<unknown>;
  #added: readonly OutboundLayer[] = [];
  #run: (call: ApiCall) => Promise<unknown>;

  /**
   * @param ledger - Outside of what is added, so that replies are numbered in the order they were called.
   * @param inner - Inside of what is added: recording, retry, limits, authorisation, the connection.
   */
  constructor(ledger: readonly OutboundLayer[], inner: (call: ApiCall) => Promise<unknown>) {
    this.#ledger = ledger;
    this.#inner = inner;
    this.#run = this.#compose();
  }

  /**
   * Runs layers around every call, inside those added before. They see each call once, however often it is tried.
   *
   * @returns Undoes it.
   */
  use(...layers: OutboundLayer[]): () => void {
    this.#added = [...this.#added, ...layers];
    this.#run = this.#compose();
    return () => {
      this.#added = this.#added.filter((layer) => !layers.includes(layer));
      this.#run = this.#compose();
    };
  }

  /** @internal */
  run(call: ApiCall): Promise<unknown> {
    return this.#run(call);
  }

  #compose(): (call: ApiCall) => Promise<unknown> {
    return compose([...this.#ledger, ...this.#added], this.#inner, { repeatable: true });
  }
}
