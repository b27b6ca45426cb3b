import { type Bot, type BotConfig, createBot } from '@qqbotjs/core';
import type { BotState } from '../dev/view/dev-view.js';
import { exitCodeOf } from '../errors/exit-code-of.js';
import type { ExitCode } from '../exit-code.js';
import type { Terminal } from '../terminal/terminal.js';

/** The bots of one project, side by side: what ends one of them leaves the others alone. */
export class Fleet {
  readonly #terminal: Terminal;
  readonly #bots: Bot[] = [];
  /** Why bots were lost, by the position of their configuration. */
  readonly #losses = new Map<number, ExitCode>();
  #size = 0;
  #isStopping = false;
  #end: (code: ExitCode) => void = () => {};

  /** Settles when no bot is left, with the code that tells why. */
  readonly ended = new Promise<ExitCode>((resolve) => {
    this.#end = resolve;
  });

  /** The most telling reason for which a bot was lost, if one was. */
  get worst(): ExitCode | undefined {
    const codes = [...this.#losses.values()];
    // The highest: a refusal by the platform before an unexpected failure.
    return codes.length > 0 ? codes.reduce((one, other) => (other > one ? other : one)) : undefined;
  }

  /** Whether no bot is left. */
  get isEmpty(): boolean {
    return this.#losses.size === this.#size;
  }

  /** How each bot is at this moment. */
  get states(): BotState[] {
    return this.#bots.map((bot) => ({
      name: bot.user?.username ?? '?',
      connections: bot.status().connections.map(({ state }) => state),
    }));
  }

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  /** Starts every bot. Resolves when each of them receives events or is lost. */
  async start(configs: readonly BotConfig[]): Promise<void> {
    this.#size = configs.length;
    await Promise.all(configs.map((config, index) => this.#startOne(config, index)));
  }

  /**
   * Stops every bot.
   *
   * @param deadlineMs - How long running handlers may take to finish, in milliseconds.
   */
  async stop(deadlineMs?: number): Promise<void> {
    this.#isStopping = true;
    const results = await Promise.allSettled(this.#bots.map((bot) => bot.stop({ deadlineMs })));
    for (const result of results) if (result.status === 'rejected') this.#terminal.fail(result.reason);
  }

  async #startOne(config: BotConfig, index: number): Promise<void> {
    try {
      const bot = createBot(config);
      this.#bots.push(bot);
      bot.on('fatal', ({ error }) => this.#lose(index, error));
      await bot.start();
    } catch (error) {
      this.#lose(index, error);
    }
  }

  #lose(index: number, error: unknown): void {
    // A bot that is refused while it starts says so twice; one that is stopped while it starts was not lost.
    if (this.#losses.has(index) || this.#isStopping) return;
    this.#losses.set(index, exitCodeOf(error));
    this.#terminal.fail(error);
    const left = this.#size - this.#losses.size;
    if (this.worst !== undefined && left === 0) this.#end(this.worst);
    else {
      this.#terminal.warn({
        'zh-CN': `第 ${index + 1} 个机器人已停止，其余 ${left} 个继续运行。`,
        en: `Bot ${index + 1} of ${this.#size} is lost; the other ${left} go on.`,
      });
    }
  }
}
