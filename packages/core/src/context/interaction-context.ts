import type { InteractionEvent } from '../protocol/event.js';
import type { ReplySource } from '../reply/reply-thread.js';
import { InteractionResult } from '../rest/api/interactions.js';
import { Context } from './context.js';
import type { Conversation } from './conversation.js';

/** Kinds of interaction whose client waits for an acknowledgement: message button, quick menu. */
const WAITING_TYPES: readonly number[] = [11, 12];

/** A button was pressed, or one of the platform's own dialogs was used. */
export class InteractionContext extends Context<'INTERACTION_CREATE'> {
  /** Tells the three kinds of context apart. */
  readonly kind = 'interaction';
  #acknowledged?: Promise<void>;
  #outcome?: InteractionResult;

  /** Where the button was pressed. */
  override get conversation(): Conversation {
    return super.conversation as Conversation;
  }

  /** `d` of the event, in the platform's own spelling. */
  get data(): InteractionEvent {
    return this.raw.d;
  }

  /** `id` of the button, as given in its keyboard. */
  get buttonId(): string | undefined {
    return this.data.data?.resolved?.button_id;
  }

  /** `action.data` of the button. */
  get buttonData(): string | undefined {
    return this.data.data?.resolved?.button_data;
  }

  /** What was pressed, as what is said: the data of the button. Empty when it has none. */
  get text(): string {
    return this.buttonData ?? '';
  }

  /** @internal How its handlers went so far. */
  get outcome(): InteractionResult | undefined {
    return this.#outcome;
  }

  /** @internal Several handlers may get one press: one that ran makes up for others that were kept from it. */
  noteOutcome(result: InteractionResult): void {
    if (this.#outcome === undefined || result === InteractionResult.Ok) this.#outcome = result;
  }

  /** Whether the person's client waits for {@link acknowledge}. */
  get needsAcknowledgement(): boolean {
    return WAITING_TYPES.includes(this.data.type);
  }

  /**
   * Tells the person's client how it went, which ends the spinner on the button.
   *
   * Done for you when the handlers have finished, or after two seconds. Only the first call counts.
   *
   * @throws {@link ApiError} | {@link NetworkError} when it could not be told.
   */
  acknowledge(result: InteractionResult = InteractionResult.Ok): Promise<void> {
    return (this.#acknowledged ??= this.bot.api.interactions.acknowledge(this.data.id, result));
  }

  /** {@inheritDoc Context.replySource} */
  protected replySource(): ReplySource | undefined {
    const { id } = this.raw;
    return id === undefined ? undefined : { field: 'event_id', id };
  }
}
