import type { Scene } from '../rules/scene.js';
import type { ChatMedia } from './chat-media.js';
import { ReplyBox } from './reply-box.js';
import type { Delivery } from '../delivery.js';
import { createSaid, type Said } from './said.js';
import type { SentByBot } from './sent-by-bot.js';
import { Transcript, type TranscriptEntry } from './transcript.js';

/** A place where people and one bot talk. */
export abstract class Conversation {
  /** Which kind it is. */
  abstract readonly scene: Scene;
  /** What the API calls this place: openid, channel id, or the guild id of a direct session. */
  abstract readonly targetId: string;
  /** What people see here. */
  readonly transcript = new Transcript();
  /** Tests that never ask for them must not be the reason why they pile up. */
  readonly #unasked = new ReplyBox(100);

  constructor(
    /** What tests and the page call it. */
    public name: string,
    /** How something gets from here to the bot. */
    protected readonly delivery: Delivery,
  ) {}

  /** App id of the bot this conversation is with. */
  get botId(): string {
    return this.delivery.bot.appId;
  }

  /**
   * Waits for the next message the bot sends here on its own accord (without `msg_id` or `event_id`).
   *
   * @param timeoutMs - How long to wait, in milliseconds. Default 3000.
   */
  async nextActiveMessage(timeoutMs = 3000): Promise<SentByBot> {
    const what = `no one in "${this.name}" (an active message)`;
    return createSaid('', what, this.#unasked, this.delivery.log).nextReply(timeoutMs);
  }

  /** Sends a person's message to the bot and shows it. @internal */
  protected speak(t: string, d: Record<string, unknown>, entry: TranscriptEntry): Said {
    this.show(entry);
    const replies = this.delivery.event(t, d);
    return createSaid(entry.id, JSON.stringify(entry.content), replies ?? new ReplyBox(), this.delivery.log);
  }

  /** Shows a person's message the bot never gets to hear. @internal */
  protected unheard(entry: TranscriptEntry): Said {
    this.show(entry);
    return createSaid(
      entry.id,
      `${JSON.stringify(entry.content)}, which it was not sent`,
      new ReplyBox(),
      this.delivery.log,
    );
  }

  /** Adds a line, or tells that one has changed. @internal */
  show(entry: TranscriptEntry): void {
    if (!this.transcript.find(entry.id)) this.transcript.push(entry);
    this.delivery.changed.emit({ conversation: this, entry });
  }

  /** What a line shows of a message besides its text. @internal */
  protected shownOf({ media, quotes }: { media?: ChatMedia; quotes?: { index: string } }): Partial<TranscriptEntry> {
    const quote = quotes && this.transcript.quoted(quotes.index);
    return { ...(media && { media: media.shown }), ...(quote && { quote }) };
  }

  /** Shows that a message was taken back. @internal */
  withdraw(entry: TranscriptEntry): void {
    entry.recalled = true;
    // one that is kept no longer does not come back as the youngest
    if (this.transcript.find(entry.id)) this.show(entry);
  }

  /** @internal */
  activeMessage(sent: SentByBot): void {
    this.#unasked.add(sent);
  }
}
