import type { Localized } from '@qqbotjs/core';
import { redact } from './redact.js';
import { Signal } from './signal.js';

/** Something whoever runs the bots tells the people at the page: that they start again, or why they do not. */
export interface Notice {
  /** `info` is a hint in place of the bot's status, `warning` and `error` are banners above the chat. */
  level: 'info' | 'warning' | 'error';
  /** One line, in one language or in both; the page shows its own. */
  title: string | Localized;
  /** More of it, as it is to be read: lines and blanks are kept, markup means nothing. */
  text?: string | Localized;
  /** How long it is shown, in milliseconds. @defaultValue until it is replaced or taken away */
  forMs?: number;
}

/** The one notice of the moment: a new one takes the place of the former. */
export class Notices {
  readonly changed = new Signal<Notice | undefined>();
  readonly #secrets: () => readonly string[];
  #current?: Notice;
  #timer?: NodeJS.Timeout;

  /** @param secrets - What no notice may show. */
  constructor(secrets: () => readonly string[]) {
    this.#secrets = secrets;
  }

  get current(): Notice | undefined {
    return this.#current;
  }

  /** Shows a notice on every page, also on those opened later; `undefined` takes it away. */
  show(notice: Notice | undefined): void {
    clearTimeout(this.#timer);
    this.#current = notice && (redact(notice, this.#secrets()) as Notice);
    if (notice?.forMs !== undefined) this.#timer = setTimeout(() => this.show(undefined), notice.forMs).unref();
    this.changed.emit(this.#current);
  }

  /** Forgets what was to happen later. */
  stop(): void {
    clearTimeout(this.#timer);
  }
}
