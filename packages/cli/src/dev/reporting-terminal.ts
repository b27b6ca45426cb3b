import { LOCALES, type Localized } from '@qqbotjs/core';
import { locateError } from '../errors/locate-error.js';
import { Terminal } from '../terminal/terminal.js';
import { send } from './bots-channel.js';
import type { BotsOptions } from './messages.js';
import { maskSecrets } from './mask-secrets.js';

/** The terminal of a supervised process: the supervisor learns of its errors, too, to show them where people look. */
export class ReportingTerminal extends Terminal {
  /** Settles when the supervisor has been told everything so far. */
  told: Promise<unknown> = Promise.resolve();

  readonly #isShown: boolean;

  constructor({ verbose, isShown }: Pick<BotsOptions, 'verbose' | 'isShown'>) {
    super(verbose);
    this.#isShown = isShown;
  }

  override fail(thrown: unknown): void {
    const located = locateError(thrown);
    // The supervisor shows the text; the stack, for those who asked for it, only this process knows.
    if (!this.#isShown || this.verbose) super.fail(located);
    const texts = LOCALES.map((locale) => [locale, maskSecrets(located.in(locale))]);
    this.told = Promise.all([this.told, send({ type: 'problem', text: Object.fromEntries(texts) as Localized })]);
  }
}
