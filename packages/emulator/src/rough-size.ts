/** What a value that is no text takes, with the name it stands under. */
const PLAIN = 16;

/** About how many characters a value has as JSON, without writing it. */
export function roughSize(value: unknown): number {
  if (typeof value === 'string') return value.length + PLAIN;
  if (typeof value !== 'object' || value === null) return PLAIN;
  let size = PLAIN;
  for (const key in value) size += key.length + roughSize((value as Record<string, unknown>)[key]);
  return size;
}
