import { type Localized, QQBotError } from '@qqbotjs/core';

/** The emulator cannot be what it was told to be: its settings, its state or its address. */
export class EmulatorError extends QQBotError {
  constructor(text: Localized, options?: ErrorOptions) {
    super('EMULATOR', text, options);
  }
}
