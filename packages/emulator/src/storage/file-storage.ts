import type { EmulatorSettings } from '../settings.js';
import { StoredFile } from './stored-file.js';

/** Each is an open file of this process. */
const MAX_FILES = 200;

/** Contents bots have uploaded. The oldest go when there are too many, or too large ones. */
export class FileStorage {
  readonly #files = new Map<string, StoredFile>();
  readonly #settings: EmulatorSettings;

  constructor(settings: EmulatorSettings) {
    this.#settings = settings;
  }

  async create(): Promise<StoredFile> {
    await this.#makeRoom();
    const file = await StoredFile.create();
    this.#files.set(file.key, file);
    return file;
  }

  get(key: string): StoredFile | undefined {
    return this.#files.get(key);
  }

  /** Whether it is still there: what was dropped cannot be read or written any more. */
  has(file: StoredFile): boolean {
    return this.#files.get(file.key) === file;
  }

  async drop(file: StoredFile): Promise<void> {
    if (this.#files.delete(file.key)) await file.close();
  }

  async clear(): Promise<void> {
    await Promise.all([...this.#files.values()].map((file) => this.drop(file)));
  }

  async #makeRoom(): Promise<void> {
    for (const oldest of this.#files.values()) {
      const bytes = [...this.#files.values()].reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
      if (this.#files.size < MAX_FILES && bytes <= this.#settings.keptFileBytes) return;
      await this.drop(oldest);
    }
  }
}
