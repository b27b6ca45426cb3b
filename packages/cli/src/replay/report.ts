import { localize } from '@qqbotjs/core';
import { VERSION } from '../version.js';
import type { Comparison } from './comparison.js';
import type { LineProblem } from './recording.js';

/** What `qqbot replay --json` writes. Fields are only ever added; `version` counts up if one had to go. */
export interface ReplayReport {
  version: 1;
  /** Version of this program. */
  qqbot: string;
  /** Whether every event is answered as it was. */
  same: boolean;
  summary: { events: number; same: number; different: number; timeout: number; badLines: number };
  events: readonly Comparison[];
  /** Lines that were left out. */
  problems: readonly { line: number; text: string }[];
}

export function reportOf(events: readonly Comparison[], problems: readonly LineProblem[]): ReplayReport {
  const count = (status: Comparison['status']): number => events.filter((one) => one.status === status).length;
  const summary = {
    events: events.length,
    same: count('same'),
    different: count('different'),
    timeout: count('timeout'),
    badLines: problems.length,
  };
  return {
    version: 1,
    qqbot: VERSION,
    same: summary.same === summary.events,
    summary,
    events,
    problems: problems.map(({ line, text }) => ({ line, text: localize(text) })),
  };
}
