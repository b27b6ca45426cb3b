import type { Conversation } from '../context/conversation.js';
import { MessageError } from '../errors/message-error.js';
import type { Outgoing } from '../message/outgoing.js';
import type { Quotable } from '../message/part.js';

export interface SentDetails {
  readonly id?: string;
  readonly refIndex?: string;
  readonly delivery: SentMessage['delivery'];
  readonly auditId?: string;
}

/** Who can do something with a message that was sent. */
export interface SentDesk {
  recall(to: Conversation, id: string): Promise<void>;
  edit(to: Conversation, id: string, message: Outgoing): Promise<void>;
}

const NONE: readonly SentMessage[] = [];

/** What became of a message. Quote it with `quote(sent)`. */
export class SentMessage implements Quotable {
  /** The id the platform gave it; absent when it only told us that it had the message already, or audits it first. */
  readonly id?: string;
  /** `REFIDX_…`, by which one-to-one chats and groups quote it. */
  readonly refIndex?: string;
  /**
   * `sent`: accepted now. `already-delivered`: an earlier try had arrived, and nothing was sent twice.
   * `in-audit`: a guild holds it back until MESSAGE_AUDIT_PASS or MESSAGE_AUDIT_REJECT with `auditId`.
   */
  readonly delivery: 'sent' | 'already-delivered' | 'in-audit';
  /** Names the audit of a message that is `in-audit`; MESSAGE_AUDIT_PASS and MESSAGE_AUDIT_REJECT carry it, too. */
  readonly auditId?: string;
  readonly #to: Conversation;
  readonly #desk: SentDesk;
  readonly #others: readonly SentMessage[];

  /** @param others - What went out before it for the same message, when it took several requests. */
  constructor({ id, refIndex, delivery, auditId }: SentDetails, to: Conversation, desk: SentDesk, others = NONE) {
    this.id = id;
    this.refIndex = refIndex;
    this.delivery = delivery;
    this.auditId = auditId;
    this.#to = to;
    this.#desk = desk;
    this.#others = others;
  }

  /** All that went out for one message, in order: a long text, or several pictures, take several requests. */
  get parts(): readonly SentMessage[] {
    return [...this.#others, this];
  }

  /**
   * Takes it back, all of it: within two minutes; in guilds private-domain bots only.
   *
   * @throws {@link MessageError} when its id is not known.
   * @throws {@link ApiError} code 40064004 or 306011 when it is too late.
   */
  async recall(): Promise<void> {
    for (const part of this.parts.toReversed()) await this.#desk.recall(this.#to, part.#knownId());
  }

  /**
   * Writes it anew: in guild channels, and only messages with markdown or buttons.
   *
   * @throws {@link MessageError} elsewhere, or when its id is not known.
   */
  edit(message: Outgoing): Promise<void> {
    return this.#desk.edit(this.#to, this.#knownId(), message);
  }

  #knownId(): string {
    if (this.id !== undefined) return this.id;
    throw new MessageError({
      'zh-CN': '平台没有告诉这条消息的 ID（之前已送达或正在审核），无法操作。',
      en: 'The platform did not tell the id of this message (delivered before, or being audited), so nothing can be done with it.',
    });
  }
}
