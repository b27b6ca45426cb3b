import type { Message } from './message.js';

type ByPath = ReadonlyMap<string, Message>;

/** Where a language differs from the default one. Only what there is any of. */
export interface Gaps {
  /** Paths it lacks. */
  readonly missing?: readonly string[];
  /** Paths the default one lacks: misspelt, or left over. */
  readonly unknown?: readonly string[];
  /** Paths whose placeholders are not the same, with which: `rolled (-sum +total)`. */
  readonly placeholders?: readonly string[];
}

/** Compares a language with the default one. @returns `undefined` when nothing is wrong. */
export function findGaps(original: ByPath, translation: ByPath): Gaps | undefined {
  const gaps = {
    missing: [...original.keys()].filter((path) => !translation.has(path)),
    unknown: [...translation.keys()].filter((path) => !original.has(path)),
    placeholders: [...translation].flatMap(([path, message]) => compare(path, original.get(path), message)),
  };
  const some = Object.entries(gaps).filter(([, list]) => list.length > 0);
  return some.length > 0 ? Object.fromEntries(some) : undefined;
}

function compare(path: string, original: Message | undefined, translation: Message): string[] {
  if (!original) return [];
  const [wanted, used] = [original.placeholders, translation.placeholders];
  const lost = [...wanted].filter((name) => !used.has(name)).map((name) => `-${name}`);
  const added = [...used].filter((name) => !wanted.has(name)).map((name) => `+${name}`);
  const all = [...lost, ...added];
  return all.length > 0 ? [`${path} (${all.join(' ')})`] : [];
}
