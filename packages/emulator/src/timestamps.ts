/** RFC 3339 in the platform's time zone, as messages and interactions carry it: `2026-09-10T10:00:00+08:00`. */
export function rfc3339(milliseconds: number): string {
  const local = new Date(milliseconds + 8 * 3_600_000).toISOString();
  return local.replace(/\.\d+Z$/, '+08:00');
}

/** Whole Unix seconds, as friend, group-robot and member events carry it. */
export function unixSeconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}
