import { refuse } from './refusal.js';
import type { RefusalName } from './refusals.js';

/** How many items one answer holds. */
export interface PageSize {
  /** When the call does not say. */
  initial: number;
  max: number;
}

export interface Page<T> {
  items: readonly T[];
  /** Where the next page begins; `''` after the last. */
  next: string;
}

/** A whole number of the query. */
function wholeNumber(query: URLSearchParams, name: string, refusal: RefusalName): number | undefined {
  const text = query.get(name) ?? '';
  if (text === '') return undefined;
  if (!/^\d+$/.test(text)) refuse(refusal, `${name} 必须是数字。`, `${name} has to be a number.`);
  return Number(text);
}

/** `limit` of a query, from 1 to the maximum. */
export function limitOf(
  query: URLSearchParams,
  { initial, max }: PageSize,
  refusal: RefusalName = 'malformedBody',
): number {
  const limit = wholeNumber(query, 'limit', refusal) ?? initial;
  if (limit < 1 || limit > max) refuse(refusal, `limit 只能是 1–${max}。`, `limit goes from 1 to ${max}.`);
  return limit;
}

/** The items from a place on. */
export function sliceOf<T>(items: readonly T[], start: number, limit: number): Page<T> {
  const end = start + limit;
  return { items: items.slice(start, end), next: end < items.length ? String(end) : '' };
}

/** The page a query asks for by `cursor` and `limit`. To clients the cursor is opaque; here it is a place in the list. */
export function pageOf<T>(
  items: readonly T[],
  query: URLSearchParams,
  size: PageSize,
  refusal: RefusalName = 'malformedBody',
): Page<T> {
  return sliceOf(items, wholeNumber(query, 'cursor', refusal) ?? 0, limitOf(query, size, refusal));
}
