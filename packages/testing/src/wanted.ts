/** What a text is to contain, or to match. */
export type Wanted = string | RegExp;

export function matches(text: string, wanted: Wanted): boolean {
  // `search` and not `test`, which remembers where it was with the flags g and y
  return typeof wanted === 'string' ? text.includes(wanted) : text.search(wanted) >= 0;
}

export function quoted(wanted: Wanted): string {
  return typeof wanted === 'string' ? JSON.stringify(wanted) : String(wanted);
}
