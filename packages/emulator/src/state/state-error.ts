import type { Localized } from '@qqbotjs/core';

/** A saved state that cannot be loaded; nothing has changed then. */
export class StateError extends Error {
  constructor(
    /** What is wrong with it, and what to do. */
    readonly rule: Localized,
    options?: ErrorOptions,
  ) {
    super(rule.en, options);
    this.name = 'StateError';
  }
}
