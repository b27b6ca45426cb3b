import type { ChannelSayOptions, EmulatedDirectMessage } from '@qqbotjs/emulator';
import { Place } from './place.js';
import type { Replies } from './replies.js';
import { say } from './speech.js';

/** The direct session of the bot with someone of its guild. */
export class TestDirectMessage extends Place<EmulatedDirectMessage> {
  /** {@inheritDoc TestUser.says} */
  says(text: string, options?: Omit<ChannelSayOptions, 'extra' | 'mention'>): Promise<Replies> {
    return say(this.chat, this.emulated, text, options);
  }
}
