import { type FSWatcher, statSync, watch } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';

/** How long to wait for more, in milliseconds: an editor or a checkout changes many files at once. */
const QUIET_MS = 60;

const SOURCES = new Set(['.ts', '.mts', '.cts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.yaml', '.yml']);

/**
 * Notices changes of the files a project is made of.
 *
 * It watches their directories, so that a file that is replaced, removed or new is noticed alike.
 */
export class ChangeWatcher {
  /** While true, any source file beside those of the project counts: the missing one may be about to appear. */
  eager = false;

  readonly #root: string;
  readonly #directories = new Map<string, FSWatcher>();
  #files: ReadonlySet<string> = new Set();
  #changed = new Set<string>();
  #timer?: NodeJS.Timeout;
  #wake: () => void = () => {};
  #closed = false;

  /** @param root - The working directory, where the configuration and `.env` are, or will be. */
  constructor(root: string) {
    this.#root = root;
    this.#watchDirectory(root);
  }

  /**
   * Replaces the files to watch.
   *
   * @param since - When they began to be read, Unix milliseconds: what was written later counts as a change.
   */
  watch(files: readonly string[], since: number): void {
    this.#files = new Set(files);
    for (const file of files) this.#watchDirectory(dirname(file));
    for (const file of files) if (isModified(file, since)) this.#notice(file);
  }

  /** The next files that changed together; `undefined` after {@link close}. */
  async next(): Promise<readonly string[] | undefined> {
    while (!this.#closed && (this.#changed.size === 0 || this.#timer)) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    if (this.#closed) return undefined;
    const changed = [...this.#changed];
    this.#changed.clear();
    return changed;
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    for (const watcher of this.#directories.values()) watcher.close();
    this.#wake();
  }

  #watchDirectory(directory: string): void {
    if (this.#closed || this.#directories.has(directory) || !isDirectory(directory)) return;
    const watcher = watch(directory, (_event, name) => {
      // Watching a removed directory tells nothing any more; it is taken up again when it is back.
      if (!isDirectory(directory)) this.#forget(directory);
      if (name !== null) this.#onEvent(join(directory, name));
    });
    watcher.on('error', () => this.#forget(directory));
    this.#directories.set(directory, watcher);
  }

  #forget(directory: string): void {
    this.#directories.get(directory)?.close();
    this.#directories.delete(directory);
  }

  #onEvent(path: string): void {
    if (this.#counts(path)) this.#notice(path);
  }

  #notice(path: string): void {
    this.#changed.add(path);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#wake();
    }, QUIET_MS);
  }

  #counts(path: string): boolean {
    const name = basename(path);
    if (this.#files.has(path)) return true;
    if (dirname(path) === this.#root && (name === '.env' || name.startsWith('qqbot.config.'))) return true;
    return this.eager && !name.startsWith('.') && (SOURCES.has(extname(name)) || isDirectory(path));
  }
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** A file dated in the future, by another machine's clock, would count as new for ever; it does not count. */
function isModified(path: string, since: number): boolean {
  const modifiedAt = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return modifiedAt > since && modifiedAt <= Date.now();
}
