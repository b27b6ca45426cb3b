import { QQBotError } from '@qqbotjs/core';

/** The command line cannot be followed. */
export class UsageError extends QQBotError {
  constructor(text: ConstructorParameters<typeof QQBotError>[1], options?: ErrorOptions) {
    super('USAGE', text, options);
  }
}
