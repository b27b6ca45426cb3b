import { setTimeout as sleep } from 'node:timers/promises';
import type { Conversation } from '../context/conversation.js';
import { NetworkError } from '../errors/network-error.js';
import { nothingSaid } from '../message/layout.js';
import { cutOnce, lengthOf } from '../message/split-text.js';
import type { WireStreamAnswer, WireStreamFrame } from '../protocol/stream.js';
import type { CallReply } from '../rest/api-call.js';
import type { SendRequestOptions } from '../rest/api/messages.js';
import type { Growing } from './growing.js';
import { ALREADY_DELIVERED } from './ledger-layer.js';
import type { SentDetails } from './sent-message.js';

/** Frames closer together than this are refused, or not worth a request. */
export const SHORTEST_INTERVAL_MS = 300;
export const USUAL_INTERVAL_MS = 500;

const STATE = { writing: 1, finished: 10 } as const;

export interface StreamSettings {
  contentType: 'text' | 'markdown';
  intervalMs: number;
  mode: 'append' | 'replace';
  /** Characters of one message at most. */
  maxLength: number;
  /** Put at the end of a text that does not fit and has nowhere to go on. */
  cutNote: string;
}

/** What became of one streamed message. */
export type Streamed = Pick<SentDetails, 'id' | 'refIndex' | 'delivery'>;

type SendFrame = (openid: string, frame: WireStreamFrame, options: SendRequestOptions) => Promise<WireStreamAnswer>;

/**
 * One message that grows while it is read, in a one-to-one chat.
 *
 * Frames go out one after the other, some time apart, with one `msg_seq`. Each adds what is new; after one whose answer was
 * lost the next says everything so far, so that nothing is shown twice and nothing is missing.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_users_user_openid_stream_messages.post.html}
 */
export class StreamSender {
  readonly #to: Conversation;
  readonly #reply: CallReply;
  readonly #settings: StreamSettings;
  readonly #send: SendFrame;
  #index = 0;
  #hasBegun = false;
  #answer?: WireStreamAnswer;
  /** Shown for certain, or perhaps when `#isUncertain`. */
  #shown = '';
  #isUncertain = false;
  #lastAt = Number.NEGATIVE_INFINITY;

  constructor(to: Conversation, reply: CallReply, settings: StreamSettings, send: SendFrame) {
    this.#to = to;
    this.#reply = reply;
    this.#settings = settings;
    this.#send = send;
  }

  /**
   * Sends what there is of a text, frame by frame, until it is complete or does not fit any more; what does not fit is left
   * in it.
   *
   * @param hasNext - Whether another message can take what does not fit.
   * @throws what the text broke off with, once the message is finished with what there is.
   */
  async run(text: Growing, hasNext: () => boolean): Promise<Streamed> {
    try {
      while (true) {
        await text.beyond(this.#shown.length);
        await this.#pause(text);
        text.throwIfFailed();
        if (lengthOf(text.value) > this.#settings.maxLength) return await this.#finishAtSeam(text, hasNext());
        if (text.isComplete) return await this.#finish(text);
        if (!(await this.#frame(text.value, STATE.writing))) return this.#had(text);
      }
    } finally {
      if (text.hasFailed && this.#answer) await this.#frame(text.value, STATE.finished);
      // Nothing was said, so nothing is spent; what the platform refused, the ledger gives back.
      if (!this.#hasBegun) this.#reply.giveBack();
    }
  }

  /** What was shown already cannot be taken back, so the seam lies behind it. */
  async #finishAtSeam(text: Growing, hasNext: boolean): Promise<Streamed> {
    const { maxLength, cutNote } = this.#settings;
    const { value } = text;
    const { part, after } = cutOnce(value, hasNext ? maxLength : maxLength - lengthOf(cutNote), this.#shown.length);
    const whole = part.length < this.#shown.length ? this.#shown : part;
    if (hasNext) text.replaceStart(value.length, after);
    else text.stop();
    const fits = await this.#frame(hasNext ? whole : whole + cutNote, STATE.finished);
    return fits ? this.#sent() : this.#had(text);
  }

  async #finish(text: Growing): Promise<Streamed> {
    const { value } = text;
    if (value.trim() === '') throw nothingSaid(false);
    text.stop();
    return (await this.#frame(value, STATE.finished)) ? this.#sent() : this.#had(text);
  }

  #sent(): Streamed {
    return { id: this.#answer?.id, refIndex: this.#answer?.ext_info?.ref_idx, delivery: 'sent' };
  }

  /** An earlier life of this process began it, and nobody knows how far it came: saying it again could say it twice. */
  #had(text: Growing): Streamed {
    text.stop();
    return { delivery: 'already-delivered' };
  }

  /** @returns False when the platform had this stream before: nothing more can be said in it. */
  async #frame(text: string, state: WireStreamFrame['input_state']): Promise<boolean> {
    const replaces = this.#isUncertain || this.#settings.mode === 'replace';
    const frame: WireStreamFrame = {
      input_mode: replaces ? 'replace' : 'append',
      input_state: state,
      index: this.#index,
      content_type: this.#settings.contentType,
      content_raw: replaces ? text : text.slice(this.#shown.length),
      ...(this.#answer && { stream_msg_id: this.#answer.id, ...this.#reply.fields }),
    };
    // The first frame is a reply like any other; the later ones belong to it.
    const options = this.#answer ? { idempotent: replaces } : { reply: this.#reply };
    this.#hasBegun = true;
    try {
      const answer: unknown = await this.#send(this.#to.id, frame, options);
      if (answer === ALREADY_DELIVERED) return false;
      this.#answer ??= answer as WireStreamAnswer;
      this.#isUncertain = false;
    } catch (error) {
      // The next frame says it all again. The last has none after it, and without the first there is no message.
      const isMendable = error instanceof NetworkError && this.#answer !== undefined && state === STATE.writing;
      if (!isMendable) throw error;
      this.#isUncertain = true;
    }
    this.#index++;
    this.#shown = text;
    this.#lastAt = performance.now();
    return true;
  }

  async #pause(text: Growing): Promise<void> {
    const waitMs = this.#lastAt + this.#settings.intervalMs - performance.now();
    if (waitMs > 0) await Promise.race([sleep(waitMs), text.completed]);
  }
}
