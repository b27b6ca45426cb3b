import { MessageError } from '../errors/message-error.js';
import { type Outgoing, quoting } from '../message/outgoing.js';
import { unescapeGuildText } from '../message/escape.js';
import type { Attachment } from '../message/incoming/attachment.js';
import { type Card, MessageContent } from '../message/incoming/message-content.js';
import type { Segment } from '../message/incoming/segment.js';
import type { WireEmoji } from '../protocol/guild-member.js';
import type { MessageEventName } from '../protocol/event.js';
import type { WireC2CMessage, WireGroupMessage, WireGuildMessage } from '../protocol/message.js';
import type { SendOptions } from '../reply/message-sender.js';
import type { ReplySource } from '../reply/reply-thread.js';
import type { SentMessage } from '../reply/sent-message.js';
import { Context } from './context.js';
import { type Conversation, isGuild } from './conversation.js';
import { groupRoleOf, guildRoleOf, type Role } from './role.js';

/** Who wrote a message. */
export interface Author {
  /** `user_openid`, `member_openid`, or a guild user's id. Opaque: the same person has others elsewhere. */
  readonly id: string;
  /** Often empty in one-to-one chats. */
  readonly name: string;
  /** Whether it is a bot, this one or another. */
  readonly isBot: boolean;
  /** In groups and guilds; where the platform does not tell, `ctx.role()` asks it. */
  readonly role?: Role;
  /** In guilds: the ids of all roles they have. */
  readonly roles: readonly string[];
}

/** Events that only come when the bot was spoken to. */
const ADDRESSED: ReadonlySet<MessageEventName> = new Set<MessageEventName>([
  'C2C_MESSAGE_CREATE',
  'DIRECT_MESSAGE_CREATE',
  'GROUP_AT_MESSAGE_CREATE',
  'AT_MESSAGE_CREATE',
]);

const NO_ROLES: readonly string[] = [];

/** How a reply is sent: `ctx.reply('here', { quote: true })`. */
export interface ReplyOptions extends SendOptions {
  /** Refers to the message that is replied to. @defaultValue false */
  quote?: boolean;
}

/** A message from a person, in any of the four scenes. */
export class MessageContext<Name extends MessageEventName = MessageEventName> extends Context<Name> {
  /** Tells the three kinds of context apart. */
  readonly kind = 'message';
  /** @internal While the command it calls runs. */
  isCall = false;
  #author?: Author;
  #text?: string;
  #content?: MessageContent;

  /** Where it was said. */
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

  /** Who said it. */
  get author(): Author {
    this.#author ??= this.#readAuthor();
    return this.#author;
  }

  /** The author's id; see {@link Author.id}. */
  override get userId(): string {
    return this.author.id;
  }

  /** {@inheritDoc Context.role} */
  override async role(): Promise<Role | undefined> {
    const { community } = this;
    const { id, role } = this.author;
    if (role === undefined) return super.role();
    if (community) this.host.roles.note(community, id, role);
    return role;
  }

  /** Whether the bot was spoken to: always in private, by a mention elsewhere. */
  get isMentioned(): boolean {
    return ADDRESSED.has(this.eventName) || this.#ownMentions.length > 0;
  }

  /** Everything it says and brings along. */
  get content(): MessageContent {
    this.#content ??= new MessageContent(this.#message, {
      isGuild: isGuild(this.conversation.scene),
      isMe: (userId) => userId === this.host.selfId() || this.#ownMentions.includes(userId),
      trustedOrigin: this.host.apiOrigin,
    });
    return this.#content;
  }

  /** Text, mentions, faces and channels, in their order. */
  get segments(): readonly Segment[] {
    return this.content.segments;
  }

  /** Pictures, videos, voice messages and files that came with it. */
  get attachments(): readonly Attachment[] {
    return this.content.attachments;
  }

  /** The message it refers to; in guilds only its `id` is known. */
  get quoted(): MessageContent | undefined {
    return this.content.quoted;
  }

  /** The card it is, if somebody shared one. */
  get card(): Card | undefined {
    return this.content.card;
  }

  /** What `quote(ctx)` refers to in one-to-one chats and groups. */
  get refIndex(): string | undefined {
    return this.content.refIndex;
  }

  /**
   * {@inheritDoc Context.reply}
   *
   * @param options - `quote: true` refers to the message that is replied to.
   */
  override reply(message: Outgoing, { quote, ...options }: ReplyOptions = {}): Promise<SentMessage> {
    return super.reply(quote ? quoting(message, this) : message, options);
  }

  /** Takes the message away: in groups and guilds, where the bot is an admin. */
  recall(): Promise<void> {
    return this.host.sender.recall(this.conversation, this.messageId);
  }

  /**
   * Reacts to the message: in guild channels.
   *
   * @param emoji - A character such as `👍`, or the number of a face of QQ's own.
   * @throws {@link MessageError} in other scenes.
   */
  react(emoji: string | number): Promise<void> {
    return this.bot.api.reactions.add(this.#channelId(), this.messageId, toEmoji(emoji));
  }

  /** Takes a reaction of the bot back. */
  unreact(emoji: string | number): Promise<void> {
    return this.bot.api.reactions.remove(this.#channelId(), this.messageId, toEmoji(emoji));
  }

  #channelId(): string {
    if (this.conversation.scene === 'channel') return this.conversation.id;
    throw new MessageError({
      'zh-CN': '只能对频道子频道里的消息作表情回应。',
      en: 'Only messages in guild channels take reactions.',
    });
  }

  /** The id under which `quote(ctx)` refers to it in guilds. */
  get id(): string {
    return this.messageId;
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

  #readAuthor(): Author {
    const { author, member } = this.#message as Partial<WireGroupMessage & WireGuildMessage>;
    const { username, bot, member_role } = author ?? {};
    return {
      id: super.userId ?? '',
      name: username ?? '',
      isBot: bot === true,
      role: groupRoleOf(member_role) ?? guildRoleOf(member?.roles),
      roles: member?.roles ?? NO_ROLES,
    };
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

  /** {@inheritDoc Context.replySource} */
  protected replySource(): ReplySource {
    return { field: 'msg_id', id: this.messageId };
  }
}

/** A face of QQ's own by its number, anything else by its code point. */
function toEmoji(emoji: string | number): WireEmoji {
  if (typeof emoji === 'number') return { type: 1, id: String(emoji) };
  return { type: 2, id: String(emoji.codePointAt(0)) };
}
