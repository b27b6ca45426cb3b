import { isatty } from 'node:tty';
import { localize } from '@qqbotjs/core';
import pc from 'picocolors';
import type { Status } from './check.js';
import type { Result, Watcher } from './examine.js';
import type { Report } from './report.js';

const MARKS: Readonly<Record<Status, string>> = { ok: '✔', warn: '!', fail: '✖', skip: '-' };
const INDENT = '    ';
/** Goes to the start of the line and clears it. */
const CLEAR = '\r\u001B[2K';

/** What a person reads: a line per finding, its remedy below it; on a terminal in colour, with what is going on below. */
export class Sheet implements Watcher {
  readonly #out: NodeJS.WriteStream;
  readonly #isLive: boolean;
  readonly #colors: ReturnType<typeof pc.createColors>;
  readonly #namesBots: () => boolean;

  /** @param namesBots - Whether there are several bots, so that each is named. */
  constructor(out: NodeJS.WriteStream & { fd: number }, namesBots: () => boolean) {
    this.#out = out;
    this.#isLive = isatty(out.fd);
    this.#colors = pc.createColors(this.#isLive && pc.isColorSupported);
    this.#namesBots = namesBots;
  }

  begin(title: string): void {
    if (this.#isLive) this.#out.write(this.#colors.dim(`… ${title}`));
  }

  end({ title, bot, findings }: Result): void {
    const name = bot !== undefined && this.#namesBots() ? `${title} (${bot})` : title;
    if (this.#isLive) this.#out.write(CLEAR);
    for (const finding of findings) this.#out.write(this.#line(name, finding));
  }

  conclude({ summary: { ok, warn, fail, skip } }: Report): void {
    const text = localize({
      'zh-CN': `${ok} 项正常，${warn} 项警告，${fail} 项失败，${skip} 项跳过`,
      en: `${ok} ok, ${warn} ${warn === 1 ? 'warning' : 'warnings'}, ${fail} failed, ${skip} skipped`,
    });
    this.#out.write(`\n${this.#paint(fail > 0 ? 'fail' : warn > 0 ? 'warn' : 'ok')(text)}\n`);
  }

  #line(name: string, { status, text, remedy }: Result['findings'][number]): string {
    const colon = localize({ 'zh-CN': '：', en: ': ' });
    const head = `${this.#paint(status)(MARKS[status])} ${name}${colon}${indent(text)}\n`;
    return remedy ? `${head}${INDENT}→ ${indent(remedy)}\n` : head;
  }

  #paint(status: Status): (text: string) => string {
    const { green, yellow, red, dim } = this.#colors;
    return { ok: green, warn: yellow, fail: red, skip: dim }[status];
  }
}

function indent(text: string): string {
  return text.replaceAll('\n', `\n${INDENT}`);
}
