import type { Localized } from '../i18n/localized.js';
import { QQBotError } from './qqbot-error.js';

/** What a person typed after a command does not fit its declaration. Answered in the chat with the usage line. */
export class CommandInputError extends QQBotError {
  /** The usage line, such as `/roll <sides:int> [times:int=1]`. */
  readonly usage: string;

  constructor(problem: Localized, usage: string) {
    super('COMMAND_INPUT', {
      'zh-CN': `${problem['zh-CN']}\n用法：${usage}`,
      en: `${problem.en}\nUsage: ${usage}`,
    });
    this.usage = usage;
  }
}
