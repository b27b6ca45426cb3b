import type { Logger } from '../logging/logger.js';
import type { IntentName } from '../protocol/intent.js';
import { type IntentDemand, intentDemand, type Listening } from './intent-demand.js';

export interface IntentAskParts extends Listening {
  /** From the config; otherwise what the handlers need. */
  wanted?: readonly IntentName[];
  log: Logger;
}

/**
 * Asked for though nothing may listen: any handler may put a question with buttons by `ctx.prompt()`, and nobody knows before it
 * does. It may take a grant, so a bot that lacks it goes on without.
 */
const WISHED: readonly IntentName[] = ['INTERACTION'];

const NOBODY: IntentDemand = new Map();

/** What a bot asks the gateway to send, and whether that is enough for the handlers it has. */
export class IntentAsk {
  readonly #parts: IntentAskParts;
  /** Set once the bot connects. */
  #asked?: readonly IntentName[];
  #askedBy = NOBODY;

  constructor(parts: IntentAskParts) {
    this.#parts = parts;
  }

  /** What is asked for, once that is settled. Another list when it has become less. */
  get names(): readonly IntentName[] {
    return this.#asked ?? [];
  }

  /** On whose behalf, as it was when that was settled. */
  get askedBy(): IntentDemand {
    return this.#askedBy;
  }

  /** Settles what is asked for. */
  ask(): this {
    const { wanted, log } = this.#parts;
    this.#askedBy = this.#needed;
    this.#asked = wanted ?? [...new Set([...this.#askedBy.keys(), ...WISHED])];
    log.debug({ intents: this.#asked }, 'intents');
    this.warnOfDeafHandlers();
    return this;
  }

  /** The platform minds one of the intents and does not say which: what no handler listens to is left out. */
  leaveOutWishes(): void {
    const { wanted, log } = this.#parts;
    const missing = this.names.filter((name) => WISHED.includes(name) && !this.#askedBy.has(name));
    if (wanted || missing.length === 0) return;
    this.#asked = this.names.filter((name) => !missing.includes(name));
    log.warn(
      { missing },
      'the platform refused what was asked for, so it is asked for less: presses of the buttons of a prompt will not come. Apply for the missing intents in the console, or name those the bot has with `intents` in the config',
    );
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
