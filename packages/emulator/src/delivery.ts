import type { ActivityLog } from './activity-log.js';
import type { EmulatedBot } from './bot.js';
import type { Faults } from './faults/faults.js';
import type { Conversation } from './people/conversation.js';
import type { ReplyBox } from './people/reply-box.js';
import type { TranscriptEntry } from './people/transcript.js';
import type { EmulatorSettings } from './settings.js';
import type { Signal } from './signal.js';

/** A line appeared in a conversation, or one changed. */
export interface ConversationChange {
  conversation: Conversation;
  entry: TranscriptEntry;
}

/** What happened to a click. */
export interface Acknowledgement {
  acked: boolean;
  /** 0 ok · 1 failed · 2 too frequent · 3 duplicate · 4 no permission · 5 admins only. */
  code?: number;
}

/** What the people of one bot need of the platform: a way to send events to it, and the time. */
export interface Delivery {
  readonly bot: Pick<EmulatedBot, 'appId' | 'id' | 'username' | 'menu' | 'links' | 'joinStrategies'>;
  readonly log: ActivityLog;
  readonly settings: EmulatorSettings;
  readonly faults: Faults;
  readonly changed: Signal<ConversationChange>;
  readonly now: () => number;
  /**
   * Sends an event to the bot.
   *
   * @param id - Outer id; made up when missing.
   * @returns Where answers to it arrive, when it can be answered.
   */
  event(t: string, d: unknown, id?: string): ReplyBox | undefined;
  /** Waits until an interaction is acknowledged, or until the client would give up. */
  acknowledgement(interactionId: string): Promise<Acknowledgement>;
}
