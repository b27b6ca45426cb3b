import type { Conversation } from './people/conversation.js';

/** A message that may still be recalled, also when its line is kept no longer. */
export interface SentMessage {
  conversation: Conversation;
  /** Milliseconds. */
  at: number;
}
