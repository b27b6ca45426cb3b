import { performance } from 'node:perf_hooks';
import { BotsProcess } from './bots-process.js';
import { ChangeWatcher } from './change-watcher.js';
import type { EmulatorHost } from './emulator-host.js';
import type { BotsOptions, FromBots } from './messages.js';
import { type Outcome, News } from './news.js';
import type { DevView } from './view/dev-view.js';

/** How long after a start the next process is made, in milliseconds. */
const STANDBY_DELAY_MS = 200;

/**
 * Runs the bots in a process of their own, and lets another one take over when their source changes.
 *
 * The new process loads the project while the former one still serves. Then the former one stops its bots and saves their
 * sessions, and the new one resumes them. Whatever goes wrong on the way, the former one connects again: it stays until
 * the new one is ready. So two processes are never connected at once, and a message waits for whoever comes next.
 */
export class Supervisor {
  readonly #options: BotsOptions;
  readonly #emulator: EmulatorHost;
  readonly #view: DevView;
  readonly #news: News;
  readonly #watcher = new ChangeWatcher(process.cwd());
  // As it was before anything read a `.env`.
  readonly #environment = { ...process.env };
  /** Serves, or did so until it was released. */
  #former?: BotsProcess;
  /** Is to take over. */
  #next?: BotsProcess;
  /** The last that was told to load: the next, the former, or one that failed. */
  #latest?: BotsProcess;
  /** Waits beside them, with everything loaded but the project. */
  #standby?: BotsProcess;
  /** Set while the former process is to make room, or has. */
  #releasing?: Promise<boolean>;
  #isStopped = false;
  #fail: (error: unknown) => void = () => {};

  constructor(options: BotsOptions, view: DevView, emulator: EmulatorHost) {
    this.#options = options;
    this.#emulator = emulator;
    this.#view = view;
    this.#news = new News(view, emulator);
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
    await Promise.race([this.#startOnChange(), failure]);
  }

  /** Lets the bots start again as if a file had changed. */
  restart(): void {
    this.#watcher.wake();
  }

  /** Stops the bots gracefully, then the emulator. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#watcher.close();
    this.#standby?.kill();
    await Promise.all([this.#next?.stop(), this.#former?.stop()]);
    await this.#emulator.stop();
  }

  /** Ends the bots without waiting for anything. */
  kill(): void {
    for (const bots of [this.#standby, this.#next, this.#former]) bots?.kill();
  }

  async #startOnChange(): Promise<void> {
    let isRestart = false;
    for (let changes: readonly string[] | undefined = []; changes; changes = await this.#watcher.next()) {
      const since = performance.now();
      if (isRestart) this.#news.starting();
      const bots = this.#take();
      const outcome = await this.#takeOver(bots);
      if (this.#isStopped) return;
      if (outcome !== 'outdated') this.#watcher.eager = outcome !== 'ready';
      const code = outcome === 'ready' ? undefined : await bots.ended;
      const ms = performance.now() - since;
      const states = (this.#former ?? bots).states;
      await this.#news.started({ outcome, isRestart, changes, ms, problems: bots.problems, bots: states, code });
      isRestart = true;
    }
  }

  #take(): BotsProcess {
    const bots = this.#standby ?? this.#fork();
    this.#standby = undefined;
    this.#next = bots;
    this.#latest = bots;
    return bots;
  }

  /** Lets a process load, and then run the bots in place of the former one. */
  async #takeOver(bots: BotsProcess): Promise<Outcome> {
    const isUp = await this.#unlessChanged(this.#start(bots));
    this.#next = undefined;
    if (isUp) return this.#succeed(bots);
    this.#prepareStandby(0);
    if (isUp === false) return this.#goOn();
    await bots.stop();
    return 'outdated';
  }

  /** @returns Whether its bots run. */
  async #start(bots: BotsProcess): Promise<boolean> {
    const isLoaded = await bots.load((message) => void this.#answer(bots, message).catch(this.#fail));
    if (!isLoaded) return false;
    await this.#release();
    // Another change may have come meanwhile.
    return this.#next === bots && bots.connect(this.#former !== undefined);
  }

  async #release(): Promise<void> {
    const former = this.#former;
    this.#releasing ??= former?.release();
    // One that could not be released is gone.
    if ((await this.#releasing) === false && this.#former === former) this.#former = undefined;
  }

  #succeed(bots: BotsProcess): Outcome {
    void this.#former?.stop();
    this.#former = bots;
    this.#releasing = undefined;
    void bots.ended.then((code) => this.#onEnd(bots, code));
    this.#prepareStandby(STANDBY_DELAY_MS);
    return 'ready';
  }

  /** Nobody follows the former process, so it serves on, or again. */
  async #goOn(): Promise<Outcome> {
    if (this.#releasing) {
      await this.#release();
      this.#releasing = undefined;
      // A platform out of reach must not keep the next change waiting.
      await this.#unlessChanged(this.#former?.connect(false));
    }
    return this.#former ? 'failed' : 'down';
  }

  #onEnd(bots: BotsProcess, code: number): void {
    if (this.#former !== bots || this.#isStopped) return;
    this.#former = undefined;
    // While another one loads, that one has the last word.
    if (this.#next) return;
    this.#watcher.eager = true;
    this.#news.ended(code, bots.problems);
  }

  /** @returns `undefined` when a change came first. */
  #unlessChanged<T>(work: T | Promise<T>): Promise<T | undefined> {
    return Promise.race([work, this.#watcher.changed().then(() => undefined)]);
  }

  /** Not right after a start, as a process that starts takes time from the bot that was just started. */
  #prepareStandby(delayMs: number): void {
    setTimeout(() => {
      if (!this.#isStopped) this.#standby ??= this.#fork();
    }, delayMs).unref();
  }

  #fork(): BotsProcess {
    return new BotsProcess(this.#options, this.#environment, (line) => this.#view.line(line));
  }

  async #answer(bots: BotsProcess, message: FromBots): Promise<void> {
    // What the former process is made of does not matter once another was tried, whatever became of that.
    if (message.type === 'files' && bots === this.#latest) this.#watcher.watch(message.files, message.since);
    if (message.type === 'problem' && !this.#options.verbose) this.#view.problem(message.text);
    if (message.type === 'written') this.#watcher.ignore(message.path);
    if (message.type === 'emulate')
      bots.send({ type: 'platforms', platforms: await this.#emulator.platforms(message.bots) });
  }
}
