import { type Conversation, isGuild, type Scene } from '../context/conversation.js';
import { ApiError } from '../errors/api-error.js';
import { NetworkError } from '../errors/network-error.js';
import { type Outgoing, toChatBody, toGuildBody } from '../message/outgoing.js';
import type { WireChatMessageBody, WireGuildMessageBody } from '../protocol/message.js';
import type { MessagesApi, SendRequestOptions } from '../rest/api/messages.js';
import type { ReplyThread } from './reply-thread.js';

/** What became of a message. */
export interface SentMessage {
  /** The id the platform gave it; absent when it only told us that it had the message already, or audits it first. */
  readonly id?: string;
  /**
   * `sent`: accepted now. `already-delivered`: an earlier try had arrived, and nothing was sent twice.
   * `in-audit`: a guild holds it back until MESSAGE_AUDIT_PASS or MESSAGE_AUDIT_REJECT with `auditId`.
   */
  readonly delivery: 'sent' | 'already-delivered' | 'in-audit';
  readonly auditId?: string;
}

export interface SendOptions {
  /** Longest wait for the platform's answer, in milliseconds; it advises at least 5000. @defaultValue 10000 */
  timeoutMs?: number;
  signal?: AbortSignal;
}

/** The platform had a message with this id and `msg_seq` already. */
const DUPLICATE = 40054005;

type Post = (id: string, body: never, options: SendRequestOptions) => Promise<unknown>;

/**
 * Sends to any conversation. Replies take their number and their place in the budget from a thread.
 *
 * A lost answer is asked for again only where the platform can tell a repetition: with an id and a `msg_seq`.
 */
export class MessageSender {
  readonly #post: Readonly<Record<Scene, Post>>;

  constructor(api: MessagesApi) {
    this.#post = {
      c2c: (id, body, options) => api.sendToUser(id, body, options),
      group: (id, body, options) => api.sendToGroup(id, body, options),
      channel: (id, body, options) => api.sendToChannel(id, body, options),
      dm: (id, body, options) => api.sendToDirectMessage(id, body, options),
    };
  }

  /**
   * @throws {@link ReplyBudgetError} before any network call, when the thread allows no more.
   * @throws {@link ApiError} when the platform refuses.
   * @throws {@link NetworkError} when no answer came and asking again could send it twice.
   */
  async send(
    to: Conversation,
    message: Outgoing,
    thread?: ReplyThread,
    options: SendOptions = {},
  ): Promise<SentMessage> {
    // Taken before the first await, so that numbers follow the order of the calls.
    const seq = thread?.take();
    const numbered = thread !== undefined && !isGuild(to.scene);
    const body: WireChatMessageBody | WireGuildMessageBody = isGuild(to.scene)
      ? toGuildBody(message)
      : toChatBody(message);
    if (thread) body[thread.source.field] = thread.source.id;
    if (numbered) (body as WireChatMessageBody).msg_seq = seq;
    const { timeoutMs, signal } = options;
    const request: SendRequestOptions = { timeoutMs, signal, idempotent: numbered, deadline: thread?.expiresAt };
    try {
      return toSent(await this.#post[to.scene](to.id, body as never, request));
    } catch (error) {
      return settle(error, thread);
    }
  }
}

/** Turns "I have that one already" into a delivery; gives the budget back when nothing was sent. */
function settle(error: unknown, thread: ReplyThread | undefined): SentMessage {
  if (thread && error instanceof ApiError && error.is(DUPLICATE) && (thread.known || error.tries > 1))
    return { delivery: 'already-delivered' };
  if (error instanceof ApiError || (error instanceof NetworkError && !error.mayHaveArrived)) thread?.giveBack();
  throw error;
}

interface SendAnswer {
  id?: string;
  data?: { message_audit?: { audit_id?: string } };
}

function toSent(answer: unknown): SentMessage {
  const { id, data } = (answer ?? {}) as SendAnswer;
  const auditId = data?.message_audit?.audit_id;
  return auditId === undefined ? { delivery: 'sent', id } : { delivery: 'in-audit', auditId };
}
