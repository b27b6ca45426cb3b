import type { Localized } from '../../i18n/localized.js';

/** What to do about some codes of the platform. */
export interface RemedyRow extends Localized {
  readonly codes: readonly number[];
}

/** Every whole number from `first` to `last`. */
export function span(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
