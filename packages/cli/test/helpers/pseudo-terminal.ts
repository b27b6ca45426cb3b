import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../../dist/bin.js', import.meta.url));
const PATIENCE_MS = 15_000;

/** Whether this machine has the `script` of util-linux, which makes one. */
export const HAS_PSEUDO_TERMINAL = spawnSync('script', ['--version']).stdout?.includes('util-linux') ?? false;

/** The built program at a terminal, with somebody at its keyboard. */
export class PseudoTerminal implements AsyncDisposable {
  readonly #process: ChildProcess;
  readonly #exit: Promise<unknown[]>;
  #screen = '';
  #seen = 0;

  constructor(args: readonly string[], environment: Record<string, string> = {}) {
    const env: NodeJS.ProcessEnv = {
      ...process.env,
      QQBOT_LOCALE: 'en',
      QQBOT_LOG_LEVEL: 'info',
      TERM: 'xterm',
      ...environment,
    };
    for (const name of ['NO_COLOR', 'FORCE_COLOR', 'CI']) if (!(name in environment)) delete env[name];
    const command = [process.execPath, BIN, ...args].map((part) => `'${part}'`).join(' ');
    this.#process = spawn('script', ['-qefc', command, '/dev/null'], { env, stdio: ['pipe', 'pipe', 'inherit'] });
    this.#process.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.#screen += text.replaceAll('\r\n', '\n');
    });
    this.#exit = once(this.#process, 'close');
  }

  /** Everything shown so far. */
  get screen(): string {
    return this.#screen;
  }

  press(keys: string): void {
    this.#process.stdin?.write(keys);
  }

  /** Waits for a text after the one last waited for. */
  async shows(pattern: RegExp): Promise<RegExpExecArray> {
    const end = Date.now() + PATIENCE_MS;
    while (Date.now() < end) {
      const found = pattern.exec(this.#screen.slice(this.#seen));
      if (found) {
        this.#seen += found.index + found[0].length;
        return found;
      }
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    throw new Error(`The terminal has not shown ${pattern}, but:\n${this.#screen}`);
  }

  async exit(): Promise<number | null> {
    const [code] = (await this.#exit) as [number | null];
    return code;
  }

  /** Hangs up, as closing the window does. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#process.kill('SIGTERM');
    await this.#exit;
  }
}
