import { constants, copyFile, type FileHandle, mkdir, open, readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { StorageError } from '../errors/storage-error.js';
import { localize } from '../i18n/localized.js';
import { FileLock } from './file-lock.js';
import { Journal } from './journal.js';
import { damaged, inUse, notCompacted, notOpened, notWritten } from './journal-texts.js';
import { KeptValues } from './kept-values.js';
import { type JournalReading, type JournalRecord, readJournal } from './read-journal.js';
import type { Store } from './store.js';
import { syncDirectory } from './sync-directory.js';

/** Whom a {@link JournalStore} tells about its file. */
export interface JournalStoreOptions {
  /** Told what whoever runs the bot should know. @defaultValue `process.emitWarning` */
  warn?: (text: string) => void;
}

interface Opened {
  readonly journal: Journal;
  readonly kept: KeptValues;
  readonly lock: FileLock;
}

/**
 * One file that only its owner can read, a line of JSON for every change; what counts is held in memory.
 *
 * Opened when it is first used, and again after {@link close}. A process has it for itself. Lines nobody can read are left
 * out, and the file as it was is kept beside.
 */
export class JournalStore implements Store {
  /** Reads come from memory. */
  readonly readsOwnWrites = true;
  /** Of the file, absolute. */
  readonly path: string;
  readonly #warn: (text: string) => void;
  #opening?: Promise<Opened>;
  #opened?: Opened;
  #closing?: Promise<void>;

  constructor(path: string, { warn = (text) => process.emitWarning(text) }: JournalStoreOptions = {}) {
    this.path = resolve(path);
    this.#warn = warn;
  }

  /** @throws {@link StorageError} when another process has the file, or it cannot be read. */
  async get(key: string): Promise<unknown> {
    const { kept } = this.#opened ?? (await this.#open());
    const line = kept.get(key);
    return line === undefined ? undefined : valueIn(line);
  }

  /** @throws {@link StorageError} when it cannot be written; the value can be read all the same, and is written with the next one. */
  async set(key: string, value: unknown, ttlMs?: number): Promise<void> {
    const { kept, journal } = this.#opened ?? (await this.#open());
    const expiresAt = ttlMs && Date.now() + ttlMs;
    const line = `${JSON.stringify({ key, value, expiresAt } satisfies JournalRecord)}\n`;
    kept.set(key, line, expiresAt);
    await this.#append(journal, line);
  }

  /** {@inheritDoc Store.delete} */
  async delete(key: string): Promise<void> {
    const { kept, journal } = this.#opened ?? (await this.#open());
    if (kept.delete(key)) await this.#append(journal, `${JSON.stringify({ key } satisfies JournalRecord)}\n`);
  }

  /** {@inheritDoc Store.iterator} */
  async *iterator(prefix?: string): AsyncGenerator<[key: string, value: unknown]> {
    const { kept } = this.#opened ?? (await this.#open());
    for (const [key, line] of kept.entries(prefix)) yield [key, valueIn(line)];
  }

  /** Writes what is left, and lets another process have the file. Resolves when that is done. */
  async close(): Promise<void> {
    const opened = await this.#opening?.catch(() => undefined);
    if (!opened || opened !== this.#opened) return this.#closing;
    this.#opening = this.#opened = undefined;
    this.#closing = shut(opened);
    await this.#closing;
  }

  async #append(journal: Journal, line: string): Promise<void> {
    try {
      await journal.append(line);
    } catch (error) {
      throw notWritten(this.path, error);
    }
  }

  /** One that failed is tried again by whoever comes next. */
  #open(): Promise<Opened> {
    this.#opening ??= this.#openNow().then(
      (opened) => (this.#opened = opened),
      (error: unknown) => {
        this.#opening = undefined;
        throw error instanceof StorageError ? error : notOpened(this.path, error);
      },
    );
    return this.#opening;
  }

  async #openNow(): Promise<Opened> {
    await this.#closing?.catch(() => {});
    await mkdir(dirname(this.path), { recursive: true, mode: 0o700 });
    const lock = await FileLock.take(`${this.path}.lock`);
    if (!(lock instanceof FileLock)) throw inUse(this.path, lock);
    try {
      return { lock, ...(await this.#read()) };
    } catch (error) {
      await lock.release();
      throw error;
    }
  }

  async #read(): Promise<Omit<Opened, 'lock'>> {
    const kept = new KeptValues();
    const file = await open(this.path, 'a', 0o600);
    try {
      await file.chmod(0o600);
      await syncDirectory(dirname(this.path));
      const reading = readJournal(await readFile(this.path), kept);
      const isDamaged = reading.damagedLines.length > 0;
      if (isDamaged) await this.#setAside(reading.damagedLines);
      await mendEnd(file, reading);
      const onCompactError = (error: unknown): void => this.#warn(localize(notCompacted(this.path, error)));
      const journal = new Journal({ path: this.path, file, length: reading.length, live: kept, onCompactError });
      await journal.compact(isDamaged);
      return { kept, journal };
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  async #setAside(damagedLines: readonly number[]): Promise<void> {
    const copy = `${this.path}.damaged-${Date.now()}`;
    await copyFile(this.path, copy, constants.COPYFILE_EXCL);
    this.#warn(localize(damaged(this.path, damagedLines, copy)));
  }
}

/** What was being written when the process ended was promised to nobody. */
async function mendEnd(file: FileHandle, { wholeBytes, lacksBreak }: JournalReading): Promise<void> {
  if (lacksBreak) await file.appendFile('\n');
  else await file.truncate(wholeBytes);
}

async function shut({ journal, lock }: Opened): Promise<void> {
  try {
    await journal.close();
  } finally {
    await lock.release();
  }
}

function valueIn(line: string): unknown {
  return (JSON.parse(line) as JournalRecord).value;
}
