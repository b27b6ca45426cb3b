import type { WireKeyboard, WireMarkdown } from '@qqbotjs/core/protocol';

/** A message the bot sent and the platform accepted. */
export interface SentByBot {
  /** Id the platform gave it. */
  readonly id: string;
  /** Text; empty for pure markdown. Streams hold what was shown last. */
  readonly content: string;
  /** In wire shape. */
  readonly markdown?: WireMarkdown;
  /** In wire shape. */
  readonly keyboard?: WireKeyboard;
  /** `undefined` for guild messages, which have no type. */
  readonly msgType?: number;
  /** The message it answers; absent of an active one. */
  readonly msgId?: string;
  /** The event it answers; absent of an active one. */
  readonly eventId?: string;
  /** As sent; `undefined` when it was omitted. */
  readonly msgSeq?: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The request body as it came. */
  readonly body: Readonly<Record<string, unknown>>;
}
