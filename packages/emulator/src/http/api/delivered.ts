import type { WireArk, WireKeyboard, WireMarkdown } from '@qqbotjs/core/protocol';
import type { EmulatedBot } from '../../bot.js';
import type { Conversation } from '../../people/conversation.js';
import type { SentByBot } from '../../people/sent-by-bot.js';
import type { TranscriptEntry } from '../../people/transcript.js';
import type { Admission } from '../../rules/admission.js';
import { isRecord } from '../is-record.js';

type Body = Readonly<Record<string, unknown>>;

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** Turns an accepted body into what the person on the other side gets. */
export function sentByBot(id: string, body: Body, at: number, msgType?: number): SentByBot {
  return {
    id,
    content: text(body['content']) ?? '',
    markdown: isRecord(body['markdown']) ? (body['markdown'] as unknown as WireMarkdown) : undefined,
    keyboard: isRecord(body['keyboard']) ? (body['keyboard'] as unknown as WireKeyboard) : undefined,
    msgType,
    msgId: text(body['msg_id']),
    eventId: text(body['event_id']),
    msgSeq: typeof body['msg_seq'] === 'number' ? body['msg_seq'] : undefined,
    at,
    body,
  };
}

/** A card is shown as it came: what it looks like is known to its template only. */
function cardOf({ ark, embed }: Body): Pick<TranscriptEntry, 'ark' | 'embed'> {
  return {
    ...(isRecord(ark) && { ark: ark as unknown as WireArk }),
    ...(isRecord(embed) && { embed }),
  };
}

/** Shows an accepted message in its conversation and hands it to whoever waits for it. */
export function deliver(
  bot: EmulatedBot,
  conversation: Conversation,
  sent: SentByBot,
  { basis, commit }: Admission,
  shown: Pick<TranscriptEntry, 'media' | 'seq' | 'ref'> = {},
): TranscriptEntry {
  const { id, at, content, markdown, keyboard } = sent;
  const answers = sent.msgId ?? sent.eventId;
  const reference = isRecord(sent.body['message_reference']) ? sent.body['message_reference']['message_id'] : undefined;
  const quote = typeof reference === 'string' ? conversation.transcript.quoted(reference) : undefined;
  const entry: TranscriptEntry = {
    id,
    at,
    from: 'bot',
    name: bot.username,
    content,
    markdown,
    keyboard,
    ...cardOf(sent.body),
    ...(quote && { quote }),
    ...shown,
    answers,
  };
  commit();
  bot.sent.set(id, { conversation, at });
  conversation.show(entry);
  if (basis) basis.replies?.deref()?.add(sent);
  else conversation.activeMessage(sent);
  return entry;
}
