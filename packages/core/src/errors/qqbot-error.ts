import { type Locale, type Localized, localize } from '../i18n/localized.js';

/**
 * Base of every error this framework throws on purpose.
 *
 * `code` is stable and what programs compare; `message` says what happened and the next step, in the language of the
 * process, and may be reworded. One subclass per answer to "who has to act?".
 */
export abstract class QQBotError extends Error {
  /** Stable, for programs: a word such as `REPLY_BUDGET`, or the platform's number for an `ApiError`. */
  readonly code: string | number;
  readonly #text: Localized;

  constructor(code: string | number, text: Localized, options?: ErrorOptions) {
    super(localize(text), options);
    this.code = code;
    this.#text = text;
    // Set once on the prototype chain of each subclass, so that logs and stacks name the class.
    this.name = new.target.name;
  }

  /** The message in a given language, for example to show it in a chat. */
  in(locale: Locale): string {
    return localize(this.#text, locale);
  }
}
