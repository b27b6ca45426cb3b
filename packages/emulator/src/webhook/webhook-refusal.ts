import type { Localized } from '@qqbotjs/core';

/** An address the console would not save. */
export class WebhookRefusal extends Error {
  constructor(
    /** The address, as it was given. */
    readonly url: string,
    /** What was wrong, in one sentence. */
    readonly rule: Localized,
  ) {
    super(`The webhook address ${url} was refused. ${rule.en}`);
    this.name = 'WebhookRefusal';
  }
}
