import type { Delivery } from '../delivery.js';
import { decimalIdOf } from '../ids.js';
import { ChannelMember, type ChannelSayOptions } from './channel-member.js';
import { Conversation } from './conversation.js';
import { escapeGuildText, guildMessage } from './guild-message.js';
import { NameTable } from './name-table.js';
import type { Said } from './said.js';

/** The guild all channels of a bot belong to. */
export function guildIdOf(appId: string): string {
  return decimalIdOf(19, appId, 'guild');
}

/** A text channel of the bot's guild. */
export class EmulatedChannel extends Conversation {
  readonly scene = 'channel';
  readonly id: string;
  readonly guildId: string;
  /** Next `seq_in_channel`. @internal */
  seq = 100;
  readonly #members: NameTable<ChannelMember>;

  constructor(name: string, delivery: Delivery) {
    super(name, delivery);
    this.id = decimalIdOf(9, delivery.bot.appId, 'channel', name);
    this.guildId = guildIdOf(delivery.bot.appId);
    this.#members = new NameTable((who) => new ChannelMember(who, this, delivery));
  }

  get targetId(): string {
    return this.id;
  }

  get members(): readonly ChannelMember[] {
    return this.#members.all;
  }

  /** Someone in the guild; made on first use, the same object afterwards. */
  member(name: string): ChannelMember {
    return this.#members.get(name);
  }

  /** @internal */
  hear(member: ChannelMember, text: string, options: ChannelSayOptions): Said {
    const { mention = true } = options;
    const now = this.delivery.now();
    const { bot } = this.delivery;
    const escaped = escapeGuildText(text);
    const content = mention ? `<@!${bot.id}> ${escaped}` : escaped;
    const author = { id: member.id, username: member.name };
    const place = { channel_id: this.id, guild_id: this.guildId };
    const message = guildMessage(place, author, content, ++this.seq, now);
    const mentions = mention ? { mentions: [{ id: bot.id, username: bot.username, bot: true }] } : {};
    const files = options.attachments ? { attachments: options.attachments } : {};
    const d = { ...message, ...mentions, ...files, ...options.extra };
    const entry = { id: message.id, at: now, from: 'person', name: member.name, content: text, mention } as const;
    return this.speak(mention ? 'AT_MESSAGE_CREATE' : 'MESSAGE_CREATE', d, entry);
  }
}
