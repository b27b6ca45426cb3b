import { type Conversation, isGuild, type Scene } from '../context/conversation.js';
import { MessageError } from '../errors/message-error.js';
import { ReplyBudgetError } from '../errors/reply-budget-error.js';
import type { ChatLanguages } from '../i18n/chat-languages.js';
import { localize } from '../i18n/localized.js';
import type { Logger } from '../logging/logger.js';
import type { MediaDesk } from '../media/media-desk.js';
import type { UploadOptions } from '../media/media-uploader.js';
import type { Draft } from '../message/draft.js';
import { markdown } from '../message/markdown.js';
import type { Outgoing } from '../message/outgoing.js';
import type { MediaPart } from '../message/part.js';
import { render } from '../message/render.js';
import type { WireChatMessageBody } from '../protocol/message.js';
import type { CallFile, CallReply } from '../rest/api-call.js';
import type { Api } from '../rest/api/api.js';
import type { SendRequestOptions } from '../rest/api/messages.js';
import type { ActiveQuota } from './active-quota.js';
import { Growing } from './growing.js';
import { ALREADY_DELIVERED } from './ledger-layer.js';
import type { ReplyPlace } from './reply-place.js';
import type { ReplyThread } from './reply-thread.js';
import { type SentDetails, SentMessage } from './sent-message.js';
import { SHORTEST_INTERVAL_MS, StreamSender, USUAL_INTERVAL_MS } from './stream-sender.js';

/** How a message is sent. */
export interface SendOptions extends Pick<UploadOptions, 'onProgress'> {
  /** Longest wait for the platform's answer, in milliseconds; it advises at least 5000. @defaultValue 10000 */
  timeoutMs?: number;
  /** Calls it off; its reason is what is thrown. */
  signal?: AbortSignal;
  /** Calls somebody back who has not talked to the bot for a while: one-to-one chats, instead of a reply. */
  wakeup?: boolean;
}

/** How a text is sent while it is being written. */
export interface StreamOptions {
  /** @defaultValue `text` */
  format?: 'text' | 'markdown';
  /** Time between two frames, in milliseconds; at least 300. @defaultValue 500 */
  intervalMs?: number;
  /** `append` sends what is new; `replace` sends all of it each time. @defaultValue `append` */
  mode?: 'append' | 'replace';
  /** Ends the text where it is; its reason is what is thrown. */
  signal?: AbortSignal;
}

export interface SenderParts {
  api: Api;
  media: MediaDesk;
  /** Absent where nobody counts. */
  quota?: ActiveQuota;
  /** What to do with a reply when the window is over or the replies are used up. */
  overflow: 'error' | 'active';
  /** Characters of a text at most. */
  maxTextLength: number;
  languages: ChatLanguages;
  log: Logger;
}

/** A request with what had to be uploaded for it. */
interface Prepared {
  body: Draft['body'];
  file?: CallFile;
}

type Post = (id: string, body: never, options: SendRequestOptions) => Promise<unknown>;

const CUT = { 'zh-CN': '…（内容过长，已截断）', en: '… (too long, cut here)' };
const TYPING = 6;

/** Sends to any conversation. Replies take their numbers and their places in the budget from a thread. */
export class MessageSender {
  readonly #parts: SenderParts;
  readonly #post: Readonly<Record<Scene, Post>>;
  readonly #degraded = new Set<string>();

