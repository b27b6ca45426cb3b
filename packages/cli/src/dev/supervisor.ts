import { relative } from 'node:path';
import { performance } from 'node:perf_hooks';
import { localize } from '@qqbotjs/core';
import { build } from '../loader/build.js';
import { BuildError } from '../loader/build-error.js';
import type { Terminal } from '../terminal/terminal.js';
import { BotsProcess } from './bots-process.js';
import { ChangeWatcher } from './change-watcher.js';
import type { EmulatorHost } from './emulator-host.js';
import type { BotsOptions, FromBots } from './messages.js';

/** How long after a start the next process is made, in milliseconds. */
const STANDBY_DELAY_MS = 1500;

/** Runs the bots in a process of their own and starts it again when their source changes. */
export class Supervisor {
  readonly #options: BotsOptions;
  readonly #terminal: Terminal;
  readonly #emulator: EmulatorHost;
  readonly #watcher = new ChangeWatcher(process.cwd());
  // As it was before anything read a `.env`.
  readonly #environment = { ...process.env };
  #process?: BotsProcess;
  /** Waits beside the process that runs, to take over from it. */
  #standby?: BotsProcess;
  #configFile?: string;
  #chatShown = false;
  #stopped = false;
  #fail: (error: unknown) => void = () => {};

  constructor(options: BotsOptions, terminal: Terminal, emulator: EmulatorHost) {
    this.#options = options;
    this.#terminal = terminal;
    this.#emulator = emulator;
  }

  /**
   * Runs until {@link stop}.
   *
   * @throws what keeps `qqbot dev` from being of any use, such as a taken port. Mistakes in the project do not.
   */
  async run(): Promise<void> {
    const failure = new Promise<never>((_resolve, reject) => {
      this.#fail = reject;
    });
    await Promise.race([this.#restartOnChange(), failure]);
  }

  /** Stops the bots gracefully, then the emulator. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#watcher.close();
    this.#standby?.kill();
    await this.#process?.stop();
    await this.#emulator.stop();
  }

  /** Ends the bots without waiting for anything. */
  kill(): void {
    this.#standby?.kill();
    this.#process?.kill();
  }

  async #restartOnChange(): Promise<void> {
    this.#start();
    for (let changes = await this.#watcher.next(); changes; changes = await this.#watcher.next()) {
      const since = performance.now();
      if (!(await this.#compiles())) continue;
      await this.#process?.stop();
      if (this.#stopped) return;
      this.#start(() => this.#announceRestart(changes, since));
    }
  }

  #start(onReady: () => void = () => {}): void {
    const bots = this.#standby ?? this.#fork();
    this.#standby = undefined;
    this.#process = bots;
    this.#watcher.eager = false;
    bots.run((message) => void this.#answer(bots, message, onReady).catch(this.#fail));
    void bots.crashed().then((code) => this.#announceEnd(code));
  }

  /** Later, as a process that starts takes time from the bot that was just started. */
  #prepareStandby(bots: BotsProcess): void {
    setTimeout(() => {
      if (!this.#stopped && this.#process === bots) this.#standby ??= this.#fork();
    }, STANDBY_DELAY_MS).unref();
  }

  #fork(): BotsProcess {
    return new BotsProcess(this.#options, this.#environment);
  }

  async #answer(bots: BotsProcess, message: FromBots, onReady: () => void): Promise<void> {
    switch (message.type) {
      case 'files':
        this.#watch(message.files, message.since, message.configFile);
        break;
      case 'emulate':
        bots.send({ type: 'platforms', platforms: await this.#emulator.platforms(message.bots) });
        break;
      case 'ready':
        onReady();
        this.#prepareStandby(bots);
        await this.#showChat();
    }
  }

  #watch(files: readonly string[], since: number, configFile: string | undefined): void {
    this.#configFile = configFile;
    this.#watcher.watch(configFile ? [configFile, ...files] : files, since);
  }

  /** A trial, so that a typing error does not take down the bot that runs. */
  async #compiles(): Promise<boolean> {
    if (!this.#configFile || !/\.m?[jt]s$/.test(this.#configFile)) return true;
    const since = Date.now();
    try {
      await build(this.#configFile);
      return true;
    } catch (error) {
      if (!(error instanceof BuildError)) throw error;
      this.#watcher.watch([...error.files, this.#configFile], since);
      this.#watcher.eager = true;
      this.#terminal.fail(error);
      this.#terminal.say({
        'zh-CN': '机器人仍以之前的代码运行，等待修改。',
        en: 'The bot goes on with its former code. Waiting for a change.',
      });
      return false;
    }
  }

  async #showChat(): Promise<void> {
    const url = await this.#emulator.url();
    if (!url || this.#chatShown) return;
    this.#chatShown = true;
    this.#terminal.say({ 'zh-CN': `聊天页面：${url}`, en: `Chat page: ${url}` });
  }

  #announceRestart(changes: readonly string[], since: number): void {
    const [first = '', ...others] = changes.map((file) => relative(process.cwd(), file));
    const more =
      others.length > 0 ? localize({ 'zh-CN': ` 等 ${changes.length} 个文件`, en: ` and ${others.length} more` }) : '';
    const ms = Math.round(performance.now() - since);
    this.#terminal.say({
      'zh-CN': `${first}${more} 已修改，用时 ${ms} 毫秒重启。`,
      en: `${first}${more} changed; restarted in ${ms} ms.`,
    });
  }

  #announceEnd(code: number): void {
    this.#watcher.eager = true;
    this.#terminal.warn({
      'zh-CN': `机器人已退出（退出码 ${code}），等待修改后重新启动。`,
      en: `The bot ended (exit code ${code}). It starts again after a change.`,
    });
  }
}
