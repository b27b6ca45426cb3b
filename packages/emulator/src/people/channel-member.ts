import type { Delivery } from '../delivery.js';
import { decimalIdOf } from '../ids.js';
import type { EmulatedChannel } from './channel.js';
import { type Clickable, type Clicked, click } from './click.js';
import type { Said } from './said.js';

export interface ChannelSayOptions {
  /**
   * Whether the bot is mentioned: AT_MESSAGE_CREATE. Without it MESSAGE_CREATE, which needs the intent GUILD_MESSAGES.
   * @defaultValue true
   */
  mention?: boolean;
  /** Files in wire shape; guild addresses have no scheme. */
  attachments?: readonly Record<string, unknown>[];
  /** Any further fields of `d`. */
  extra?: Readonly<Record<string, unknown>>;
}

/** The guild-side id of a person, the same in every channel and direct session. */
export function guildUserIdOf(appId: string, name: string): string {
  return decimalIdOf(18, appId, 'guild-user', name);
}

/** Someone in a guild channel. */
export class ChannelMember {
  readonly id: string;
  /** Role ids: 1 everyone · 2 admin · 4 owner · 5 channel admin. */
  roles: string[] = ['1'];
  readonly #delivery: Delivery;

  constructor(
    readonly name: string,
    readonly channel: EmulatedChannel,
    delivery: Delivery,
  ) {
    this.#delivery = delivery;
    this.id = guildUserIdOf(delivery.bot.appId, name);
  }

  /** Says something in the channel; `&`, `<` and `>` are escaped on the way. */
  async says(text: string, options: ChannelSayOptions = {}): Promise<Said> {
    return this.channel.hear(this, text, options);
  }

  /** Presses a button under a message of the bot. */
  async clicks(message: Clickable, buttonId: string): Promise<Clicked> {
    const ids = { guild_id: this.channel.guildId, channel_id: this.channel.id };
    const resolved = { user_id: this.id, message_id: message.id };
    const isAdmin = this.roles.some((role) => role === '2' || role === '4');
    const clicker = { id: this.id, isAdmin, roles: this.roles };
    return click(this.#delivery, { scene: 'guild', chatType: 0, ids, resolved, clicker }, message, buttonId);
  }
}
