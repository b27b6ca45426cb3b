import type { LogEntry } from '../../../src/activity-log.js';
import { roughSize } from '../../../src/rough-size.js';

/** All that an emulator keeps by default, and some more to grow before the oldest are dropped. */
const MAX_ENTRIES = 60_000;
const MAX_CHARACTERS = 32 * 1024 * 1024;
/** What is dropped at a time when it is full, so that the list is not copied with every entry. */
const STEP = 0.1;

/** The part of the log a page holds: it grows at both ends and drops the oldest when it is full. */
export class LogWindow {
  #entries: LogEntry[] = [];
  #characters = 0;
  readonly #maxEntries: number;
  readonly #maxCharacters: number;

  constructor(maxEntries = MAX_ENTRIES, maxCharacters = MAX_CHARACTERS) {
    this.#maxEntries = maxEntries;
    this.#maxCharacters = maxCharacters;
  }

  /** Oldest first. The same array until entries are dropped or older ones come. */
  get entries(): readonly LogEntry[] {
    return this.#entries;
  }

  get first(): number {
    return this.#entries[0]?.n ?? 0;
  }

  get last(): number {
    return this.#entries.at(-1)?.n ?? 0;
  }

  /** Whether older entries have no room any more. */
  get isFull(): boolean {
    const isNear = 1 - STEP;
    return this.#entries.length >= this.#maxEntries * isNear || this.#characters >= this.#maxCharacters * isNear;
  }

  append(entry: LogEntry): void {
    this.#entries.push(entry);
    this.#characters += roughSize(entry);
    if (this.#entries.length > this.#maxEntries || this.#characters > this.#maxCharacters) this.#trim();
  }

  /** Adds what came before the first entry. */
  prepend(older: readonly LogEntry[]): void {
    if (this.isFull) return;
    for (const entry of older) this.#characters += roughSize(entry);
    this.#entries = [...older, ...this.#entries];
  }

  find(n: number): LogEntry | undefined {
    return this.#entries[n - this.first];
  }

  #trim(): void {
    const maxCharacters = this.#maxCharacters * (1 - STEP);
    let count = Math.max(0, this.#entries.length - Math.floor(this.#maxEntries * (1 - STEP)));
    for (const entry of this.#entries.slice(0, count)) this.#characters -= roughSize(entry);
    while (count < this.#entries.length - 1 && this.#characters > maxCharacters)
      this.#characters -= roughSize(this.#entries[count++]);
    this.#entries = this.#entries.slice(count);
  }
}
