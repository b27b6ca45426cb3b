import { type Localized, LOCALES, localize } from '@qqbotjs/core';
import type { EmulatorHost } from './emulator-host.js';
import type { BotState, DevView } from './view/dev-view.js';

/**
 * What became of a start: the bots run; another change came first; it failed, and the former code goes on; it failed, and
 * there is none.
 */
export type Outcome = 'ready' | 'outdated' | 'failed' | 'down';

/** One start of the bots, when it is over. */
export interface Start {
  outcome: Outcome;
  /** Whether others ran before. */
  isRestart: boolean;
  /** The files that changed; none the first time, and when a person asked for it. */
  changes: readonly string[];
  ms: number;
  /** What the process told to have gone wrong; it has said so at the terminal itself. */
  problems: readonly Localized[];
  bots: readonly BotState[];
  /** Exit code, where the process is gone. */
  code?: number;
}

/** How long the page says that the bots started again, in milliseconds. */
const RESTARTED_FOR_MS = 4000;

/** Tells the people at the terminal and at the chat page how the bots are. */
export class News {
  readonly #view: DevView;
  readonly #emulator: EmulatorHost;

  constructor(view: DevView, emulator: EmulatorHost) {
    this.#view = view;
    this.#emulator = emulator;
  }

  starting(): void {
    this.#emulator.notify({ level: 'info', title: { 'zh-CN': '正在重启…', en: 'restarting…' } });
  }

  async started(start: Start): Promise<void> {
    const { outcome, problems, code = 0 } = start;
    if (outcome === 'ready') this.#onReady(start);
    if (outcome === 'failed') this.#onFailed(problems, code);
    if (outcome === 'down') this.ended(code, problems);
    this.#view.settled(await this.#emulator.url(), start.bots);
  }

  /** No bot is left. */
  ended(code: number, problems: readonly Localized[]): void {
    this.#view.ended(code);
    this.#emulator.notify({
      level: 'error',
      title: {
        'zh-CN': '机器人没有在运行，修改后会重新启动。',
        en: 'The bot does not run. It starts again after a change.',
      },
      text: textOf(problems, code),
    });
  }

  #onReady({ isRestart, changes, problems, ...start }: Start): void {
    const ms = Math.round(start.ms);
    if (isRestart) this.#view.restarted(changes, ms);
    if (problems.length > 0) {
      const title = { 'zh-CN': '有机器人没能启动，其余的在运行。', en: 'A bot could not start; the others run.' };
      this.#emulator.notify({ level: 'error', title, text: textOf(problems) });
    } else if (isRestart) {
      const title = { 'zh-CN': `已重启，用时 ${ms} 毫秒`, en: `restarted in ${ms} ms` };
      this.#emulator.notify({ level: 'info', title, forMs: RESTARTED_FOR_MS });
    }
  }

  #onFailed(problems: readonly Localized[], code: number): void {
    this.#view.goesOn();
    this.#emulator.notify({
      level: 'error',
      title: {
        'zh-CN': '修改后的代码无法运行，机器人仍以之前的代码运行。',
        en: 'The changed code does not run. The bot goes on with its former code.',
      },
      text: textOf(problems, code),
    });
  }
}

/** What went wrong, in every language; code that ends the process itself tells nothing. */
function textOf(problems: readonly Localized[], code?: number): Localized {
  if (problems.length === 0) {
    return {
      'zh-CN': `进程自行退出（退出码 ${code}）；详见终端。`,
      en: `The process left by itself (exit code ${code}); the terminal may tell more.`,
    };
  }
  const texts = LOCALES.map((locale) => [locale, problems.map((problem) => localize(problem, locale)).join('\n\n')]);
  return Object.fromEntries(texts) as Localized;
}
