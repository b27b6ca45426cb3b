import type { Delivery } from '../delivery.js';
import { decimalIdOf } from '../ids.js';
import { guildIdOf } from './channel.js';
import { type ChannelSayOptions, guildUserIdOf } from './channel-member.js';
import { Conversation } from './conversation.js';
import { escapeGuildText, guildMessage } from './guild-message.js';
import type { Said } from './said.js';

/** A direct session between the bot and someone of its guild. The name is the person's. */
export class EmulatedDirectMessage extends Conversation {
  readonly scene = 'dm';
  /** Guild id of the session itself, used in `/dms/{guild_id}/messages`. */
  readonly guildId: string;
  readonly channelId: string;
  /** Guild id of the guild the two met in. */
  readonly sourceGuildId: string;
  /** Guild-side id of the person. */
  readonly userId: string;
  /** Next `seq_in_channel`. @internal */
  seq = 0;

  constructor(name: string, delivery: Delivery) {
    super(name, delivery);
    const { appId } = delivery.bot;
    this.guildId = decimalIdOf(19, appId, 'session', name);
    this.channelId = decimalIdOf(9, appId, 'session-channel', name);
    this.sourceGuildId = guildIdOf(appId);
    this.userId = guildUserIdOf(appId, name);
  }

  get targetId(): string {
    return this.guildId;
  }

  /** Sends DIRECT_MESSAGE_CREATE. */
  async says(text: string, options: Omit<ChannelSayOptions, 'mention'> = {}): Promise<Said> {
    const now = this.delivery.now();
    const place = {
      channel_id: this.channelId,
      guild_id: this.guildId,
      src_guild_id: this.sourceGuildId,
      direct_message: true,
    };
    const author = { id: this.userId, username: this.name };
    const message = guildMessage(place, author, escapeGuildText(text), ++this.seq, now);
    const files = options.attachments ? { attachments: options.attachments } : {};
    const entry = { id: message.id, at: now, from: 'person', name: this.name, content: text } as const;
    return this.speak('DIRECT_MESSAGE_CREATE', { ...message, ...files, ...options.extra }, entry);
  }
}
