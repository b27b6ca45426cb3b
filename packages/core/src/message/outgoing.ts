import type { WireChatMessageBody } from '../protocol/message.js';
import type { Part, Quotable } from './part.js';

/**
 * What can be said: text, one part such as `markdown('# Hi')` or `image('./cat.png')`, or several of them together.
 *
 * A body in the platform's own shape, such as `{ msg_type: 2, markdown, keyboard }`, is sent as it is. Where it goes, and as
 * a reply to what, is added by whoever sends it.
 */
export type Outgoing = string | Part | readonly OutgoingPart[] | RawMessage;

/** An element of a message of several parts; lists, as `text` gives them, may stand in lists. */
export type OutgoingPart = string | Part | readonly Part[];

/**
 * A body in the platform's own spelling, for what this framework has no word for yet. Ids and numbers of a reply are
 * added.
 */
export type RawMessage = Omit<WireChatMessageBody, 'msg_id' | 'event_id' | 'msg_seq'>;

export function isRaw(message: Outgoing): message is RawMessage {
  return typeof message === 'object' && 'msg_type' in message;
}

/** The parts of a message, in their order. */
export function partsOf(message: Exclude<Outgoing, RawMessage>): readonly Part[] {
  const list = Array.isArray(message) ? (message as readonly OutgoingPart[]) : [message as string | Part];
  return list.flat().map((part) => (typeof part === 'string' ? { kind: 'text', text: part } : part));
}

const KINDS: ReadonlySet<unknown> = new Set<Part['kind']>([
  'text',
  'mention',
  'face',
  'channel',
  'markdown',
  'media',
  'keyboard',
  'ark',
  'embed',
  'quote',
]);

/** Whether a value is something that can be said, and says something; what a handler returns may be anything. */
export function isOutgoing(value: unknown): value is Outgoing {
  if (typeof value === 'string') return value !== '';
  if (Array.isArray(value))
    return value.length > 0 && value.flat().every((part) => typeof part === 'string' || isPart(part));
  return isPart(value) || (typeof value === 'object' && value !== null && isRaw(value as RawMessage));
}

function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && KINDS.has((value as Part).kind);
}

/** A message that refers to another. */
export function quoting(message: Outgoing, of: Quotable): Outgoing {
  if (isRaw(message)) return of.refIndex ? { ...message, message_reference: { message_id: of.refIndex } } : message;
  return [{ kind: 'quote', of }, ...partsOf(message)];
}
