import type { Logger } from '../logging/logger.js';
import type { IntentName } from '../protocol/intent.js';
import { type IntentDemand, intentDemand, type Listening } from './intent-demand.js';

export interface IntentAskParts extends Listening {
  /** From the config; otherwise what the handlers need. */
  wanted?: readonly IntentName[];
  log: Logger;
}

/** What a bot asks the gateway to send, and whether that is enough for the handlers it has. */
export class IntentAsk {
  readonly #parts: IntentAskParts;
  /** Set once the bot connects. */
  #asked?: readonly IntentName[];

  constructor(parts: IntentAskParts) {
    this.#parts = parts;
  }

  /** Settles what is asked for. */
  ask(): { names: readonly IntentName[]; askedBy: IntentDemand } {
    const { wanted, log } = this.#parts;
    const askedBy = this.#needed;
    this.#asked = wanted ?? [...askedBy.keys()];
    log.debug({ intents: this.#asked }, 'intents');
    this.warnOfDeafHandlers();
    return { names: this.#asked, askedBy };
  }

  /** What the platform is asked to send is settled when connecting; a handler that needs more would wait in silence. */
  warnOfDeafHandlers(): void {
    const missing = [...this.#needed.keys()].filter((name) => this.#asked?.includes(name) === false);
    if (missing.length === 0) return;
    this.#parts.log.warn(
      { missing },
      'handlers listen to events this connection did not ask for; add the missing intents to `intents` and restart',
    );
  }

  get #needed(): IntentDemand {
    return intentDemand(this.#parts);
  }
}
