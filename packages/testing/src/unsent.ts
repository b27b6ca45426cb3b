import type { CallEntry, Conversation, LogEntry, TranscriptEntry } from '@qqbotjs/emulator';
import { BotMessage } from './bot-message.js';

const SEND = /^(?:\/v2)?\/(users|groups|channels|dms)\/([^/]+)\/(?:messages|stream_messages)$/;

const SCENES = { users: 'c2c', groups: 'group', channels: 'channel', dms: 'dm' } as const;

/** A message that did not come through. */
export interface Unsent {
  readonly scene: Conversation['scene'];
  readonly targetId: string;
  readonly message: BotMessage;
  readonly why: string;
}

/** What an entry of the log tells of a send that was refused, or was not answered. */
export function unsentOf(entry: LogEntry): Unsent | undefined {
  if (entry.kind !== 'call' || entry.method !== 'POST') return undefined;
  const [, place, id] = SEND.exec(entry.path) ?? [];
  const why = whyOf(entry);
  if (!place || !id || why === undefined) return undefined;
  const scene = SCENES[place as keyof typeof SCENES];
  return { scene, targetId: decodeURIComponent(id), message: messageOf(entry), why };
}

function whyOf({ status, code, fault }: CallEntry): string | undefined {
  if (fault === 'drop-after') return 'the answer was lost';
  if (status === 0) return 'lost';
  if (code !== undefined) return `refused: ${code}`;
  return status >= 400 ? `refused: HTTP ${status}` : undefined;
}

/** As it would have been shown. */
function messageOf({ requestBody }: CallEntry): BotMessage {
  const { content, content_raw: frame, markdown, keyboard, media } = Object(requestBody) as Record<string, unknown>;
  const text = [content, frame].find((one) => typeof one === 'string' && one.trim() !== '') ?? (media ? '[media]' : '');
  const shown = { from: 'bot', content: text, markdown, keyboard };
  return new BotMessage(shown as unknown as TranscriptEntry);
}
