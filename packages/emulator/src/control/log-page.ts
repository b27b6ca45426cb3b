import type { ActivityLog, LogEntry } from '../activity-log.js';
import { BadRequest } from './bad-request.js';

const USUAL = 500;
const MOST = 2000;

function numberIn(query: Readonly<Record<string, string>>, name: string): number | undefined {
  const text = query[name];
  if (text === undefined) return undefined;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new BadRequest(`"${name}" is the number of an entry, or how many are wanted.`);
}

/**
 * `before` and `limit`: entries older than one, the youngest of those. `after`: everything younger than one.
 *
 * @returns Oldest first.
 * @throws {@link BadRequest}
 */
export function logPage(log: ActivityLog, query: Readonly<Record<string, string>>): readonly LogEntry[] {
  const before = numberIn(query, 'before');
  const limit = numberIn(query, 'limit');
  if (before !== undefined) return log.before(before, Math.min(limit ?? USUAL, MOST));
  const younger = log.since(numberIn(query, 'after') ?? 0);
  return limit === undefined ? younger : younger.slice(0, limit);
}
