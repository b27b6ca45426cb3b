import type { MediaKind, MediaSource } from '../media/media.js';
import type { WireArk, WireEmbed } from '../protocol/card.js';
import type { WireKeyboard } from '../protocol/keyboard.js';
import type { WireMarkdown } from '../protocol/message.js';

/** Text, taken as it is: nothing in it becomes a mention or a tag. */
export interface TextPart {
  readonly kind: 'text';
  readonly text: string;
}

/** A person named, who is notified. `userId: 'all'` is everyone. */
export interface MentionPart {
  readonly kind: 'mention';
  readonly userId: string;
  /** Shown where nobody can be mentioned. */
  readonly name?: string;
}

/** A face of QQ's own. */
export interface FacePart {
  readonly kind: 'face';
  readonly id: string;
  /** Shown where faces cannot be sent. */
  readonly name?: string;
}

/** A link to a guild channel. */
export interface ChannelPart {
  readonly kind: 'channel';
  readonly channelId: string;
  /** Shown where there are no channels. */
  readonly name?: string;
}

export interface MarkdownPart {
  readonly kind: 'markdown';
  readonly markdown: WireMarkdown;
}

export interface MediaPart {
  readonly kind: 'media';
  readonly type: MediaKind;
  readonly source: MediaSource;
  /** What a file is called; also shown where it cannot be sent. */
  readonly name?: string;
}

export interface KeyboardPart {
  readonly kind: 'keyboard';
  readonly keyboard: WireKeyboard;
}

export interface ArkPart {
  readonly kind: 'ark';
  readonly ark: WireArk;
}

export interface EmbedPart {
  readonly kind: 'embed';
  readonly embed: WireEmbed;
}

/** What the message refers to. */
export interface QuotePart {
  readonly kind: 'quote';
  readonly of: Quotable;
}

/** Something that can be quoted: a message that came, or one that was sent. */
export interface Quotable {
  /** The platform's id of the message; what guilds quote by. */
  readonly id?: string;
  /** `REFIDX_…`: what one-to-one chats and groups quote by. */
  readonly refIndex?: string;
}

/** What stands in running text. */
export type InlinePart = TextPart | MentionPart | FacePart | ChannelPart;

/** One thing a message is made of. */
export type Part = InlinePart | MarkdownPart | MediaPart | KeyboardPart | ArkPart | EmbedPart | QuotePart;
