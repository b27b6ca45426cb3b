import type { LogEntry } from '../../../src/activity-log.js';
import { createFilter, type LogFilter } from './log-filter.js';
import type { LogWindow } from './log-window.js';

/** The entries a filter lets through. What it looked at once it does not look at again. */
export class FilteredLog {
  #filter: LogFilter | undefined;
  #window: LogWindow | undefined;
  #test: (entry: LogEntry) => boolean = () => true;
  #shown: LogEntry[] = [];
  /** Numbers of the first and last entry that were looked at. */
  #from = 0;
  #to = 0;

  /** Oldest first; the same array grows at its end. */
  of(window: LogWindow, filter: LogFilter): readonly LogEntry[] {
    if (filter !== this.#filter || window !== this.#window || window.first > this.#to + 1)
      this.#restart(window, filter);
    this.#dropUpTo(window.first);
    this.#addOlder(window);
    this.#addYounger(window);
    return this.#shown;
  }

  #restart(window: LogWindow, filter: LogFilter): void {
    this.#filter = filter;
    this.#window = window;
    this.#test = createFilter(filter);
    this.#shown = [];
    this.#from = window.last + 1;
    this.#to = window.last;
  }

  #dropUpTo(first: number): void {
    if (first <= this.#from) return;
    const kept = this.#shown.findIndex(({ n }) => n >= first);
    if (kept !== 0) this.#shown = kept === -1 ? [] : this.#shown.slice(kept);
    this.#from = first;
  }

  #addOlder({ entries, first }: LogWindow): void {
    if (first >= this.#from) return;
    const older = entries.slice(0, this.#from - first).filter(this.#test);
    if (older.length > 0) this.#shown = [...older, ...this.#shown];
    this.#from = first;
  }

  #addYounger({ entries, first, last }: LogWindow): void {
    for (let index = this.#to + 1 - first; index < entries.length; index++) {
      const entry = entries[index];
      if (entry && this.#test(entry)) this.#shown.push(entry);
    }
    this.#to = last;
  }
}
