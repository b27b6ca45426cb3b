import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Emulator } from '@qqbotjs/emulator';
import { expect } from 'vitest';
import { eventually } from './eventually.js';

const program = fileURLToPath(new URL('../fixtures/process/bot.mjs', import.meta.url));

/** A bot in a process of its own, built code and all; killed at the end of the test. */
export class BotProcess implements AsyncDisposable {
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown[]>;
  /** What it wrote, log and errors. */
  output = '';

  /** @param cwd - Where it keeps its session. */
  constructor({ bot, url, tokenUrl }: Emulator, cwd: string, env: NodeJS.ProcessEnv = {}) {
    this.#child = spawn(process.execPath, [program], {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        QQBOT_LOG_LEVEL: 'info',
        QQBOT_APP_ID: bot.appId,
        QQBOT_CLIENT_SECRET: bot.clientSecret,
        QQBOT_API_BASE: url,
        QQBOT_TOKEN_URL: tokenUrl,
        ...env,
      },
    });
    this.#ended = once(this.#child, 'close');
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.on('data', (data: Buffer) => {
        this.output += data.toString();
      });
  }

  /** Waits until it has written this. */
  async says(text: string, timeoutMs = 30_000): Promise<void> {
    await eventually(() => expect(this.output).toContain(text), timeoutMs);
  }

  /** @returns When it has ended: its exit code, or the signal that ended it. */
  async signal(signal: NodeJS.Signals): Promise<unknown> {
    this.#child.kill(signal);
    return this.ended();
  }

  /** Sends a signal and does not wait. */
  poke(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  async ended(): Promise<unknown> {
    const [code, signal] = await this.#ended;
    return code ?? signal;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.signal('SIGKILL');
  }
}
