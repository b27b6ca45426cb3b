import type { Conversation } from './people/conversation.js';
import type { TranscriptEntry } from './people/transcript.js';

/** A message in a conversation that may still be recalled. */
export interface SentMessage {
  conversation: Conversation;
  entry: TranscriptEntry;
}
