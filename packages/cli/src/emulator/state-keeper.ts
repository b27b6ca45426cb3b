import { existsSync } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { type Localized, localize } from '@qqbotjs/core';
import type { Emulator } from '@qqbotjs/emulator';
import { EmulatorError } from '../errors/emulator-error.js';
import type { Terminal } from '../terminal/terminal.js';

/** How often a state is saved while things happen, in milliseconds. */
const SAVE_EVERY_MS = 5_000;

/** Keeps the state of an emulator in a file: what is there at the start is loaded, what is there at the end was saved. */
export class StateKeeper {
  readonly #path: string;
  readonly #terminal: Terminal;
  /** Number of the last thing that happened before the last save. */
  #savedUntil = -1;
  #saving: Promise<void> = Promise.resolve();
  #timer?: NodeJS.Timeout;
  #isWarned = false;

  constructor(path: string, terminal: Terminal) {
    this.#path = resolve(path);
    this.#terminal = terminal;
  }

  /**
   * What the emulator is to start with, if there is anything yet.
   *
   * @throws {@link EmulatorError} where nothing could be saved: better now than after a day of work.
   */
  async found(): Promise<string | undefined> {
    const folder = dirname(this.#path);
    try {
      await access(folder, constants.W_OK);
    } catch (error) {
      throw new EmulatorError(notWritable(folder), { cause: error });
    }
    return existsSync(this.#path) ? this.#path : undefined;
  }

  /** Saves from now on, every so often. */
  keep(emulator: Emulator): void {
    this.#timer = setInterval(() => void this.#saveIfChanged(emulator), SAVE_EVERY_MS).unref();
  }

  /** Saves what is there now, and no more afterwards. @throws {@link EmulatorError} when it cannot. */
  async finish(emulator: Emulator): Promise<void> {
    clearInterval(this.#timer);
    await this.#saving;
    try {
      await emulator.saveTo(this.#path);
    } catch (error) {
      throw new EmulatorError(this.#notSaved(error), { cause: error });
    }
  }

  async #saveIfChanged(emulator: Emulator): Promise<void> {
    const { last } = emulator.log;
    if (last === this.#savedUntil) return;
    this.#savedUntil = last;
    this.#saving = emulator.saveTo(this.#path).catch((error: unknown) => this.#warn(error));
    await this.#saving;
  }

  /** Once: it is tried again, and whoever is at the terminal has been told. */
  #warn(error: unknown): void {
    if (!this.#isWarned) this.#terminal.warn(this.#notSaved(error));
    this.#isWarned = true;
    this.#savedUntil = -1;
  }

  #notSaved(error: unknown): Localized {
    const why = error instanceof Error ? error.message : localize({ 'zh-CN': '原因不明', en: 'for no known reason' });
    return {
      'zh-CN': `状态没能保存到 ${this.#path}（${why}）。请腾出空间，或换一个文件：--state`,
      en: `The state could not be saved to ${this.#path} (${why}). Make room, or name another file: --state`,
    };
  }
}

function notWritable(folder: string): Localized {
  return {
    'zh-CN': `--state：文件夹 ${folder} 不存在或不可写。请先创建，或换一个文件。`,
    en: `--state: the folder ${folder} is not there or cannot be written. Make it first, or name another file.`,
  };
}
