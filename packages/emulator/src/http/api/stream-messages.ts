import type { EmulatedUser } from '../../people/user.js';
import type { TranscriptEntry } from '../../people/transcript.js';
import { referenceIndex, uuid } from '../../ids.js';
import { admitReply } from '../../rules/admission.js';
import { textField } from '../../rules/text-field.js';
import { Refusal } from '../../rules/refusal.js';
import { checkText } from '../../rules/text.js';
import { textLength } from '../../rules/text-length.js';
import { rfc3339 } from '../../timestamps.js';
import type { StreamState } from '../../streams.js';
import type { Call, Handler, Route } from '../call.js';
import { chatTarget, checkReachable } from './chat-target.js';
import { sentByBot } from './delivered.js';

const FINISHED = 10;

/** The first frame opens the stream and spends one reply. */
function open(call: Call, user: EmulatedUser): StreamState {
  const { bot, body, platform } = call;
  const now = platform.now();
  const admission = admitReply({ bot, conversation: user, body, settings: platform.settings, now });
  if (!admission) throw new Refusal('streamNeedsBasis');
  const answers = admission.basis?.id;
  const entry: TranscriptEntry = {
    id: uuid(),
    at: now,
    from: 'bot',
    name: bot.username,
    content: '',
    answers,
    ref: referenceIndex(),
    streaming: true,
  };
  const isMarkdown = body['content_type'] === 'markdown';
  return { user, admission, entry, msgSeq: body['msg_seq'], isMarkdown, text: '', isDone: false };
}

/** The stream a later frame belongs to. @throws {@link Refusal} 50001 */
function continued({ bot, body }: Call, user: EmulatedUser): StreamState {
  const stream = bot.streams.get(String(body['stream_msg_id']));
  if (!stream || stream.isDone || stream.user !== user || stream.msgSeq !== body['msg_seq'])
    throw new Refusal('badStream');
  return stream;
}

/** The whole text after a frame. @throws {@link Refusal} 40007 */
function grown(stream: StreamState, body: Call['body']): string {
  const chunk = textField(body, 'content_raw');
  if (body['input_mode'] !== 'replace') return stream.text + chunk;
  if (!chunk.startsWith(stream.text)) throw new Refusal('streamChanged');
  return chunk;
}

function show(stream: StreamState, text: string): void {
  const { entry, user, isMarkdown } = stream;
  stream.text = text;
  if (isMarkdown) entry.markdown = { content: text };
  else entry.content = text;
  user.show(entry);
}

function finish({ body, platform }: Call, stream: StreamState): void {
  const { entry, admission, isMarkdown, text } = stream;
  stream.isDone = true;
  const said = isMarkdown ? { markdown: { content: text } } : { content: text };
  const sent = sentByBot(entry.id, { ...body, ...said }, platform.now(), isMarkdown ? 2 : 0);
  admission.basis?.replies?.deref()?.add(sent);
}

const send: Handler = (call) => {
  const { bot, body, platform } = call;
  const user = chatTarget(call, 'c2c');
  checkReachable(user, platform.settings);
  const isFirst = body['stream_msg_id'] === undefined || body['stream_msg_id'] === '';
  const stream = isFirst ? open(call, user) : continued(call, user);
  const text = grown(stream, body);
  checkText(text, platform.settings);
  if (isFirst) {
    stream.admission.commit();
    bot.streams.set(stream.entry.id, stream);
    bot.sent.set(stream.entry.id, { conversation: user, at: stream.entry.at });
  }
  const isLast = body['input_state'] === FINISHED;
  stream.entry.streaming = !isLast;
  show(stream, text);
  if (isLast) finish(call, stream);
  const left = platform.settings.maxTextLength - textLength(text);
  const timestamp = rfc3339(platform.now());
  return { body: { id: stream.entry.id, timestamp, ext_info: { ref_idx: stream.entry.ref }, remain_msg_len: left } };
};

/** @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/message/send-receive/stream_messages.html} */
export const streamRoutes: readonly Route[] = [
  { method: 'POST', path: '/v2/users/:openid/stream_messages', handle: send },
];
