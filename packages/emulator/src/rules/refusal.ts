import type { Localized } from '@qqbotjs/core';
import { REFUSALS, type RefusalName } from './refusals.js';
import type { RefusalKind } from './refusals/kind.js';
import { type RuleSource, SOURCES } from './sources.js';

/** Thrown by a rule that was broken; the HTTP layer turns it into the platform's error body. */
export class Refusal extends Error {
  readonly kind: RefusalKind;
  /** The rule in one sentence, more exact than the table's where the place that found it knows more. */
  readonly rule: Localized;

  constructor(name: RefusalName, rule?: Localized) {
    const kind: RefusalKind = REFUSALS[name];
    super(kind.message);
    this.name = 'Refusal';
    this.kind = kind;
    this.rule = rule ?? kind.rule;
  }

  get source(): RuleSource {
    return SOURCES[this.kind.source];
  }
}

/** Refuses with a sentence more exact than the table's. */
export function refuse(name: RefusalName, zh: string, en: string): never {
  throw new Refusal(name, { 'zh-CN': zh, en });
}
