import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../../dist/bin.js', import.meta.url));

/** How long a text may take to appear, in milliseconds. */
const PATIENCE_MS = 12_000;

/** The built program, run as a person runs it. Killed at the end of the test if it still runs. */
export class Cli implements AsyncDisposable {
  readonly #process: ChildProcess;
  readonly #exit: Promise<unknown[]>;
  readonly #events = new EventEmitter();
  #output = '';
  #printed = '';
  #errors = '';
  #seen = 0;

  constructor(args: readonly string[], environment: Record<string, string> = {}) {
    const env = { ...process.env, QQBOT_LOCALE: 'en', QQBOT_LOG_LEVEL: 'info', NO_COLOR: '1', ...environment };
    this.#process = spawn(process.execPath, [BIN, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#process.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.#printed += text;
      this.#onText(text);
    });
    this.#process.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#errors += text;
      this.#onText(text);
    });
    this.#exit = once(this.#process, 'close');
  }

  /** Everything written so far, to standard output and standard error. */
  get output(): string {
    return this.#output;
  }

  /** What was written to standard output. */
  get printed(): string {
    return this.#printed;
  }

  /** What was written to standard error. */
  get errors(): string {
    return this.#errors;
  }

  /** Waits for a text after the one last waited for; returns what matched. */
  async shows(pattern: RegExp): Promise<RegExpExecArray> {
    const found = await this.#find(() => pattern.exec(this.#output.slice(this.#seen)), pattern);
    this.#seen += found.index + found[0].length;
    return found;
  }

  /** Waits until each text has been shown, in any order: what two processes write may come either way. */
  async showsAll(...patterns: readonly RegExp[]): Promise<void> {
    for (const pattern of patterns) await this.#find(() => pattern.exec(this.#output), pattern);
  }

  async #find(find: () => RegExpExecArray | null, pattern: RegExp): Promise<RegExpExecArray> {
    const patience = AbortSignal.timeout(PATIENCE_MS);
    for (;;) {
      const found = find();
      if (found) return found;
      await once(this.#events, 'text', { signal: patience }).catch(() => {
        throw new Error(`The program has not shown ${pattern}, but:\n${this.#output}`);
      });
    }
  }

  signal(signal: NodeJS.Signals): void {
    this.#process.kill(signal);
  }

  /** Waits for the end and returns the exit code. */
  async exit(): Promise<number | null> {
    const [code] = (await this.#exit) as [number | null];
    return code;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.#exit;
  }

  #onText(text: string): void {
    this.#output += text;
    this.#events.emit('text');
  }
}
