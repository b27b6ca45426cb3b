import { relative } from 'node:path';
import { type Localized, localize } from '@qqbotjs/core';
import type { Colors } from 'picocolors/types.js';
import { type BotState, type DevView, endedText, GOES_ON } from './dev-view.js';
import { renderHeader } from './header.js';
import { renderKeys } from './keys.js';
import { renderLogLine } from './log-line.js';
import { renderProblem } from './problem-frame.js';

const CLEAR = '\u001b[2J\u001b[3J\u001b[H';

/** For a person at a terminal: a header once, then what happens, a line each. */
export class LiveView implements DevView {
  readonly takesOutput = true;
  readonly #output: { write(text: string): unknown };
  readonly #colors: Colors;
  #header = '';
  #hasBots = false;
  /** Where the chat page is, once there is one. */
  url?: string;

  constructor(output: { write(text: string): unknown }, colors: Colors) {
    this.#output = output;
    this.#colors = colors;
  }

  line(text: string): void {
    this.#write(renderLogLine(text, this.#colors));
  }

  problem(text: Localized): void {
    this.#write(renderProblem(localize(text), this.#colors));
  }

  settled(url: string | undefined, bots: readonly BotState[]): void {
    this.url = url;
    const isNew = this.#header === '' || (!this.#hasBots && bots.length > 0);
    this.#hasBots ||= bots.length > 0;
    this.#header = renderHeader(url, bots, this.#colors);
    if (isNew) this.#write(this.#header);
  }

  restarted(changes: readonly string[], ms: number): void {
    const { dim, green } = this.#colors;
    const files = changes.map((file) => relative(process.cwd(), file)).join(', ');
    const what = localize({ 'zh-CN': `已重新加载，用时 ${ms} 毫秒`, en: `reloaded in ${ms} ms` });
    this.#write(`${green('↻')} ${what}${files && `: ${dim(files)}`}`);
  }

  goesOn(): void {
    this.#write(this.#colors.yellow(localize(GOES_ON)));
  }

  ended(code: number): void {
    this.#write(this.#colors.red(localize(endedText(code))));
  }

  help(): void {
    this.#write(`  ${renderKeys(this.#colors)}`);
  }

  clear(): void {
    this.#output.write(CLEAR);
    this.#write(this.#header);
  }

  #write(text: string): void {
    this.#output.write(`${text}\n`);
  }
}
