import type { Delivery } from '../delivery.js';
import type { EmulatedChannel } from './channel.js';
import { ChannelType } from './channel-type.js';
import type { ChatMedia } from './chat-media.js';
import { type Clickable, click } from './click.js';
import { ForumPost, ForumReply, type ForumThread } from './forum.js';
import type { GuildMember } from './guild-member.js';
import type { Clicked } from './interaction.js';
import { type EmojiLike, emojiOf } from './reactions.js';
import type { Said } from './said.js';

/** What a message in a channel has besides its text. */
export interface ChannelSayOptions {
  /**
   * Whether the bot is mentioned: AT_MESSAGE_CREATE. Without it MESSAGE_CREATE, which needs the intent GUILD_MESSAGES.
   * @defaultValue true
   */
  mention?: boolean;
  /** Files in wire shape; guild addresses have no scheme. */
  attachments?: readonly Record<string, unknown>[];
  /** A message this one quotes, by its id. */
  quotes?: { index: string };
  /** A file the emulator keeps, as `POST /_emulator/files` gives it; shown, and put among the attachments. */
  media?: ChatMedia;
  /** Any further fields of `d`. */
  extra?: Readonly<Record<string, unknown>>;
}

/** `channel_type` of the two events about listeners; live is 10005 elsewhere. */
const VOICE = 2;
const LIVE = 5;

/** Someone in a guild channel. */
export class ChannelMember {
  readonly #delivery: Delivery;

  constructor(
    /** The same person in the guild as a whole. */
    readonly person: GuildMember,
    readonly channel: EmulatedChannel,
    delivery: Delivery,
  ) {
    this.#delivery = delivery;
  }

  /** Guild-side id. */
  get id(): string {
    return this.person.id;
  }

  /** What tests and the page call them. */
  get name(): string {
    return this.person.name;
  }

  /** Role ids: 1 everyone · 2 admin · 4 owner · 5 channel admin. */
  get roles(): string[] {
    return this.person.roles;
  }

  set roles(roles: string[]) {
    this.person.roles = roles;
  }

  /** Says something in the channel; `&`, `<` and `>` are escaped on the way. */
  async says(text: string, options: ChannelSayOptions = {}): Promise<Said> {
    return this.channel.hear(this, text, options);
  }

  /** Presses a button under a message of the bot. */
  async clicks(message: Clickable, buttonId: string): Promise<Clicked> {
    const ids = this.channel.place;
    const resolved = { user_id: this.id, message_id: message.id };
    const clicker = { id: this.id, isAdmin: this.person.isAdmin, roles: this.roles };
    return click(this.#delivery, { scene: 'guild', chatType: 0, ids, resolved, clicker }, message, buttonId);
  }

  /** Takes a message back: MESSAGE_DELETE, or PUBLIC_MESSAGE_DELETE when it mentioned the bot. */
  recalls(message: { id: string }): void {
    const entry = this.channel.transcript.find(message.id);
    if (!entry) throw new Error('There is no such message in this channel.');
    this.channel.recall(entry, this.person);
  }

  /** Sets an emoji under a message: MESSAGE_REACTION_ADD. @param emoji - `'👍'`, or a system face by its number. */
  reacts(message: { id: string }, emoji: EmojiLike): void {
    if (!this.channel.reactions.add(message.id, emojiOf(emoji), this.id)) return;
    this.#tellReaction('MESSAGE_REACTION_ADD', message.id, emoji);
  }

  /** Takes it away again: MESSAGE_REACTION_REMOVE. */
  unreacts(message: { id: string }, emoji: EmojiLike): void {
    if (!this.channel.reactions.delete(message.id, emojiOf(emoji), this.id)) return;
    this.#tellReaction('MESSAGE_REACTION_REMOVE', message.id, emoji);
  }

  /** Comes into a voice or live channel: AUDIO_OR_LIVE_CHANNEL_MEMBER_ENTER. */
  enters(): void {
    this.channel.listeners.add(this.person);
    this.#tellListening('AUDIO_OR_LIVE_CHANNEL_MEMBER_ENTER');
  }

  /** Goes out of it: AUDIO_OR_LIVE_CHANNEL_MEMBER_EXIT. */
  exits(): void {
    this.channel.listeners.delete(this.person);
    this.#tellListening('AUDIO_OR_LIVE_CHANNEL_MEMBER_EXIT');
  }

  /** Opens a thread in a forum channel: FORUM_THREAD_CREATE and OPEN_FORUM_THREAD_CREATE. */
  opensThread(title: string, content: string): ForumThread {
    return this.channel.forum.open(this.person, title, content);
  }

  /** Writes a post under a thread: FORUM_POST_CREATE and OPEN_FORUM_POST_CREATE. */
  comments(thread: ForumThread, content: string): ForumPost {
    return new ForumPost(this.person, thread, content);
  }

  /** Writes a reply under a post: FORUM_REPLY_CREATE and OPEN_FORUM_REPLY_CREATE. */
  answers(post: ForumPost, content: string): ForumReply {
    return new ForumReply(this.person, post, content);
  }

  #tellReaction(t: string, messageId: string, emoji: EmojiLike): void {
    const target = { id: messageId, type: 'ReactionTargetType_MSG' };
    this.#delivery.event(t, { user_id: this.id, ...this.channel.place, target, emoji: emojiOf(emoji) });
  }

  #tellListening(t: string): void {
    const { place, type } = this.channel;
    const channel_type = type === ChannelType.Live ? LIVE : VOICE;
    this.#delivery.event(t, { ...place, channel_type, user_id: this.id });
  }
}
