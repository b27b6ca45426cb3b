import type { Localized } from '@qqbotjs/core';

/** An emulator that others could reach was asked for without what keeps them out; nothing listens then. */
export class SafetyError extends Error {
  constructor(
    /** What is wrong, and what to do. */
    readonly rule: Localized,
    options?: ErrorOptions,
  ) {
    super(`${rule.en} (${rule['zh-CN']})`, options);
    this.name = 'SafetyError';
  }
}
