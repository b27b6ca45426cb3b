import type { ChannelType, EmulatedChannel, EmulatedGuild } from '@qqbotjs/emulator';
import type { Chat } from './chat.js';
import { TestChannel } from './test-channel.js';

/** A guild the bot is in. */
export class TestGuild {
  readonly #chatOf: (channel: EmulatedChannel) => Chat;

  constructor(
    /** The guild on the emulator. */
    readonly emulated: EmulatedGuild,
    chatOf: (channel: EmulatedChannel) => Chat,
  ) {
    this.#chatOf = chatOf;
  }

  /** A channel of the guild, the same for the same name. @param type - Text when missing. */
  channel(name: string, type?: ChannelType): TestChannel {
    const channel = this.emulated.channel(name, type);
    return new TestChannel(channel, this.#chatOf(channel));
  }
}
