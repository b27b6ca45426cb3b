import type { CallEntry, LogStamp } from '../activity-log.js';
import { isRecord } from '../http/is-record.js';

export type ReplyKind = 'text' | 'markdown' | 'ark' | 'embed' | 'typing' | 'media' | 'stream' | 'other';

/** One try to answer. */
export interface ThreadReply {
  /** Its entry in the log. */
  n: number;
  /** Milliseconds since 1970. */
  at: number;
  /** As sent; `undefined` when it was omitted, and in guilds. */
  seq?: number;
  kind: ReplyKind;
  /** HTTP status; 0 when the connection was dropped. */
  status: number;
  /** The platform's number when it said no. */
  code?: number;
  /** The message it became. */
  messageId?: string;
  /** Frames of a stream so far. */
  frames?: number;
}

const SENDS = /\/(?:messages|stream_messages)$/;

/** `msg_type` of c2c and group messages. */
const TYPES: Readonly<Record<number, ReplyKind>> = {
  0: 'text',
  2: 'markdown',
  3: 'ark',
  4: 'embed',
  6: 'typing',
  7: 'media',
};

/** Fields that tell what a guild message is, the most telling first. */
const FIELDS: readonly (readonly [string, ReplyKind])[] = [
  ['markdown', 'markdown'],
  ['ark', 'ark'],
  ['embed', 'embed'],
  ['image', 'media'],
  ['file_image', 'media'],
  ['content', 'text'],
];

function kindOf(path: string, body: Record<string, unknown>): ReplyKind {
  if (path.endsWith('/stream_messages')) return 'stream';
  if (typeof body['msg_type'] === 'number') return TYPES[body['msg_type']] ?? 'other';
  return FIELDS.find(([name]) => body[name] !== undefined)?.[1] ?? 'other';
}

/** What a call of the log is as an answer; `undefined` when it sends nothing. */
export function replyOf(entry: LogStamp & CallEntry): ThreadReply | undefined {
  const { n, at, path, status, code, requestBody: body, responseBody: answer } = entry;
  if (!SENDS.test(path) || !isRecord(body)) return undefined;
  const kind = kindOf(path, body);
  const seq = typeof body['msg_seq'] === 'number' ? body['msg_seq'] : undefined;
  const messageId = isRecord(answer) && typeof answer['id'] === 'string' ? answer['id'] : undefined;
  return { n, at, seq, kind, status, code, messageId, ...(kind === 'stream' && { frames: 1 }) };
}
