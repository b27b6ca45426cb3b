import { EventEmitter, once } from 'node:events';
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
  readonly #root: string;
  readonly #directories = new Map<string, FSWatcher>();
  #files: ReadonlySet<string> = new Set();
  readonly #ignored = new Set<string>();
  /** What changed since {@link next} without counting, unless the watcher were eager. */
  readonly #passed = new Set<string>();
  #eager = false;
  #changed = new Set<string>();
  #timer?: NodeJS.Timeout;
  readonly #quiet = new EventEmitter();
  #closed = false;
  #isWoken = false;

  /** @param root - The working directory, where the configuration and `.env` are, or will be. */
  constructor(root: string) {
    this.#root = root;
    this.#watchDirectory(root);
  }

  /**
   * While true, any source file beside those of the project counts: the missing one may be about to appear, or have
   * appeared since {@link next}.
   */
  set eager(eager: boolean) {
    this.#eager = eager;
    for (const path of this.#passed) this.#onEvent(path);
    this.#passed.clear();
  }

  /** Lets a file not count any more, whatever else is said of it. */
  ignore(path: string): void {
    this.#ignored.add(path);
  }

  /**
   * Replaces the files to watch. A folder among them stands for every file in it, also those yet to come.
   *
   * @param since - When they began to be read, Unix milliseconds: what was written later counts as a change.
   */
  watch(files: readonly string[], since: number): void {
    const added = files.filter((file) => !this.#files.has(file));
    this.#files = new Set(files);
    for (const file of files) for (const directory of [dirname(file), file]) this.#watchDirectory(directory);
    for (const file of added) if (isModified(file, since)) this.#notice(file);
  }

  /** Lets {@link next} resolve without any change. */
  wake(): void {
    this.#isWoken = true;
    this.#quiet.emit('quiet');
  }

  /** The next files that changed together, none after {@link wake}; `undefined` after {@link close}. */
  async next(): Promise<readonly string[] | undefined> {
    await this.changed();
    if (this.#closed) return undefined;
    this.#isWoken = false;
    const changed = [...this.#changed];
    this.#changed.clear();
    this.#passed.clear();
    return changed;
  }

  /** Resolves when {@link next} would. */
  async changed(): Promise<void> {
    while (!this.#closed && !this.#isWoken && (this.#changed.size === 0 || this.#timer))
      await once(this.#quiet, 'quiet');
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const watcher of this.#directories.values()) watcher.close();
    this.#quiet.emit('quiet');
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
    else if (isSource(path)) this.#passed.add(path);
  }

  #notice(path: string): void {
    this.#changed.add(path);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      // A file may have turned out to be none of the project's, meanwhile.
      for (const changed of this.#changed) if (!this.#counts(changed)) this.#changed.delete(changed);
      this.#quiet.emit('quiet');
    }, QUIET_MS);
  }

  #counts(path: string): boolean {
    const name = basename(path);
    if (dirname(path) === this.#root && (name === '.env' || name.startsWith('qqbot.config.'))) return true;
    if (this.#ignored.has(path)) return false;
    if (this.#files.has(path)) return true;
    if (this.#files.has(dirname(path)) && !name.startsWith('.') && name !== 'node_modules') return true;
    return this.#eager && isSource(path);
  }
}

/** A folder may bring some. */
function isSource(path: string): boolean {
  const name = basename(path);
  return !name.startsWith('.') && name !== 'node_modules' && (SOURCES.has(extname(name)) || isDirectory(path));
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** A file dated in the future, by another machine's clock, would count as new for ever; it does not count. */
function isModified(path: string, since: number): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  // A folder changes with everything in it, also with what does not count.
  const modifiedAt = stats?.isFile() ? stats.mtimeMs : 0;
  return modifiedAt > since && modifiedAt <= Date.now();
}
