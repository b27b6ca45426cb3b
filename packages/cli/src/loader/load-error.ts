import { QQBotError, type Localized } from '@qqbotjs/core';

/** The source compiled, but importing it failed; the original is `cause`. */
export class LoadError extends QQBotError {
  constructor(text: Localized, cause: unknown) {
    super('LOAD', text, { cause });
  }
}
