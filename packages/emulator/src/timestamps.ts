/** RFC 3339 in the platform's time zone, as messages and interactions carry it: `2026-09-10T10:00:00+08:00`. */
export function rfc3339(milliseconds: number): string {
  const local = new Date(milliseconds + 8 * 3_600_000).toISOString();
  return local.replace(/\.\d+Z$/, '+08:00');
}

/** Reads RFC 3339. @returns Milliseconds, `undefined` for anything else. */
export function parseRfc3339(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text)) return undefined;
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}

/** The calendar day in the platform's time zone: `2026-09-10`. */
export function dayOf(milliseconds: number): string {
  return rfc3339(milliseconds).slice(0, 10);
}

/** Whole Unix seconds, as friend, group-robot and member events carry it. */
export function unixSeconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}
