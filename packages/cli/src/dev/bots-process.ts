import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ExitCode } from '../exit-code.js';
import type { BotsOptions, FromBots, ToBots } from './messages.js';

const PROGRAM = fileURLToPath(new URL('./bots-program.js', import.meta.url));

/** How long the process may take to stop its bots before it is ended, in milliseconds. */
const STOP_DEADLINE_MS = 8000;

/**
 * The process that runs the bots, as its supervisor sees it.
 *
 * It loads everything but the project, then waits for {@link run}: made ahead of time, it takes over without a delay.
 */
export class BotsProcess {
  readonly #child: ChildProcess;
  readonly #exited: Promise<number>;
  #stopping = false;

  /** @param environment - Variables of the process. What an earlier one read from `.env` must not be among them. */
  constructor(options: BotsOptions, environment: NodeJS.ProcessEnv) {
    this.#child = fork(PROGRAM, [JSON.stringify(options)], {
      env: environment,
      execArgv: [],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.#exited = new Promise((resolve) => {
      this.#child.once('exit', (code) => resolve(code ?? ExitCode.Failed));
      // Without a process there is no exit; any other error is a message that came too late for it.
      this.#child.on('error', () => this.#child.pid ?? resolve(ExitCode.Failed));
    });
  }

  /**
   * Loads the project and runs its bots.
   *
   * @param onMessage - Called with everything the process says.
   */
  run(onMessage: (message: FromBots) => void): void {
    this.#child.on('message', onMessage);
    this.send({ type: 'run' });
  }

  /** Resolves with the exit code when the process ended without having been asked to; never otherwise. */
  async crashed(): Promise<number> {
    const code = await this.#exited;
    return this.#stopping ? new Promise(() => {}) : code;
  }

  send(message: ToBots): void {
    if (this.#child.connected) this.#child.send(message);
  }

  /** Lets the process finish what it does, for a while, and resolves when it is gone. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.send({ type: 'stop' });
    const deadline = setTimeout(() => this.kill(), STOP_DEADLINE_MS);
    await this.#exited;
    clearTimeout(deadline);
  }

  /** Ends the process at once. */
  kill(): void {
    this.#stopping = true;
    this.#child.kill('SIGKILL');
  }
}
