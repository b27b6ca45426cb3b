import type {
  WireArkData,
  WireAttachment,
  WireMention,
  WireMessageElement,
  WireMessageScene,
} from '../../protocol/message.js';
import { Attachment } from './attachment.js';
import { type Segment, segmentsOf } from './segment.js';

/** A card somebody shared: a page, a mini-app, a place … */
export interface Card {
  /** `tuwen`, `feed`, `miniapp`, `map`, `contact_card`, `video_share`, `music_together`, `picture`. */
  readonly type?: string;
  /** What kind of card it is, in the platform's words, such as 小程序. */
  readonly name?: string;
  /** What the list of conversations shows of it. */
  readonly prompt?: string;
  /** `tag title desc jump_url preview source` … */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** What is said in a message, or in one inside another. */
export interface WireContent {
  id?: string;
  msg_idx?: string;
  content?: string | null;
  mentions?: WireMention[] | null;
  attachments?: WireAttachment[] | null;
  ark_data?: WireArkData | null;
  msg_elements?: WireMessageElement[] | null;
  message_scene?: WireMessageScene | null;
  message_reference?: { message_id: string } | null;
}

/** How content is to be read. */
export interface ContentReader {
  isGuild: boolean;
  /** Whether an id is one of the bot's own. */
  isMe: (userId: string) => boolean;
  /** Origin of the API, see {@link Attachment}. */
  trustedOrigin?: string;
}

/** What a message says and brings along; each thing is read when it is first asked for. */
export class MessageContent {
  readonly #wire: WireContent;
  readonly #reader: ContentReader;
  #segments?: readonly Segment[];
  #attachments?: readonly Attachment[];
  #extras?: ReadonlyMap<string, string>;
  #quoted?: MessageContent | null;

  constructor(wire: WireContent, reader: ContentReader) {
    this.#wire = wire;
    this.#reader = reader;
  }

  /** The platform's id; inside another message only guilds tell it. */
  get id(): string | undefined {
    return this.#wire.id;
  }

  /** `REFIDX_…`: what one-to-one chats and groups quote it by. */
  get refIndex(): string | undefined {
    return this.#wire.msg_idx ?? this.extras.get('msg_idx');
  }

  /** Text, mentions, faces and channels, in their order. */
  get segments(): readonly Segment[] {
    const { isGuild, isMe } = this.#reader;
    this.#segments ??= segmentsOf(this.#wire.content ?? '', { isGuild, isMe, mentions: this.#wire.mentions ?? [] });
    return this.#segments;
  }

  /** What was typed, without mentions, faces and channels. */
  get plainText(): string {
    return this.segments
      .map((segment) => (segment.kind === 'text' ? segment.text : ''))
      .join('')
      .trim();
  }

  /** Files that came with it, in their order. */
  get attachments(): readonly Attachment[] {
    this.#attachments ??= (this.#wire.attachments ?? []).map((raw) => new Attachment(raw, this.#reader.trustedOrigin));
    return this.#attachments;
  }

  /** The card it is, if it is one. */
  get card(): Card | undefined {
    if (!this.#wire.ark_data) return undefined;
    const { ark_type: type, ark_name: name, prompt, fields = {} } = this.#wire.ark_data;
    return { type, name, prompt, fields };
  }

  /** The message it refers to. In guilds only its `id` is known. */
  get quoted(): MessageContent | undefined {
    if (this.#quoted === undefined) this.#quoted = this.#readQuoted() ?? null;
    return this.#quoted ?? undefined;
  }

  /** What else the platform says of it, such as `<switch_id>` = `1` while a switch of the menu is on. */
  get extras(): ReadonlyMap<string, string> {
    this.#extras ??= new Map((this.#wire.message_scene?.ext ?? []).map(toPair));
    return this.#extras;
  }

  #readQuoted(): MessageContent | undefined {
    const [element] = this.#wire.msg_elements ?? [];
    const refIndex = this.extras.get('ref_msg_idx');
    if (element) return new MessageContent({ msg_idx: refIndex, ...element }, this.#reader);
    if (refIndex !== undefined) return new MessageContent({ msg_idx: refIndex }, this.#reader);
    const id = this.#wire.message_reference?.message_id;
    return id === undefined ? undefined : new MessageContent({ id }, this.#reader);
  }
}

/** Values may hold `=` themselves. */
function toPair(entry: string): [string, string] {
  const at = entry.indexOf('=');
  return at < 0 ? [entry, ''] : [entry.slice(0, at), entry.slice(at + 1)];
}
