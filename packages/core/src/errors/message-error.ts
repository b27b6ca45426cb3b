import type { Localized } from '../i18n/localized.js';
import { QQBotError } from './qqbot-error.js';

/** What was to be said cannot be said like this; nothing was sent. */
export class MessageError extends QQBotError {
  constructor(text: Localized, options?: ErrorOptions) {
    super('MESSAGE', text, options);
  }
}
