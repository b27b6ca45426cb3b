import type { EmulatedUser, SayOptions } from '@qqbotjs/emulator';
import type { BotMessage } from './bot-message.js';
import { Place } from './place.js';
import type { Clicked, Replies } from './replies.js';
import { press, say } from './speech.js';

/** A friend of the bot, and their chat with it. */
export class TestUser extends Place<EmulatedUser> {
  /**
   * Says something to the bot.
   *
   * @returns What the bot replied, once it is done with the message or asks for another one.
   * @throws Error when that takes longer than `timeoutMs`, with what was said so far.
   */
  says(text: string, options?: Omit<SayOptions, 'extra'>): Promise<Replies> {
    return say(this.chat, this.emulated, text, options);
  }

  /**
   * Presses a button.
   *
   * @param button - Its label or id.
   * @param on - The message it is under. @defaultValue the last one here that shows buttons
   * @throws Error when there is no such button, or they may not press it.
   */
  clicks(button: string, on?: BotMessage): Promise<Clicked> {
    return press(this.chat, this.emulated, this.emulated.name, button, on);
  }
}
