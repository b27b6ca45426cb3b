import type { WireChatMessageBody, WireGuildMessageBody } from '../protocol/message.js';
import { escapeGuildText } from './escape.js';

/**
 * What can be said: text, or a body in the platform's own shape such as `{ msg_type: 2, markdown, keyboard }`.
 *
 * Where it goes, and as a reply to what, is added by whoever sends it.
 */
export type Outgoing = string | Omit<WireChatMessageBody, 'msg_id' | 'event_id' | 'msg_seq'>;

/** The body for a one-to-one chat or a group. */
export function toChatBody(message: Outgoing): WireChatMessageBody {
  return typeof message === 'string' ? { msg_type: 0, content: message } : { ...message };
}

/** The body for a guild, which has no `msg_type`: the field that is filled decides. */
export function toGuildBody(message: Outgoing): WireGuildMessageBody {
  if (typeof message === 'string') return { content: escapeGuildText(message) };
  const { content, markdown, keyboard, ark, message_reference } = message;
  return { content, markdown, keyboard, ark, message_reference };
}
