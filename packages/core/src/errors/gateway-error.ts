import type { Localized } from '../i18n/localized.js';
import { QQBotError } from './qqbot-error.js';

/** The gateway connection cannot go on, or could not be made. */
export class GatewayError extends QQBotError {
  /** The code the platform closed the socket with, where there was one. */
  readonly closeCode?: number;

  constructor(text: Localized, options?: ErrorOptions & { closeCode?: number }) {
    super('GATEWAY', text, options);
    this.closeCode = options?.closeCode;
  }
}
