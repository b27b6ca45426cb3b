import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { credentials } from './echo-bot.mjs';

const PROGRAM = new URL('bot-program.mjs', import.meta.url);
const ENDS_WITHIN_MS = 5000;

/** The echoing bot in a process of its own, and questions to it. */
export class BotProcess {
  #child;
  #count = 0;
  /** Questions that wait for their answer, by number. */
  #asked = new Map();
  /** Rejects when the process ends, which nobody listens for once it was stopped. */
  crashed;

  /**
   * @param {import('@qqbotjs/emulator').Emulator} emulator
   * @param {object} options
   * @param {(messageId: string) => void} options.onTold - As for `echoBot`; so is `handlerMs`.
   * @param {object} [options.config] - Of the bot, beside its credentials.
   * @param {number} [options.log] - A file descriptor its log goes to; without it there is none.
   */
  static async start(emulator, { onTold, config = {}, handlerMs, log }) {
    const level = log === undefined ? 'silent' : 'debug';
    const all = { ...credentials(emulator), log: { level, pretty: false }, ...config };
    const bot = new BotProcess({ config: all, handlerMs }, onTold, log ?? 'ignore');
    await bot.#ask('start');
    return bot;
  }

  /** @private */
  constructor(echo, onTold, stdout) {
    this.#child = fork(PROGRAM, {
      execArgv: ['--expose-gc'],
      env: { ...process.env, NODE_ENV: 'production', ECHO_BOT: JSON.stringify(echo) },
      stdio: ['ignore', stdout, 'inherit', 'ipc'],
    });
    this.#child.on('message', ({ id, answer, told }) => {
      if (told) onTold(told);
      this.#asked.get(id)?.resolve(answer);
      this.#asked.delete(id);
    });
    this.crashed = once(this.#child, 'exit').then(([code, signal]) => {
      throw new Error(`The process of the bot ended by itself: ${signal ?? `exit code ${code}`}.`);
    });
    this.crashed.catch((error) => {
      for (const { reject } of this.#asked.values()) reject(error);
    });
  }

  /** @returns What it is doing; see `bot.status()`. */
  status() {
    return this.#ask('status');
  }

  /** @returns Bytes after a collection: `heapUsed`, `external`, `rss`. */
  memory() {
    return this.#ask('memory');
  }

  /** @throws Error when the process does not end by itself afterwards: something of the bot was left open. */
  async stop() {
    const ended = once(this.#child, 'exit');
    await this.#ask('stop');
    const isLate = await Promise.race([ended, sleep(ENDS_WITHIN_MS, true, { ref: false })]);
    if (isLate === true) throw new Error('The bot has stopped, but its process goes on: something was left open.');
  }

  /** Ends it however it is; of no effect after {@link stop}. */
  [Symbol.dispose]() {
    this.#child.kill('SIGKILL');
  }

  #ask(ask) {
    const id = ++this.#count;
    return new Promise((resolve, reject) => {
      this.#asked.set(id, { resolve, reject });
      this.#child.send({ id, ask }, (error) => error && reject(error));
    });
  }
}
