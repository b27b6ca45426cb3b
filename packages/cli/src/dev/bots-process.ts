import { type ChildProcess, fork } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Localized } from '@qqbotjs/core';
import { ExitCode } from '../exit-code.js';
import type { BotsOptions, FromBots, ToBots } from './messages.js';
import type { BotState } from './view/dev-view.js';

const PROGRAM = fileURLToPath(new URL('./bots-program.js', import.meta.url));

/** How long the process may take to stop its bots before it is ended, in milliseconds. */
const STOP_DEADLINE_MS = 8000;

/**
 * The process that runs the bots, as its supervisor sees it: made, loaded, connected, perhaps released and connected again.
 *
 * It loads everything but the project, then waits for {@link load}: made ahead of time, it takes over without a delay.
 */
export class BotsProcess {
  readonly #child: ChildProcess;
  readonly #problems: Localized[] = [];
  #hasBots = false;
  #states: readonly BotState[] = [];

  /** Settles with the exit code when the process is gone. */
  readonly ended: Promise<number>;

  /**
   * @param environment - Variables of the process. What an earlier one read from `.env` must not be among them.
   * @param onLine - Called with every line it writes, if `isShown`; otherwise it writes itself.
   */
  constructor(options: BotsOptions, environment: NodeJS.ProcessEnv, onLine: (line: string) => void) {
    const output = options.isShown ? 'pipe' : 'inherit';
    this.#child = fork(PROGRAM, [JSON.stringify(options)], {
      env: environment,
      execArgv: [],
      stdio: ['ignore', output, output, 'ipc'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr])
      if (stream) createInterface({ input: stream }).on('line', onLine);
    this.#child.on('message', (message: FromBots) => {
      if (message.type === 'problem') this.#problems.push(message.text);
      if (message.type === 'ready') this.#states = message.bots;
    });
    this.ended = new Promise((resolve) => {
      // What it said last is read before its channel closes.
      this.#child.once('close', (code) => resolve(code ?? ExitCode.Failed));
      // Without a process there is no exit; any other error is a message that came too late for it.
      this.#child.on('error', () => this.#child.pid ?? resolve(ExitCode.Failed));
    });
  }

  /** How its bots were when they ran; nothing before. */
  get states(): readonly BotState[] {
    return this.#states;
  }

  /** What it told to have gone wrong. */
  get problems(): readonly Localized[] {
    return this.#problems;
  }

  /**
   * Loads the project, without any effect outside the process.
   *
   * @param onMessage - Called with everything the process says from now on.
   * @returns Whether it can be connected; otherwise it has ended.
   */
  load(onMessage: (message: FromBots) => void): Promise<boolean> {
    this.#child.on('message', onMessage);
    return this.#ask({ type: 'load' }, 'loaded');
  }

  /**
   * Runs its bots.
   *
   * @param all - Whether the loss of one of several bots is a failure.
   * @returns Whether they run; otherwise it has ended.
   */
  connect(all: boolean): Promise<boolean> {
    this.#hasBots = true;
    return this.#ask({ type: 'connect', all }, 'ready');
  }

  /** Stops its bots as {@link stop} does, but so that they can be connected again. @returns Whether they can. */
  release(): Promise<boolean> {
    return this.#within(this.#ask({ type: 'release' }, 'released'));
  }

  send(message: ToBots): void {
    if (this.#child.connected) this.#child.send(message);
  }

  /** Lets the bots finish what they do, for a while, and resolves when the process is gone. */
  async stop(): Promise<void> {
    if (this.#hasBots) this.send({ type: 'stop' });
    else this.kill();
    await this.#within(this.ended);
  }

  /** Ends the process at once. */
  kill(): void {
    this.#child.kill('SIGKILL');
  }

  /** Says something, and waits for the answer. @returns Whether it came before the process was gone. */
  #ask(message: ToBots, answer: FromBots['type']): Promise<boolean> {
    return new Promise((resolve) => {
      const listen = ({ type }: FromBots) => type === answer && settle(true);
      const settle = (isAnswered: boolean) => {
        this.#child.off('message', listen);
        resolve(isAnswered);
      };
      this.#child.on('message', listen);
      void this.ended.then(() => settle(false));
      this.send(message);
    });
  }

  async #within<T>(done: Promise<T>): Promise<T> {
    const deadline = setTimeout(() => this.kill(), STOP_DEADLINE_MS);
    const result = await done;
    clearTimeout(deadline);
    return result;
  }
}
