import type { Localized } from '@qqbotjs/core';
import { REFUSALS } from '../../../../src/rules/refusals.js';
import type { RefusalKind } from '../../../../src/rules/refusals/kind.js';
import { type Area, say } from '../row.js';

/** Numbers with one meaning. */
export interface ErrorRow {
  readonly codes: readonly number[];
  readonly what: Localized;
  readonly not?: Localized;
}

export type ErrorArea = Area<ErrorRow>;

const KINDS: readonly RefusalKind[] = Object.values(REFUSALS);

function ruleOf(code: number): Localized {
  const kind = KINDS.find((one) => one.code === code);
  if (!kind) throw new Error(`The emulator has no refusal ${code}: tell what it means.`);
  return kind.rule;
}

/** Rows of refusals the emulator has: what they mean is asked of it. */
export const known = (...codes: number[]): ErrorRow[] => codes.map((code) => ({ codes: [code], what: ruleOf(code) }));

/** A row with a meaning of its own, where the emulator has several for the number, or none. */
export const row = (code: number, zh: string, en: string): ErrorRow => ({ codes: [code], what: say(zh, en) });

/** Numbers that are never given, and why. */
export const never = (not: Localized, codes: readonly number[], zh: string, en: string): ErrorRow => ({
  codes,
  what: say(zh, en),
  not,
});

/** What is answered in its place. */
export const instead = (code: number): Localized => say(`以 ${code} 应答`, `answered with ${code}`);

/** Every whole number from `first` to `last`. */
export const span = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);
