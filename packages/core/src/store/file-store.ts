import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { InTurn } from '../collection/in-turn.js';
import type { Store } from './store.js';

/**
 * One JSON file per key in a folder that only its owner can read.
 *
 * Written to a neighbour first and renamed over the old one, so a crash leaves the old value or the new, never half of it.
 */
export class FileStore implements Store {
  /** Writes of one key follow each other; the last asked for is the last on disk. */
  readonly #writes = new InTurn();

  constructor(/** Made when something is kept first. */ readonly directory: string) {}

  /** {@inheritDoc Store.get} */
  async get(key: string): Promise<unknown> {
    try {
      return JSON.parse(await readFile(this.#path(key), 'utf8'));
    } catch {
      // Absent, or damaged by something other than us: either way there is no value to go by.
      return undefined;
    }
  }

  /**
   * {@inheritDoc Store.set}
   *
   * @throws what the file system says, such as `ENOSPC`.
   */
  set(key: string, value: unknown): Promise<void> {
    return this.#writes.run(key, async () => this.#write(key, JSON.stringify(value)));
  }

  /** {@inheritDoc Store.delete} */
  delete(key: string): Promise<void> {
    return this.#writes.run(key, () => rm(this.#path(key), { force: true }));
  }

  async #write(key: string, text: string): Promise<void> {
    await mkdir(this.directory, { recursive: true, mode: 0o700 });
    const path = this.#path(key);
    const draft = `${path}.${process.pid}.tmp`;
    const file = await open(draft, 'w', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  }

  #path(key: string): string {
    return join(this.directory, `${encodeURIComponent(key)}.json`);
  }
}
