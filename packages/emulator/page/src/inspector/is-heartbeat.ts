import type { LogEntry } from '../../../src/activity-log.js';

/** Whether an entry is a sign of life and nothing else. */
export function isHeartbeat(entry: LogEntry): boolean {
  return entry.kind === 'frame' && (entry.op === 1 || entry.op === 11);
}
