import type { Dispatch } from '../protocol/event.js';
import type { OutboundLayer } from '../rest/api-call.js';

/** Is told of everything that comes in and goes out, as it is: with ids and with secrets. */
export interface Recording {
  /** Told of an event before anything is done with it, repetitions too. */
  event(event: Dispatch): void;
  /** Around every call, right outside of retry: sees what leaves, once, and what comes of it. */
  readonly layer: OutboundLayer;
  /** The bot has stopped. */
  close(): Promise<void>;
}
