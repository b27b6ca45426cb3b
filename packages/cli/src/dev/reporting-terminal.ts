import { LOCALES, type Localized } from '@qqbotjs/core';
import { locateError } from '../errors/locate-error.js';
import { Terminal } from '../terminal/terminal.js';
import { send } from './bots-channel.js';
import { maskSecrets } from './mask-secrets.js';

/** The terminal of a supervised process: the supervisor learns of its errors, too, to show them where people look. */
export class ReportingTerminal extends Terminal {
  /** Settles when the supervisor has been told everything so far. */
  told: Promise<unknown> = Promise.resolve();

  override fail(thrown: unknown): void {
    const located = locateError(thrown);
    super.fail(located);
    const texts = LOCALES.map((locale) => [locale, maskSecrets(located.in(locale))]);
    this.told = Promise.all([this.told, send({ type: 'problem', text: Object.fromEntries(texts) as Localized })]);
  }
}
