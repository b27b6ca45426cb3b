import type { Localized } from '@qqbotjs/core';
import type { Witness } from '../witness.js';

/** `yes`: seen as the platform is by default. `setting`: seen with settings or faults. `no`: with a reason. */
export type State =
  | { readonly is: 'yes' }
  | { readonly is: 'setting'; readonly names: readonly string[] }
  | { readonly is: 'no'; readonly why: Localized };

/** A row that has to be looked at: neither seen nor explained, or both. */
export class Unproven extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'Unproven';
  }
}

/** What a row can call itself. All of the keys have to have been seen; those that took most conditions count. */
export function stateOf(witness: Witness, name: string, keys: readonly string[], not?: Localized): State {
  const found = keys.map((key) => witness.conditions(key));
  const missing = keys.filter((_, index) => found[index] === undefined);
  if (not && missing.length > 0) return { is: 'no', why: not };
  if (not) throw new Unproven(`${name} was seen: take away the reason why it is left out.`);
  if (missing.length > 0)
    throw new Unproven(
      `${name} was not seen (${missing.join(', ')}). What showed it no longer happens, or nobody does it: mend it, add a case, or say why it is left out.`,
    );
  const names = [...new Set(found.flatMap((conditions) => conditions ?? []))];
  return names.length === 0 ? { is: 'yes' } : { is: 'setting', names };
}
