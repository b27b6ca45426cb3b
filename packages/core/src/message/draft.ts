import type { Scene } from '../context/conversation.js';
import type { Locale } from '../i18n/localized.js';
import type { WireChatMessageBody, WireGuildMessageBody } from '../protocol/message.js';
import type { MediaPart } from './part.js';

/** What one request will say. */
export interface Draft {
  readonly body: WireChatMessageBody | WireGuildMessageBody;
  /** To upload first. */
  readonly media?: MediaPart;
}

export interface RenderOptions {
  scene: Scene;
  /** Characters of a text at most. */
  maxLength: number;
  /** Requests at most: what is left of a reply's budget. */
  available: number;
  /** Of the names that stand for what the scene lacks. */
  locale: Locale;
  /** Put at the end of a text that had to be cut. */
  cutNote: string;
  /** Told what the scene lacks, and is said in another way. */
  onDegrade: (kind: string) => void;
}
