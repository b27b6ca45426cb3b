import { isRecord } from '../http/is-record.js';
import type { Refusal } from './refusal.js';

const MAX_DEPTH = 4;

/** Every name there is in a request, at any depth. */
function namesIn(value: unknown, names: Set<string>, depth = 0): Set<string> {
  if (depth > MAX_DEPTH) return names;
  if (Array.isArray(value)) for (const item of value.slice(0, 50)) namesIn(item, names, depth + 1);
  if (isRecord(value)) {
    for (const [name, item] of Object.entries(value)) {
      names.add(name);
      namesIn(item, names, depth + 1);
    }
  }
  return names;
}

/**
 * The fields of a request that a refusal is about: those its row names, and a sentence that is more exact than the row's,
 * as far as they are there. When none is, the missing ones of its row.
 */
export function brokenFields({ kind, rule }: Refusal, body: unknown): readonly string[] | undefined {
  const names = namesIn(body, new Set());
  const isExact = rule !== kind.rule || !kind.fields;
  const told = [...(kind.fields ?? []), ...((isExact && rule.en.match(/[a-z][a-z_]{2,}/g)) || [])];
  const there = [...new Set(told)].filter((name) => names.has(name));
  if (there.length > 0) return there;
  return kind.fields;
}
