import { type Localized, localize, QQBotError } from '@qqbotjs/core';
import pc from 'picocolors';

/** Everything a person at the terminal reads from us. */
export class Terminal {
  readonly #output: { write(text: string): unknown };

  /**
   * @param verbose - Whether errors come with their stack.
   * @param output - Where people read. Standard error where standard output is for programs.
   */
  constructor(
    readonly verbose = false,
    output: { write(text: string): unknown } = process.stdout,
  ) {
    this.#output = output;
  }

  say(text: Localized | string): void {
    this.#output.write(`${pc.cyan('qqbot')} ${localize(text)}\n`);
  }

  warn(text: Localized | string): void {
    process.stderr.write(`${pc.yellow('qqbot')} ${localize(text)}\n`);
  }

  /** One message that says what to do; the stack only for those who asked for it. */
  fail(error: unknown): void {
    process.stderr.write(`${pc.red('qqbot')} ${this.#describe(error)}\n`);
  }

  #describe(error: unknown): string {
    if (this.verbose) return withStack(error);
    const message = error instanceof Error ? error.message : String(error);
    return error instanceof QQBotError ? message : `${message}\n${localize(ASK_FOR_MORE)}`;
  }
}

const ASK_FOR_MORE: Localized = { 'zh-CN': '（加上 --verbose 可查看调用栈）', en: '(--verbose shows the stack)' };

function withStack(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause =
    error.cause === undefined ? '' : `\n${localize({ 'zh-CN': '原因：', en: 'Caused by: ' })}${withStack(error.cause)}`;
  return (error.stack ?? error.message) + cause;
}
