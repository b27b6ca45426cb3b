import { basename, dirname, extname } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';

/** How long to wait for more, in milliseconds: an editor or a checkout changes many files at once. */
const QUIET_MS = 60;

const SOURCES = new Set(['.ts', '.mts', '.cts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.yaml', '.yml']);

/** Notices changes of the files a project is made of. */
export class ChangeWatcher {
  readonly #watcher: FSWatcher;
  readonly #directory: string;
  readonly #directories = new Set<string>();
  #files: ReadonlySet<string> = new Set();
  #changed = new Set<string>();
  #timer?: NodeJS.Timeout;
  #wake: () => void = () => {};
  #closed = false;

  /** While true, any source file beside those of the project counts: the missing one may be about to appear. */
  eager = false;

  /** @param directory - The working directory, where the configuration and `.env` are, or will be. */
  constructor(directory: string) {
    this.#directory = directory;
    this.#directories.add(directory);
    // Directories rather than files, so that a file that is replaced, removed or new is noticed alike.
    this.#watcher = watch(directory, { depth: 0, ignoreInitial: true, ignored: isIgnored });
    this.#watcher.on('all', (_event, path) => this.#notice(path));
  }

  /** Resolves when every directory given so far is being watched. */
  ready(): Promise<void> {
    return new Promise((resolve) => this.#watcher.once('ready', resolve));
  }

  /** The files to watch from now on. */
  watch(files: readonly string[]): void {
    this.#files = new Set(files);
    for (const directory of files.map((file) => dirname(file))) {
      if (this.#directories.has(directory)) continue;
      this.#directories.add(directory);
      this.#watcher.add(directory);
    }
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

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#wake();
    await this.#watcher.close();
  }

  #notice(path: string): void {
    if (!this.#counts(path)) return;
    this.#changed.add(path);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#wake();
    }, QUIET_MS);
  }

  #counts(path: string): boolean {
    if (this.#files.has(path) || basename(path) === '.env') return true;
    if (dirname(path) === this.#directory && basename(path).startsWith('qqbot.config.')) return true;
    return this.eager && SOURCES.has(extname(path));
  }
}

/** What is installed and what we write ourselves. */
function isIgnored(path: string): boolean {
  return ['node_modules', '.git', '.qqbot'].includes(basename(path));
}
