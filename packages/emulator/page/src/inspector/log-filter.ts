import type { LogEntry } from '../../../src/activity-log.js';
import { isHeartbeat } from './is-heartbeat.js';

export const KINDS = ['all', 'calls', 'frames', 'refused'] as const;

export type Kind = (typeof KINDS)[number];

export interface LogFilter {
  kind: Kind;
  /** App id; empty = every bot. */
  bot: string;
  /** Openid, channel id or session guild id of a conversation; empty = every one. */
  target: string;
  /** Looked for in paths, names, codes and bodies. */
  text: string;
  hasHeartbeats: boolean;
  /** Number of the last entry that is hidden. */
  clearedAt: number;
}

export const EVERYTHING: LogFilter = { kind: 'all', bot: '', target: '', text: '', hasHeartbeats: false, clearedAt: 0 };

type Test = (entry: LogEntry) => boolean;

const OF_KIND: Readonly<Record<Kind, Test>> = {
  all: () => true,
  calls: ({ kind }) => kind === 'call',
  frames: ({ kind }) => kind === 'frame' || kind === 'connection' || kind === 'webhook',
  refused: (entry) => entry.rule !== undefined || entry.kind === 'note' || hasFailed(entry),
};

function hasFailed(entry: LogEntry): boolean {
  return entry.kind === 'call' && (entry.status === 0 || entry.status >= 400);
}

/** Whether any text or number in a value fits. Nothing is written out: there may be thousands of entries. */
function holds(value: unknown, pattern: RegExp): boolean {
  if (typeof value === 'string') return pattern.test(value);
  if (typeof value === 'number') return pattern.test(String(value));
  if (typeof value !== 'object' || value === null) return false;
  const isList = Array.isArray(value);
  for (const key in value) {
    if ((!isList && pattern.test(key)) || holds((value as Record<string, unknown>)[key], pattern)) return true;
  }
  return false;
}

/** What of an entry is searched: what a person reads in it, and of our own names none. */
function searched({ n: _n, at: _at, rule, source: _source, fields: _fields, ...rest }: LogEntry): unknown[] {
  const line = rest.kind === 'call' ? [`${rest.method} ${rest.path}`] : [];
  return [...line, ...Object.values(rest), ...Object.values(rule ?? {})];
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** Puts a filter into one question. */
export function createFilter({ kind, bot, target, text, hasHeartbeats, clearedAt }: LogFilter): Test {
  const ofKind = OF_KIND[kind];
  const words = text.trim() === '' ? undefined : new RegExp(escaped(text.trim()), 'i');
  const place = target === '' ? undefined : new RegExp(escaped(target));
  return (entry) =>
    entry.n > clearedAt &&
    ofKind(entry) &&
    (hasHeartbeats || !isHeartbeat(entry)) &&
    (bot === '' || entry.bot === bot) &&
    (!place || holds(entry, place)) &&
    (!words || holds(searched(entry), words));
}
