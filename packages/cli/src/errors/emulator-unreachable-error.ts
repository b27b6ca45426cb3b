import { type Localized, QQBotError } from '@qqbotjs/core';

/** There is no emulator to talk to, or it does not let us. */
export class EmulatorUnreachableError extends QQBotError {
  constructor(text: Localized, options?: ErrorOptions) {
    super('EMULATOR_UNREACHABLE', text, options);
  }
}