  constructor(parts: SenderParts) {
    const { messages } = parts.api;
    this.#parts = parts;
    this.#post = {
      c2c: (id, body, options) => messages.sendToUser(id, body, options),
      group: (id, body, options) => messages.sendToGroup(id, body, options),
      channel: (id, body, options) => messages.sendToChannel(id, body, options),
      dm: (id, body, options) => messages.sendToDirectMessage(id, body, options),
    };
  }

  /**
   * @throws {@link MessageError} when the message cannot be said like this.
   * @throws {@link ReplyBudgetError} before any network call, when the thread allows no more.
   * @throws {@link ActiveQuotaError} before any network call, when an active message is over a quota that is counted.
   * @throws {@link ApiError} when the platform refuses.
   * @throws {@link NetworkError} when no answer came and asking again could send it twice.
   * @throws {@link RateLimitError} when the window of the reply would end before its turn to be sent.
   */
  send(to: Conversation, message: Outgoing, thread?: ReplyThread, options: SendOptions = {}): Promise<SentMessage> {
    try {
      // Taken before anything is waited for, so that numbers follow the order of the calls.
      const drafts = this.#render(to, message, thread);
      const places = this.#places(drafts.length, thread);
      const [only, ...others] = drafts as readonly [Draft, ...Draft[]];
      return others.length === 0
        ? this.#sendOne(to, only, places?.[0], options)
        : this.#sendAll(to, drafts, places, options);
    } catch (error) {
      return Promise.reject(error);
    }
  }

  async #sendAll(
    to: Conversation,
    drafts: readonly Draft[],
    places: readonly CallReply[] | undefined,
    options: SendOptions,
  ): Promise<SentMessage> {
    const sent: SentMessage[] = [];
    for (const [index, draft] of drafts.entries()) {
      try {
        sent.push(await this.#sendOne(to, draft, places?.[index], options, [...sent]));
      } catch (error) {
        for (const place of places?.slice(index + 1) ?? []) place.giveBack();
        throw error;
      }
    }
    return sent.at(-1) as SentMessage;
  }

  /** Shows that the bot is typing, which takes one reply: one-to-one chats only. @returns Whether it is shown. */
  async typing(to: Conversation, seconds: number, thread: ReplyThread, options: SendOptions = {}): Promise<boolean> {
    if (to.scene !== 'c2c') return false;
    const [reply] = thread.take();
    const body: WireChatMessageBody = { msg_type: TYPING, input_notify: { input_type: 1, input_second: seconds } };
    await this.#post.c2c(to.id, body as never, { ...options, reply });
    return true;
  }

  /**
   * Says a text while it is being written. In a one-to-one chat people see it grow; elsewhere it is sent once it is complete.
   *
   * @throws what the source threw, once what there was of it is finished; in other scenes nothing is sent then.
   */
  async stream(
    to: Conversation,
    source: AsyncIterable<string>,
    thread: ReplyThread,
    options: StreamOptions,
    stopped: AbortSignal,
  ): Promise<SentMessage> {
    const { format = 'text', signal } = options;
    const growing = new Growing(source, signal ? [signal, stopped] : [stopped]);
    if (to.scene === 'c2c') return this.#streamToUser(to, growing, thread, options);
    await growing.completed;
    await growing.beyond(Number.POSITIVE_INFINITY);
    return this.send(to, format === 'markdown' ? markdown(growing.value) : growing.value, thread, { signal });
  }

  async #streamToUser(
    to: Conversation,
    text: Growing,
    thread: ReplyThread,
    { format = 'text', intervalMs = USUAL_INTERVAL_MS, mode = 'append' }: StreamOptions,
  ): Promise<SentMessage> {
    const { api, maxTextLength: maxLength, languages } = this.#parts;
    const settings = {
      contentType: format,
      intervalMs: Math.max(intervalMs, SHORTEST_INTERVAL_MS),
      mode,
      maxLength,
      cutNote: localize(CUT, languages.localeOf(to)),
    };
    const sent: SentMessage[] = [];
    try {
      do {
        const [place] = thread.take() as readonly [ReplyPlace];
        const stream = new StreamSender(to, place, settings, (...frame) => api.messages.streamToUser(...frame));
        const streamed = await stream.run(text, () => thread.budget.remaining > 0);
        sent.push(new SentMessage(streamed, to, this, [...sent]));
        // What did not fit goes on in the next one, if anything more comes.
        await text.beyond(0);
      } while (text.value.trim() !== '');
    } finally {
      // Whatever ended it, nobody reads on.
      text.stop();
    }
    return sent.at(-1) as SentMessage;
  }

  /** Takes a message away. @throws {@link ApiError} when it is too late, or not the bot's to take. */
  recall({ scene, id: target }: Conversation, id: string): Promise<void> {
    const { messages } = this.#parts.api;
    const recall = {
      c2c: () => messages.recallFromUser(target, id),
      group: () => messages.recallFromGroup(target, id),
      channel: () => messages.recallFromChannel(target, id),
      dm: () => messages.recallFromDirectMessage(target, id),
    };
    return recall[scene]();
  }

  /** Writes a message anew. @throws {@link MessageError} where there is no editing. */
  async edit(to: Conversation, id: string, message: Outgoing): Promise<void> {
    const [draft, ...more] = this.#render(to, message, undefined);
    if (to.scene !== 'channel' || !draft || draft.media || more.length > 0) throw notEditable();
    await this.#parts.api.messages.edit(to.id, id, draft.body);
  }

  #render(to: Conversation, message: Outgoing, thread: ReplyThread | undefined): readonly Draft[] {
    const { languages, maxTextLength, overflow } = this.#parts;
    const { scene } = to;
    const locale = languages.localeOf(to);
    const remaining = thread?.budget.remaining ?? Number.POSITIVE_INFINITY;
    return render(message, {
      scene,
      maxLength: maxTextLength,
      available: remaining === 0 && overflow === 'active' ? Number.POSITIVE_INFINITY : remaining,
      locale,
      cutNote: localize(CUT, locale),
      onDegrade: (kind) => this.#degrade(kind, scene),
    });
  }

  #places(count: number, thread: ReplyThread | undefined): readonly CallReply[] | undefined {
    try {
      return thread?.take(count);
    } catch (error) {
      if (error instanceof ReplyBudgetError && this.#parts.overflow === 'active') return undefined;
      throw error;
    }
  }

  async #sendOne(
    to: Conversation,
    draft: Draft,
    reply: CallReply | undefined,
    options: SendOptions,
    before?: readonly SentMessage[],
  ): Promise<SentMessage> {
    const { timeoutMs, signal, wakeup } = options;
    if (!reply && !wakeup) await this.#parts.quota?.take(to, signal);
    const { body, file }: Prepared = draft.media
      ? await this.#withMedia(to, draft, draft.media, reply, options)
      : draft;
    const request: SendRequestOptions = { timeoutMs, signal, reply, file };
    const answer = await this.#post[to.scene](to.id, (wakeup ? { ...body, is_wakeup: true } : body) as never, request);
    return new SentMessage(toDetails(answer), to, this, before);
  }

  /** One-to-one chats and groups take what was uploaded before, guilds a picture beside the body. */
  async #withMedia(
    to: Conversation,
    { body }: Draft,
    media: MediaPart,
    reply: CallReply | undefined,
    options: SendOptions,
  ): Promise<Prepared> {
    try {
      if (isGuild(to.scene)) return { body, file: await this.#pictureOf(media, options.signal) };
      const { onProgress, signal } = options;
      const { type: kind, source, name: fileName } = media;
      const target = { scene: to.scene as 'c2c' | 'group', id: to.id };
      const uploaded = await this.#parts.media.upload({ kind, source, fileName }, target, { onProgress, signal });
      return { body: { ...body, media: { file_info: uploaded.fileInfo } } };
    } catch (error) {
      reply?.giveBack();
      throw error;
    }
  }

  async #pictureOf({ source, name }: MediaPart, signal: AbortSignal | undefined): Promise<CallFile> {
    const picture = await this.#parts.media.read(source, signal);
    return { field: 'file_image', fileName: name ?? picture.name ?? 'image.png', bytes: picture.bytes };
  }

  #degrade(kind: string, scene: Scene): void {
    const key = `${kind} ${scene}`;
    if (this.#degraded.has(key)) return;
    this.#degraded.add(key);
    this.#parts.log.info(
      { scene, kind },
      `${scene} has no "${kind}": it is said in another way, see the table in the documentation`,
    );
  }
}

interface SendAnswer {
  id?: string;
  ext_info?: { ref_idx?: string };
  data?: { message_audit?: { audit_id?: string } };
}

function toDetails(answer: unknown): SentDetails {
  if (answer === ALREADY_DELIVERED) return { delivery: 'already-delivered' };
  const { id, data, ext_info } = (answer ?? {}) as SendAnswer;
  const auditId = data?.message_audit?.audit_id;
  if (auditId !== undefined) return { delivery: 'in-audit', auditId };
  return { delivery: 'sent', id, refIndex: ext_info?.ref_idx };
}

function notEditable(): MessageError {
  return new MessageError({
    'zh-CN': '只能在频道里修改带 markdown 或按钮的消息，且须是一次能发完的文本；请撤回后重发。',
    en: 'Only a message with markdown or buttons in a channel can be edited, to text that takes one request; recall it and send another.',
  });
}
