import { unescapeGuildText } from '../message/escape.js';
import type { MessageEventName } from '../protocol/event.js';
import type { WireC2CMessage, WireGroupMessage, WireGuildMessage } from '../protocol/message.js';
import type { ReplySource } from '../reply/reply-thread.js';
import { Context } from './context.js';
import { type Conversation, isGuild } from './conversation.js';

/** Who wrote a message. */
export interface Author {
  /** `user_openid`, `member_openid`, or a guild user's id. Opaque: the same person has others elsewhere. */
  readonly id: string;
  /** Often empty in one-to-one chats. */
  readonly name: string;
  readonly isBot: boolean;
  /** In groups: `owner`, `admin` or `member`. */
  readonly role?: string;
}

/** Events that only come when the bot was spoken to. */
const ADDRESSED: ReadonlySet<MessageEventName> = new Set<MessageEventName>([
  'C2C_MESSAGE_CREATE',
  'DIRECT_MESSAGE_CREATE',
  'GROUP_AT_MESSAGE_CREATE',
  'AT_MESSAGE_CREATE',
]);

/** A message from a person, in any of the four scenes. */
export class MessageContext<Name extends MessageEventName = MessageEventName> extends Context<Name> {
  readonly kind = 'message';
  #text?: string;

  override get conversation(): Conversation {
    return super.conversation as Conversation;
  }

  /** The platform's id of the message, which replies refer to. */
  get messageId(): string {
    return this.#message.id;
  }

  /** What was typed, trimmed, without the bot's own mention and, in guilds, with entities resolved. May be empty. */
  get text(): string {
    this.#text ??= this.#readText();
    return this.#text;
  }

  get author(): Author {
    const { author } = this.#message;
    const { user_openid, member_openid, id, username, bot, member_role } = author as Partial<
      WireC2CMessage['author'] & WireGroupMessage['author'] & WireGuildMessage['author']
    >;
    return {
      id: user_openid ?? member_openid ?? id ?? '',
      name: username ?? '',
      isBot: bot === true,
      role: member_role,
    };
  }

  /** Whether the bot was spoken to: always in private, by a mention elsewhere. */
  get isMentioned(): boolean {
    return ADDRESSED.has(this.eventName) || this.#ownMentions.length > 0;
  }

  get #message(): WireC2CMessage | WireGroupMessage | WireGuildMessage {
    return this.raw.d;
  }

  /** Ids under which this message mentions the bot. */
  get #ownMentions(): string[] {
    const selfId = this.host.selfId();
    const mine = this.#message.mentions?.filter((mention) => mention.is_you || (mention.id && mention.id === selfId));
    return mine?.flatMap(({ id, member_openid }) => [id, member_openid]).filter((id) => id !== undefined) ?? [];
  }

  #readText(): string {
    const content = this.#message.content ?? '';
    const isGuildMessage = isGuild(this.conversation.scene);
    // Groups leave the mention out and its space in; guilds keep both. A tag is looked for only where one can be.
    const plain = content.includes('<@') ? this.#withoutOwnMention(content) : content;
    return (isGuildMessage ? unescapeGuildText(plain) : plain).trim();
  }

  #withoutOwnMention(content: string): string {
    const selfId = this.host.selfId();
    const ids = new Set([...this.#ownMentions, ...(selfId ? [selfId] : [])]);
    return content.replace(/<@!?([^<>\s]+)>/g, (tag, id: string) => (ids.has(id) ? '' : tag));
  }

  protected replySource(): ReplySource {
    return { field: 'msg_id', id: this.messageId };
  }
}
