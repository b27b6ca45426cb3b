import type { EmulatedBot } from './bot.js';
import { BoundedMap } from './bounded-map.js';
import type { EmulatedUser } from './people/user.js';
import type { TranscriptEntry } from './people/transcript.js';
import type { Admission } from './rules/admission.js';
import { anything, fields, flag, list, optional, type Saved, text } from './state/shape.js';

/** A message that is being written. */
export interface StreamState {
  readonly user: EmulatedUser;
  readonly admission: Admission;
  readonly entry: TranscriptEntry;
  /** As it came: later frames have to say the same. */
  readonly msgSeq: unknown;
  readonly isMarkdown: boolean;
  text: string;
  isDone: boolean;
}

/** The name of the person, the id of the message, and that of what it answers. */
export const SAVED_STREAMS = list(
  fields({ user: text, id: text, answers: optional(text), msgSeq: anything, isMarkdown: flag, text }),
);

const spent = (): void => undefined;

/** Streams of one bot by the id of their message, the last 1000. */
export class Streams {
  readonly #streams = new BoundedMap<string, StreamState>(1000);

  get(id: string): StreamState | undefined {
    return this.#streams.get(id);
  }

  set(id: string, stream: StreamState): void {
    this.#streams.set(id, stream);
  }

  /** Those that are still being written. */
  save(): Saved<typeof SAVED_STREAMS> {
    const open = this.#streams.values().filter(({ isDone }) => !isDone);
    return open.map(({ user, entry, admission, msgSeq, isMarkdown, text: written }) => {
      return { user: user.name, id: entry.id, answers: admission.basis?.id, msgSeq, isMarkdown, text: written };
    });
  }

  /** @param bot - Has its people and its ledger already. */
  load(saved: Saved<typeof SAVED_STREAMS>, bot: Pick<EmulatedBot, 'user' | 'ledger'>): void {
    for (const { user: name, id, answers = '', ...stream } of saved) {
      const user = bot.user(name);
      const entry = user.transcript.find(id);
      const admission = { basis: bot.ledger.find(answers), seq: undefined, commit: spent };
      if (entry) this.#streams.set(id, { ...stream, user, entry, admission, isDone: false });
    }
  }
}
