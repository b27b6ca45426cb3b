/** Which part of a list that is read with a cursor. */
export interface PageQuery {
  /** `next_cursor` of the page before. */
  cursor?: string;
  /** How many; 20 by default. */
  limit?: number;
}

/** A page of a list, and where the next one starts; nothing or empty text when it was the last. */
export interface Page<T> {
  items: readonly T[] | null | undefined;
  next?: string;
}

/**
 * Yields all of a paged list, each item once: the platform may repeat on a page what was on the one before.
 *
 * @param fetch - Gets the page that starts at `cursor`, the first without one.
 */
export async function* everyPage<T>(
  fetch: (cursor?: string) => Promise<Page<T>>,
  idOf: (item: T) => string | undefined,
): AsyncGenerator<T, void, undefined> {
  const seen = new Set<string>();
  let cursor: string | undefined;
  do {
    const { items, next } = await fetch(cursor);
    for (const item of items ?? []) {
      const id = idOf(item);
      if (id !== undefined && seen.has(id)) continue;
      if (id !== undefined) seen.add(id);
      yield item;
    }
    // A cursor that stands still would be asked for until the end of time.
    cursor = next === cursor ? undefined : next;
  } while (cursor);
}
