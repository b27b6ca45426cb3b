import type { Conversation } from '@qqbotjs/emulator';
import type { BotMessage } from './bot-message.js';
import type { Chat } from './chat.js';
import type { Replies } from './replies.js';

/** A place people talk in with the bot. */
export abstract class Place<E extends Conversation> {
  constructor(
    /** The place on the emulator, which can do more. */
    readonly emulated: E,
    /** @internal */
    protected readonly chat: Chat,
  ) {}

  /**
   * Lets anything happen here: `ming.after((user) => user.addFriend())`.
   *
   * @param action - What the bot is to hear of. What it causes after its first `await` is not waited for.
   * @returns What the bot said here until it was done with it.
   * @throws Error when that takes longer than `timeoutMs`, with what was said so far.
   */
  async after(action: (emulated: E) => unknown): Promise<Replies> {
    const { replies } = await this.chat.exchange('what happened', () => action(this.emulated));
    return replies;
  }

  /**
   * Waits for a message the bot sends here in its own time: a reminder, an announcement, an answer to what happened
   * elsewhere. Called again, it gives the next one; what `says`, `clicks` and `after` gave does not come again.
   *
   * @param timeoutMs - How long to wait, in milliseconds. @defaultValue `timeoutMs` of the test bot
   * @throws Error when none comes in time.
   */
  hears(timeoutMs?: number): Promise<BotMessage> {
    return this.chat.next(timeoutMs);
  }
}
