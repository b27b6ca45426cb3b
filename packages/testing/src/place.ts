import type { Conversation } from '@qqbotjs/emulator';
import type { BotMessage } from './bot-message.js';
import type { Chat } from './chat.js';
import type { Replies } from './replies.js';
import type { Wanted } from './wanted.js';

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
   * @param wanted - What its text contains or matches; others before it are left to be heard later.
   * @param timeoutMs - How long to wait, in milliseconds of the machine. @defaultValue `timeoutMs` of the test bot
   * @throws Error when none comes in time, with what came instead.
   */
  hears(timeoutMs?: number): Promise<BotMessage>;
  hears(wanted: Wanted, timeoutMs?: number): Promise<BotMessage>;
  hears(first?: Wanted | number, timeoutMs?: number): Promise<BotMessage> {
    return typeof first === 'number' ? this.chat.next(undefined, first) : this.chat.next(first, timeoutMs);
  }

  /**
   * What was said and done here, as a text for snapshots: who said what, buttons, media, presses and how they went, what was
   * recalled, and what could not be sent. It has no ids and no times.
   */
  transcript(): string {
    return this.chat.transcript;
  }
}
