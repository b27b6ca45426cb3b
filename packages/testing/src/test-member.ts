import type { EmulatedMember, GroupSayOptions } from '@qqbotjs/emulator';
import type { BotMessage } from './bot-message.js';
import type { Chat } from './chat.js';
import type { Clicked, Replies } from './replies.js';
import { press, say } from './speech.js';

/** Someone in a group. */
export class TestMember {
  readonly #chat: Chat;

  constructor(
    /** The person on the emulator. */
    readonly emulated: EmulatedMember,
    chat: Chat,
  ) {
    this.#chat = chat;
  }

  /**
   * Says something in the group, to the bot unless `mention: false`. Without a mention the bot hears it only in a group
   * with `emulated.receiveAll`.
   *
   * @returns What the bot replied, once it is done with the message or asks for another one.
   * @throws Error when that takes longer than `timeoutMs`, with what was said so far; or when they may not speak.
   */
  says(text: string, options?: Omit<GroupSayOptions, 'extra'>): Promise<Replies> {
    return say(this.#chat, this.emulated, text, options);
  }

  /** {@inheritDoc TestUser.clicks} */
  clicks(button: string, on?: BotMessage): Promise<Clicked> {
    return press(this.#chat, this.emulated, this.emulated.name, button, on);
  }
}
