import { type FileHandle, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { KeptValues } from './kept-values.js';
import { syncDirectory } from './sync-directory.js';

/** A journal is not written anew before it is this long, in characters. */
const COMPACT_FROM = 1_048_576;

/** Written at once while compacting, in characters: other things get their turn in between. */
const CHUNK = 65_536;

export interface JournalOptions {
  path: string;
  /** Open for appending. */
  file: FileHandle;
  /** Characters in it. */
  length: number;
  /** The lines that count: all of them are in the journal, and some that do not count any more. */
  live: KeptValues;
  /** Told when compacting failed; the journal goes on as it is. */
  onCompactError: (error: unknown) => void;
}

/**
 * A file of lines that only grows, until most of it is dead: then it is written anew and renamed over the old one.
 *
 * All lines that come while a write is under way are written by the next one together, with one flush to the disk.
 */
export class Journal {
  readonly #options: JournalOptions;
  #file: FileHandle;
  #length: number;
  #compactFrom = COMPACT_FROM;
  /** Whether a write failed half-way: what can be read of the end is not known, so it is written anew. */
  #isTorn = false;
  #lines: string[] = [];
  #writing: Promise<unknown> = Promise.resolve();
  #next?: Promise<void>;

  constructor(options: JournalOptions) {
    this.#options = options;
    this.#file = options.file;
    this.#length = options.length;
  }

  /** @returns When the line would survive a crash. */
  append(line: string): Promise<void> {
    this.#lines.push(line);
    return (this.#next ??= this.#writeAfterCurrent());
  }

  async close(): Promise<void> {
    await this.#next?.catch(() => {});
    await this.#writing;
    await this.#file.close();
  }

  /**
   * Writes it anew when most of it is dead. Never rejects.
   *
   * @param always - Also when it is not.
   */
  async compact(always = false): Promise<void> {
    const isMostlyDead = this.#length >= this.#compactFrom && this.#length > 2 * this.#options.live.length;
    if (!always && !isMostlyDead) return;
    try {
      await this.#rewrite();
      this.#compactFrom = COMPACT_FROM;
    } catch (error) {
      // A full disk, most likely: not again at once.
      this.#compactFrom = 2 * this.#length;
      this.#options.onCompactError(error);
    }
  }

  async #writeAfterCurrent(): Promise<void> {
    await this.#writing;
    this.#next = undefined;
    const work = this.#write(this.#lines.splice(0).join(''));
    this.#writing = work.then(
      () => this.compact(),
      () => {},
    );
    await work;
  }

  async #write(text: string): Promise<void> {
    if (this.#isTorn) return this.#rewrite();
    try {
      await this.#file.appendFile(text);
      await this.#file.datasync();
      this.#length += text.length;
    } catch (error) {
      this.#isTorn = true;
      throw error;
    }
  }

  /** Writes it anew, without what is dead. A crash leaves the old one or the new. */
  async #rewrite(): Promise<void> {
    const { path } = this.#options;
    const draft = `${path}.tmp`;
    const length = await this.#writeLive(draft);
    // Where a file that is open cannot be replaced, it has to be closed for that.
    await this.#file.close();
    try {
      await rename(draft, path);
      await syncDirectory(dirname(path));
      this.#length = length;
      this.#isTorn = false;
    } finally {
      this.#file = await open(path, 'a', 0o600);
    }
  }

  /** Lines that come meanwhile are in it or not: they are appended afterwards in any case. @returns Its characters. */
  async #writeLive(path: string): Promise<number> {
    const file = await open(path, 'w', 0o600);
    try {
      let length = 0;
      for (const chunk of inChunks(this.#options.live)) {
        await file.appendFile(chunk);
        length += chunk.length;
      }
      await file.sync();
      return length;
    } finally {
      await file.close();
    }
  }
}

function* inChunks(live: KeptValues): Iterable<string> {
  let chunk = '';
  for (const [, line] of live.entries()) {
    chunk += line;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}
