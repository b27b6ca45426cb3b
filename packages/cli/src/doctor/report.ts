import { VERSION } from '../version.js';
import { type Status, STATUSES } from './check.js';
import type { Result } from './examine.js';

/** What `qqbot doctor --json` writes. Fields are only ever added; `version` counts up if one had to go. */
export interface Report {
  version: 1;
  /** Version of this program. */
  qqbot: string;
  /** Whether nothing failed. */
  ok: boolean;
  /** How many checks ended how. */
  summary: Record<Status, number>;
  checks: readonly Result[];
}

export function reportOf(results: readonly Result[]): Report {
  const count = (status: Status): number => results.filter((result) => result.status === status).length;
  const summary = Object.fromEntries(STATUSES.map((status) => [status, count(status)])) as Record<Status, number>;
  return { version: 1, qqbot: VERSION, ok: summary.fail === 0, summary, checks: results };
}
