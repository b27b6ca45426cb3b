import { relative } from 'node:path';
import type { Localized } from '@qqbotjs/core';
import type { Terminal } from '../../terminal/terminal.js';
import { type DevView, endedText, GOES_ON } from './dev-view.js';

/** Lines for files and other programs; the processes of the bots write theirs themselves. */
export class PlainView implements DevView {
  readonly takesOutput = false;
  readonly #terminal: Terminal;
  #isPageTold = false;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  line(): void {}

  problem(): void {}

  settled(url: string | undefined): void {
    if (!url || this.#isPageTold) return;
    this.#isPageTold = true;
    this.#terminal.say({ 'zh-CN': `聊天页面：${url}`, en: `Chat page: ${url}` });
  }

  restarted(changes: readonly string[], ms: number): void {
    this.#terminal.say(describeRestart(changes, ms));
  }

  goesOn(): void {
    this.#terminal.say(GOES_ON);
  }

  ended(code: number): void {
    this.#terminal.warn(endedText(code));
  }
}

function describeRestart(changes: readonly string[], ms: number): Localized {
  const [first, ...others] = changes.map((file) => relative(process.cwd(), file));
  if (first === undefined) return { 'zh-CN': `已重启，用时 ${ms} 毫秒。`, en: `Restarted in ${ms} ms.` };
  const isOne = others.length === 0;
  return {
    'zh-CN': `${first}${isOne ? '' : ` 等 ${changes.length} 个文件`} 已修改，用时 ${ms} 毫秒重启。`,
    en: `${first}${isOne ? '' : ` and ${others.length} more`} changed; restarted in ${ms} ms.`,
  };
}
