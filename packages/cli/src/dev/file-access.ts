import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

type Call = (...args: unknown[]) => unknown;

/** Which argument names what is read, or written, by the name of the function. */
const READS = { readFile: 0, readFileSync: 0, createReadStream: 0, readdir: 0, readdirSync: 0 };
const WRITES = {
  writeFile: 0,
  writeFileSync: 0,
  appendFile: 0,
  appendFileSync: 0,
  createWriteStream: 0,
  rename: 1,
  renameSync: 1,
  copyFile: 1,
  copyFileSync: 1,
};

/**
 * Notes which files and folders of a project its code reads while it loads: texts, tables, `locales/*.json`. They are as
 * much a part of the project as what it imports. What it writes itself is not, but its memory.
 *
 * What is read by native modules, workers and other processes goes unseen, and so does a file opened by `open()`.
 */
export class FileAccess {
  readonly #root: string;
  readonly #tellWritten: (path: string) => void;
  readonly #read = new Set<string>();
  readonly #written = new Set<string>();
  #isLoading = true;

  /**
   * @param root - Only what is in this folder counts, without packages and names that begin with a dot.
   * @param tellWritten - Called with each file that is written.
   */
  constructor(root: string, tellWritten: (path: string) => void) {
    this.#root = root;
    this.#tellWritten = tellWritten;
    for (const target of [fs, fs.promises] as unknown as Record<string, Call>[]) {
      for (const [name, index] of Object.entries(READS)) this.#watch(target, name, index, (path) => this.#onRead(path));
      for (const [name, index] of Object.entries(WRITES))
        this.#watch(target, name, index, (path) => this.#onWrite(path));
    }
    // Imports by name see the functions above from now on.
    syncBuiltinESMExports();
  }

  /** Absolute paths of what was read while loading. */
  get read(): readonly string[] {
    return [...this.#read];
  }

  /** What is read from now on does not count: the project runs. */
  endLoad(): void {
    this.#isLoading = false;
  }

  #watch(target: Record<string, Call>, name: string, index: number, note: (path: string) => void): void {
    const original = target[name];
    if (!original) return;
    const noting = function (this: unknown, ...args: unknown[]): unknown {
      const path = pathOf(args[index]);
      if (path !== undefined) note(path);
      return original.apply(this, args);
    };
    // Some functions carry more, such as the variant of `util.promisify`.
    target[name] = Object.defineProperties(noting, Object.getOwnPropertyDescriptors(original));
  }

  #onRead(path: string): void {
    if (this.#isLoading && this.#isOwn(path)) this.#read.add(path);
  }

  #onWrite(path: string): void {
    if (!this.#isOwn(path) || this.#written.has(path)) return;
    this.#written.add(path);
    this.#tellWritten(path);
  }

  #isOwn(path: string): boolean {
    const parts = relative(this.#root, path).split(sep);
    return !parts.some((part) => part === 'node_modules' || part.startsWith('.'));
  }
}

function pathOf(value: unknown): string | undefined {
  if (typeof value === 'string') return resolve(value);
  return value instanceof URL && value.protocol === 'file:' ? fileURLToPath(value) : undefined;
}
