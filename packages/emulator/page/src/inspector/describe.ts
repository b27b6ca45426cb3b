import type { LogEntry, WebhookEntry } from '../../../src/activity-log.js';
import type { Locale, Texts } from '../texts.js';

export type Tone = 'good' | 'bad' | 'plain' | 'quiet';

/** One line of the activity list. */
export interface Line {
  arrow: '↓' | '↑' | '⇄' | '·';
  title: string;
  badge: string;
  tone: Tone;
  /** Small facts such as `msg_seq 2`. */
  facts: string[];
  rule?: string;
}

const OPS: Readonly<Record<number, string>> = {
  0: 'Dispatch',
  1: 'Heartbeat',
  2: 'Identify',
  6: 'Resume',
  7: 'Reconnect',
  9: 'Invalid Session',
  10: 'Hello',
  11: 'Heartbeat ACK',
  13: 'Validation',
};

const FACTS = ['msg_id', 'event_id', 'msg_seq', 'msg_type', 'stream_msg_id', 'input_state'] as const;

const short = (value: unknown): string => {
  const text = String(value);
  return text.length > 18 ? `${text.slice(0, 6)}…${text.slice(-6)}` : text;
};

function factsOf(body: unknown): string[] {
  if (typeof body !== 'object' || body === null) return [];
  const fields = body as Record<string, unknown>;
  const facts = FACTS.filter((name) => fields[name] !== undefined).map((name) => `${name} ${short(fields[name])}`);
  // the most frequent mistake is the number that is not there
  const lacksSeq = (fields['msg_id'] ?? fields['event_id']) !== undefined && fields['msg_seq'] === undefined;
  return lacksSeq ? [...facts, 'msg_seq –'] : facts;
}

const shortPath = (path: string): string => path.replaceAll(/[0-9A-Z]{24,}/g, (id) => `${id.slice(0, 4)}…`);

/** Whether an entry is a sign of life and nothing else. */
export function isHeartbeat(entry: LogEntry): boolean {
  return entry.kind === 'frame' && (entry.op === 1 || entry.op === 11);
}

function describeWebhook(entry: WebhookEntry, t: Texts, rule: string | undefined): Line {
  const { t: name, op, status, attempt, fault, durationMs } = entry;
  const facts = [...(attempt > 1 ? [`${t.attempt} ${attempt}`] : []), ...(fault ? [fault] : []), `${durationMs} ms`];
  const badge = status === 0 ? t.dropped : String(status);
  return { arrow: '↓', title: name ?? OPS[op] ?? `op ${op}`, badge, tone: rule ? 'bad' : 'good', facts, rule };
}

/** Turns an entry of the log into a line of the list. */
export function describe(entry: LogEntry, t: Texts, locale: Locale): Line {
  const rule = entry.rule?.[locale];
  if (entry.kind === 'note') return { arrow: '·', title: entry.text[locale], badge: '', tone: 'bad', facts: [], rule };
  if (entry.kind === 'connection') {
    const { what, code, connection } = entry;
    const tone = what === 'closed' ? 'bad' : 'good';
    return { arrow: '⇄', title: `#${connection} ${t[what]}`, badge: code ? String(code) : '', tone, facts: [], rule };
  }
  if (entry.kind === 'frame') {
    const { direction, op, t: name, s } = entry;
    const title = name ?? OPS[op ?? -1] ?? `op ${op ?? '?'}`;
    const tone = isHeartbeat(entry) ? 'quiet' : 'plain';
    return {
      arrow: direction === 'to-bot' ? '↓' : '↑',
      title,
      badge: s === undefined ? '' : `s ${s}`,
      tone,
      facts: [],
      rule,
    };
  }
  if (entry.kind === 'webhook') return describeWebhook(entry, t, rule);
  const { method, path, status, code, requestBody, durationMs, fault } = entry;
  const isBad = status === 0 || status >= 400 || rule !== undefined;
  const facts = [
    ...factsOf(requestBody),
    ...(fault ? [fault] : []),
    ...(code ? [`HTTP ${status}`] : []),
    `${durationMs} ms`,
  ];
  const badge = status === 0 ? t.dropped : String(code ?? status);
  return { arrow: '↑', title: `${method} ${shortPath(path)}`, badge, tone: isBad ? 'bad' : 'good', facts, rule };
}
