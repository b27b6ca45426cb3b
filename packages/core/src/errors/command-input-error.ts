import type { Localized } from '../i18n/localized.js';
import { pointAt } from './point-at.js';
import { QQBotError } from './qqbot-error.js';

/** A place in what a person typed. */
export interface InputPlace {
  /** The whole line, prefix and name included. */
  readonly line: string;
  /** Where in it, in UTF-16 units: what is wrong begins there, or something is missing there. */
  readonly index: number;
}

/**
 * What a person typed after a command does not fit its declaration. Answered in the chat with the place, under which a caret
 * stands, and the usage line.
 */
export class CommandInputError extends QQBotError {
  /** The usage line, such as `/roll <sides:int> [times:int=1]`. */
  readonly usage: string;
  /** Where it is wrong, if it is one word that is. */
  readonly at?: InputPlace;

  constructor(problem: Localized, usage: string, at?: InputPlace) {
    const place = at ? `\n${pointAt(at.line, at.index)}` : '';
    super('COMMAND_INPUT', {
      'zh-CN': `${problem['zh-CN']}${place}\n用法：${usage}`,
      en: `${problem.en}${place}\nUsage: ${usage}`,
    });
    this.usage = usage;
    this.at = at;
  }
}
