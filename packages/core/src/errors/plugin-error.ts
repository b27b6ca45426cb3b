import type { Localized } from '../i18n/localized.js';
import { QQBotError } from './qqbot-error.js';

/** A plugin, or a use of the plugin API, is wrong and its author has to act. */
export class PluginError extends QQBotError {
  constructor(text: Localized, options?: ErrorOptions) {
    super('PLUGIN', text, options);
  }
}
