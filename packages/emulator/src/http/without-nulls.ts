import { isRecord } from './is-record.js';

/** A copy without fields that are null, at any depth: they count as missing. botpy writes out every field it knows. */
export function withoutNulls(value: Record<string, unknown>): Record<string, unknown> {
  const kept = Object.entries(value).filter(([, field]) => field !== null);
  return Object.fromEntries(kept.map(([name, field]) => [name, cleaned(field)]));
}

function cleaned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(cleaned);
  return isRecord(value) ? withoutNulls(value) : value;
}
