import type { Localized } from '../i18n/localized.js';
import { QQBotError } from './qqbot-error.js';

/** What is kept cannot be reached, or could not be written: whoever runs the bot has to act. */
export class StorageError extends QQBotError {
  constructor(text: Localized, options?: ErrorOptions) {
    super('STORAGE', text, options);
  }
}
