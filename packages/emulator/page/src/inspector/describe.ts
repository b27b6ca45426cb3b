import type {
  CallEntry,
  ConnectionEntry,
  FrameEntry,
  LogEntry,
  NoteEntry,
  WebhookEntry,
} from '../../../src/activity-log.js';
import type { Locale, Texts } from '../texts.js';
import { isHeartbeat } from './is-heartbeat.js';

export type Tone = 'good' | 'bad' | 'plain' | 'quiet';

/** One entry as two lines of a list. */
export interface Line {
  arrow: '↓' | '↑' | '⇄' | '·';
  title: string;
  badge: string;
  tone: Tone;
  /** Why it was refused, or what it was about. */
  detail: string;
}

export const OPS: Readonly<Record<number, string>> = {
  0: 'Dispatch',
  1: 'Heartbeat',
  2: 'Identify',
  6: 'Resume',
  7: 'Reconnect',
  9: 'Invalid Session',
  10: 'Hello',
  11: 'Heartbeat ACK',
  12: 'Callback ACK',
  13: 'Validation',
};

const FACTS = ['msg_id', 'event_id', 'msg_seq', 'msg_type', 'stream_msg_id', 'input_state'] as const;

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

const short = (value: unknown): string => {
  const text = String(value);
  return text.length > 18 ? `${text.slice(0, 6)}…${text.slice(-6)}` : text;
};

/** What somebody says in a body of a message, if anything. */
function textOf(body: unknown): string | undefined {
  if (!isFields(body)) return undefined;
  const { content, content_raw: raw, markdown } = body;
  const text = content ?? raw ?? (isFields(markdown) ? markdown['content'] : undefined);
  return typeof text === 'string' && text.trim() !== '' ? text.trim().replaceAll(/\s+/g, ' ').slice(0, 120) : undefined;
}

function factsOf(body: unknown): string[] {
  if (!isFields(body)) return [];
  const facts = FACTS.filter((name) => body[name] !== undefined).map((name) => `${name} ${short(body[name])}`);
  // the most frequent mistake is the number that is not there
  const lacksSeq = (body['msg_id'] ?? body['event_id']) !== undefined && body['msg_seq'] === undefined;
  return lacksSeq ? [...facts, 'msg_seq –'] : facts;
}

/** Ids are as long as a line; of each the beginning is enough to tell it apart. */
export const shortPath = (path: string): string =>
  path.replaceAll(/[0-9A-Za-z_-]{20,}/g, (id) => `${id.slice(0, 4)}…${id.slice(-3)}`);

const joined = (...facts: (string | undefined)[]): string => facts.filter(Boolean).join(' · ');

function describeCall(entry: CallEntry, isBad: boolean, t: Texts): Line {
  const { method, path, status, code, requestBody, durationMs, fault, faultName = fault } = entry;
  const facts = [faultName && `${t.fault} ${faultName}`, textOf(requestBody), ...factsOf(requestBody)];
  const badge = status === 0 ? t.dropped : String(code ?? status);
  const tone = isBad || status === 0 || status >= 400 ? 'bad' : 'good';
  return {
    arrow: '↑',
    title: `${method} ${shortPath(path)}`,
    badge,
    tone,
    detail: joined(...facts, `${durationMs} ms`),
  };
}

function describeWebhook(entry: WebhookEntry, isBad: boolean, t: Texts): Line {
  const { t: name, op, status, attempt, fault, durationMs, requestBody } = entry;
  const said = isFields(requestBody) ? textOf(requestBody['d']) : undefined;
  const detail = joined(said, attempt > 1 ? `${t.attempt} ${attempt}` : undefined, fault, `${durationMs} ms`);
  const badge = status === 0 ? t.dropped : String(status);
  return { arrow: '↓', title: name ?? OPS[op] ?? `op ${op}`, badge, tone: isBad ? 'bad' : 'good', detail };
}

const FRAME_FACTS = ['session_id', 'heartbeat_interval', 'intents', 'seq'] as const;

/** What is worth knowing of the data of a frame. */
function frameDetail(frame: unknown): string {
  if (!isFields(frame) || !isFields(frame['d'])) return '';
  const { d } = frame as { d: Fields };
  const { shard } = d;
  const facts = FRAME_FACTS.filter((name) => d[name] !== undefined).map((name) => `${name} ${short(d[name])}`);
  return joined(textOf(d), ...facts, Array.isArray(shard) ? `shard ${shard.join('/')}` : undefined);
}

function describeFrame(entry: FrameEntry & LogEntry): Line {
  const { direction, op, t: name, s, frame } = entry;
  return {
    arrow: direction === 'to-bot' ? '↓' : '↑',
    title: name ?? OPS[op ?? -1] ?? `op ${op ?? '?'}`,
    badge: s === undefined ? '' : `s ${s}`,
    tone: isHeartbeat(entry) ? 'quiet' : 'plain',
    detail: frameDetail(frame),
  };
}

function describeConnection({ what, code, connection, reason }: ConnectionEntry, t: Texts): Line {
  const tone = what === 'closed' ? 'bad' : 'good';
  return {
    arrow: '⇄',
    title: `#${connection} ${t[what]}`,
    badge: code ? String(code) : '',
    tone,
    detail: reason ?? '',
  };
}

function describeNote({ text }: NoteEntry, locale: Locale): Line {
  return { arrow: '·', title: text[locale], badge: '', tone: 'bad', detail: '' };
}

function describeKind(entry: LogEntry, t: Texts, locale: Locale): Line {
  const isBad = entry.rule !== undefined;
  if (entry.kind === 'call') return describeCall(entry, isBad, t);
  if (entry.kind === 'webhook') return describeWebhook(entry, isBad, t);
  if (entry.kind === 'frame') return describeFrame(entry);
  return entry.kind === 'connection' ? describeConnection(entry, t) : describeNote(entry, locale);
}

/** Turns an entry of the log into two lines of a list. */
export function describe(entry: LogEntry, t: Texts, locale: Locale): Line {
  const line = describeKind(entry, t, locale);
  return entry.rule ? { ...line, detail: entry.rule[locale] } : line;
}
