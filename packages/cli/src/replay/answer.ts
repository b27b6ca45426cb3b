import type { RecordedCall } from './recording.js';
import { fieldsOf } from './belongings.js';

/** One thing a bot did about an event, without what is another each time. */
export interface Answer {
  /** Such as `POST /v2/users/…/messages`; a streamed message is one, whatever the number of its frames. */
  readonly what: string;
  readonly body: unknown;
  /** Code with which the platform refused it. */
  readonly refused?: string;
}

/** What is another each time, or says nothing about what people see. */
const FLEETING: ReadonlySet<string> = new Set([
  'msg_id',
  'event_id',
  'msg_seq',
  'timestamp',
  'file_info',
  'file_data',
  'upload_id',
  'md5',
  'sha1',
  'md5_10m',
]);

/** Ids as they stand in texts: those of persons and places are the same in a recording and in its replay, others are not. */
export const ID =
  /\b[0-9A-F]{32}\b|\b[0-9a-f]{32}\b|\b\d{8,}\b|\bROBOT1\.0_[\w.!-]+|\bREFIDX_[\w+/=-]+|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b08[0-9a-f]{32}\b/g;

export interface AnswerRules {
  /** Ids that mean the same on both sides. */
  known: ReadonlySet<string>;
  /** Parts of texts that may differ. */
  ignore?: RegExp;
}

/** What a person would call the answers of a bot, of the calls it made about one event. */
export function answersOf(calls: readonly RecordedCall[], rules: AnswerRules): Answer[] {
  const told = withWholeStreams(calls.filter(({ method }) => method !== 'GET'));
  const sent = new Map<string, string>();
  const answers = told.map((call, index) => {
    const tidy = (text: string): string => plain(text, sent, rules);
    const answer = {
      what: `${call.method} ${tidy(call.path)}`,
      body: tidyAll(call.body, tidy),
      refused: call.error && String(call.error.code ?? call.error.name),
    };
    for (const id of idsOf(call.answer)) sent.set(id, `<message ${index + 1}>`);
    return answer;
  });
  // An acknowledgement goes its own way: whether it comes before or after what is said is chance.
  return [...answers.filter(isAcknowledgement), ...answers.filter((answer) => !isAcknowledgement(answer))];
}

function isAcknowledgement({ what }: Answer): boolean {
  return what.startsWith('PUT /interactions/');
}

function idsOf(answer: unknown): string[] {
  const { id, ext_info } = fieldsOf(answer);
  return [id, fieldsOf(ext_info)['ref_idx']].filter((one) => typeof one === 'string');
}

function plain(text: string, sent: ReadonlyMap<string, string>, { known, ignore }: AnswerRules): string {
  const named = text.replace(ID, (id) => sent.get(id) ?? (known.has(id) ? id : '<id>'));
  return ignore ? named.replace(ignore, '…') : named;
}

function tidyAll(value: unknown, tidy: (text: string) => string): unknown {
  if (typeof value === 'string') return tidy(value);
  if (Array.isArray(value)) return value.map((each) => tidyAll(each, tidy));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([name, inner]) => !FLEETING.has(name) && inner !== undefined);
  return Object.fromEntries(entries.map(([name, inner]) => [name, tidyAll(inner, tidy)]));
}

interface Frame {
  input_mode?: string;
  content_raw?: string;
  content_type?: string;
  msg_id?: string;
  event_id?: string;
  msg_seq?: number;
}

/** How a text was cut into frames depends on the moment; what it said in the end does not. */
function withWholeStreams(calls: readonly RecordedCall[]): RecordedCall[] {
  const streams = new Map<string, RecordedCall & { body: { content_type?: string; text: string } }>();
  const whole: RecordedCall[] = [];
  for (const call of calls) {
    if (!call.path.endsWith('/stream_messages')) {
      whole.push(call);
      continue;
    }
    const { msg_id, event_id, msg_seq, input_mode, content_raw = '', content_type } = fieldsOf(call.body) as Frame;
    const key = [call.path, msg_id, event_id, msg_seq].join(' ');
    const stream = streams.get(key);
    if (!stream) {
      const first = { ...call, body: { content_type, text: content_raw } };
      streams.set(key, first);
      whole.push(first);
    } else if (!call.error) {
      stream.body.text = input_mode === 'replace' ? content_raw : stream.body.text + content_raw;
    }
  }
  return whole;
}
