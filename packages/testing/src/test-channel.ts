import type { ChannelMember, ChannelSayOptions, EmulatedChannel } from '@qqbotjs/emulator';
import type { BotMessage } from './bot-message.js';
import type { Chat } from './chat.js';
import { Place } from './place.js';
import type { Clicked, Replies } from './replies.js';
import { press, say } from './speech.js';

/** A channel of a guild. */
export class TestChannel extends Place<EmulatedChannel> {
  /**
   * Someone in the channel, the same person for the same name.
   *
   * @param roles - Ids of their roles from now on: 2 admin · 4 owner · 5 channel admin. Without, they keep theirs.
   */
  member(name: string, { roles }: { roles?: string[] } = {}): TestChannelMember {
    const member = this.emulated.member(name);
    if (roles) member.roles = roles;
    return new TestChannelMember(member, this.chat);
  }
}

/** Someone in a channel. */
export class TestChannelMember {
  readonly #chat: Chat;

  constructor(
    /** The person on the emulator. */
    readonly emulated: ChannelMember,
    chat: Chat,
  ) {
    this.#chat = chat;
  }

  /**
   * Says something in the channel, to the bot unless `mention: false`.
   *
   * @returns What the bot replied, once it is done with the message or asks for another one.
   * @throws Error when that takes longer than `timeoutMs`, with what was said so far; or when they may not speak.
   */
  says(text: string, options?: Omit<ChannelSayOptions, 'extra'>): Promise<Replies> {
    return say(this.#chat, this.emulated, text, options);
  }

  /** {@inheritDoc TestUser.clicks} */
  clicks(button: string, on?: BotMessage): Promise<Clicked> {
    return press(this.#chat, this.emulated, this.emulated.person.name, button, on);
  }
}
