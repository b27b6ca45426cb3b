import { isatty } from 'node:tty';
import { type Localized, localize } from '@qqbotjs/core';
import pc from 'picocolors';
import type { Comparison } from './comparison.js';
import type { ReplayReport } from './report.js';

/** Longer texts of people are cut, in characters. */
const LONGEST = 60;

/** What a person reads about a replay: what is not as it was, and a summary. */
export class Sheet {
  readonly #out: NodeJS.WriteStream & { fd: number };
  readonly #colors: ReturnType<typeof pc.createColors>;

  constructor(out: NodeJS.WriteStream & { fd: number }) {
    this.#out = out;
    this.#colors = pc.createColors(isatty(out.fd) && pc.isColorSupported);
  }

  /** Writes all of it. @param file - The recording, as it was named. */
  write({ events, problems, summary }: ReplayReport, file: string): void {
    for (const { line, text } of problems) this.#line(this.#colors.yellow('!'), `${file}:${line}`, text);
    for (const event of events) if (event.status !== 'same' || event.errors.length > 0) this.#event(event, file);
    const color = summary.same === summary.events ? this.#colors.green : this.#colors.red;
    this.#out.write(`${color(localize(total(summary)))}\n`);
  }

  #event(event: Comparison, file: string): void {
    const mark = event.status === 'same' ? this.#colors.green('✔') : this.#colors.red('✖');
    this.#line(
      mark,
      `${file}:${event.line}`,
      `${headOf(event)}${localize({ 'zh-CN': '：', en: ': ' })}${localize(verdictOf(event))}`,
    );
    for (const error of event.errors) this.#out.write(`    ${this.#colors.red(indent(error))}\n`);
    for (const line of event.diff) this.#out.write(`    ${this.#paint(line)}\n`);
  }

  #line(mark: string, place: string, text: string): void {
    this.#out.write(`${mark} ${place} ${text}\n`);
  }

  #paint(line: string): string {
    const { red, green, dim } = this.#colors;
    return line.startsWith('-') ? red(line) : line.startsWith('+') ? green(line) : dim(line);
  }
}

function headOf({ t, said }: Comparison): string {
  if (!said) return t;
  return `${t} ${JSON.stringify(said.length > LONGEST ? `${said.slice(0, LONGEST)}…` : said)}`;
}

function verdictOf({ status, recorded, now, isUnheard }: Comparison): Localized {
  if (status === 'timeout')
    return {
      'zh-CN': '机器人没有按时处理完（可用 --timeout 放宽）',
      en: 'the bot was not done with it in time (--timeout gives it more)',
    };
  if (isUnheard) return { 'zh-CN': '机器人没有订阅这类事件', en: 'the bot does not ask for such events' };
  if (status === 'same') return { 'zh-CN': '回答相同，但有错误', en: 'answered as it was, with errors' };
  return {
    'zh-CN': `录制时 ${recorded} 个回答，现在 ${now} 个`,
    en: `${recorded} ${recorded === 1 ? 'answer' : 'answers'} then, ${now} now`,
  };
}

function total({ events, same, different, timeout, badLines }: ReplayReport['summary']): Localized {
  const left = badLines > 0;
  return {
    'zh-CN': `${events} 个事件：${same} 个相同，${different} 个不同，${timeout} 个超时${left ? `；略过 ${badLines} 行` : ''}`,
    en: `${events} events: ${same} the same, ${different} different, ${timeout} not in time${left ? `; ${badLines} lines left out` : ''}`,
  };
}

function indent(text: string): string {
  return text.replaceAll('\n', '\n    ');
}
