import type { Transcript, TranscriptEntry } from './transcript.js';

/** Lines one conversation keeps. */
const KEPT_LINES = 20_000;
/** What the lines of all conversations may weigh together, in characters. */
const KEPT_CHARACTERS = 64 * 1024 * 1024;
/** What a line weighs besides its text. */
const LINE_WEIGHT = 300;

interface Kept {
  readonly transcript: Transcript;
  readonly weight: number;
}

function weigh({ content, markdown, keyboard, ark, embed }: TranscriptEntry): number {
  const cards = [markdown, keyboard, ark, embed].filter((card) => card !== undefined);
  return LINE_WEIGHT + content.length + (cards.length > 0 ? JSON.stringify(cards).length : 0);
}

/** How much conversations keep: 20 000 lines each, and 64 Mi characters together. The oldest lines go first. */
export class LineStock {
  /** Oldest first. */
  readonly #kept = new Map<TranscriptEntry, Kept>();
  readonly #limit: number;
  #weight = 0;

  constructor(limit = KEPT_CHARACTERS) {
    this.#limit = limit;
  }

  /** Takes notice of a line that is new, or that has changed. */
  note(transcript: Transcript, entry: TranscriptEntry): void {
    const weight = weigh(entry);
    this.#weight += weight - (this.#kept.get(entry)?.weight ?? 0);
    this.#kept.set(entry, { transcript, weight });
    if (transcript.size > KEPT_LINES) this.#forget(transcript.oldest);
    // the youngest stays, however heavy it is
    while (this.#weight > this.#limit && this.#kept.size > 1) this.#forget(this.#kept.keys().next().value);
  }

  clear(): void {
    this.#kept.clear();
    this.#weight = 0;
  }

  #forget(entry: TranscriptEntry | undefined): void {
    const kept = entry && this.#kept.get(entry);
    if (!entry || !kept) return;
    this.#kept.delete(entry);
    this.#weight -= kept.weight;
    kept.transcript.forget(entry);
  }
}
