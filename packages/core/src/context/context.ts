import type { Bot } from '../bot.js';
import type { Clock } from '../clock.js';
import type { Turn } from '../dispatch/conversation-queue.js';
import type { HandlerError } from '../errors/handler-error.js';
import { PluginError } from '../errors/plugin-error.js';
import type { ChatLanguages } from '../i18n/chat-languages.js';
import type { Locale } from '../i18n/localized.js';
import type { MessageArguments, MessageKey, MessageParameters } from '../i18n/messages.js';
import type { Translator } from '../i18n/translator.js';
import type { Logger } from '../logging/logger.js';
import type { Outgoing } from '../message/outgoing.js';
import { ask, type PromptOptions } from '../prompt/ask.js';
import type { Dialogue } from '../prompt/dialogue.js';
import type { Answer, Prompts } from '../prompt/prompts.js';
import type { Dispatch, EventName } from '../protocol/event.js';
import type { MessageSender, SendOptions, StreamOptions } from '../reply/message-sender.js';
import type { ReplyLedger } from '../reply/reply-ledger.js';
import type { ReplyBudget, ReplySource, ReplyThread } from '../reply/reply-thread.js';
import type { SentMessage } from '../reply/sent-message.js';
import { type Community, communityOf } from './community.js';
import { type Conversation, conversationOf } from './conversation.js';
import type { AnyContext } from './create-context.js';
import type { Role } from './role.js';
import type { RoleFinder } from './role-finder.js';
import { userOf } from './user-of.js';
import type { Depot } from '../storage/depot.js';
import type { Storage } from '../storage/storage.js';

/** What contexts need of the bot they belong to. */
export interface ContextHost {
  readonly bot: Bot;
  readonly clock: Clock;
  readonly sender: MessageSender;
  readonly ledger: ReplyLedger;
  readonly prompts: Prompts;
  readonly roles: RoleFinder;
  /** Ids of those who may do everything. */
  readonly superusers: ReadonlySet<string>;
  readonly depot: Depot;
  readonly log: Logger;
  readonly languages: ChatLanguages;
  readonly translator: Translator;
  /** Base address of the API. */
  readonly apiOrigin: string;
  /** Aborted when the bot stops and its deadline for running handlers has passed. */
  readonly signal: AbortSignal;
  /** The bot's own guild-side id; `undefined` before READY. */
  selfId(): string | undefined;
}

/**
 * One event, and what a handler can do with it.
 *
 * Made for each event, so whatever costs something is worked out when first asked for.
 */
export abstract class Context<Name extends EventName = EventName> {
  /** Tells the three kinds apart: narrow on it. */
  abstract readonly kind: 'message' | 'interaction' | 'event';
  /** When this process received the event, Unix milliseconds. */
  readonly receivedAt: number;
  /** The first error of a handler, for middleware to see once `next()` has returned: errors do not pass through it. */
  failure?: HandlerError;
  /** @internal Its place in the order of its conversation. */
  turn?: Turn;
  /** @internal Set once a handler of it has asked something, and on the answers. */
  dialogue?: Dialogue;
  /** Name of the plugin whose handler runs; `undefined` for handlers of the bot itself, and outside of handlers. */
  plugin?: string;
  #conversation: Conversation | undefined | null = null;
  #log?: Logger;
  #state?: Record<string | symbol, unknown>;
  #thread?: ReplyThread;

  constructor(
    /** The event as it came, in the platform's own spelling. */
    readonly raw: Dispatch<Name>,
    /** What it asks of the bot around it. */
    protected readonly host: ContextHost,
  ) {
    this.receivedAt = host.clock.now();
  }

  /** The bot the event came to. */
  get bot(): Bot {
    return this.host.bot;
  }

  /** Such as `C2C_MESSAGE_CREATE`; narrows {@link Context.raw}. */
  get eventName(): Name {
    return this.raw.t;
  }

  /** The outer id of the event, `EVENT_NAME:…`. */
  get eventId(): string | undefined {
    return this.raw.id;
  }

  /** Where it happened; `undefined` for events of a guild as a whole. */
  get conversation(): Conversation | undefined {
    if (this.#conversation === null) this.#conversation = conversationOf(this.raw.t, this.raw.d);
    return this.#conversation;
  }

  /** The group or guild it happened in, whose members have roles; of a private session the guild the two met in. */
  get community(): Community | undefined {
    return communityOf(this.raw.t, this.raw.d);
  }

  /**
   * Who is behind it: who did it where the platform tells, otherwise whom it is about; `undefined` for nobody.
   *
   * `user_openid`, the openid as a member of the group, or a guild user's id. The same person has others elsewhere.
   */
  get userId(): string | undefined {
    return userOf(this.raw.t, this.raw.d);
  }

  /** Whether the person behind it is one of `superusers` in the config. */
  get isSuperuser(): boolean {
    const { userId } = this;
    return userId !== undefined && this.host.superusers.has(userId);
  }

  /**
   * What the person behind it is in the group or guild. Where the event does not tell, the platform is asked, and its
   * answer believed for a minute; in a private session of a guild it is about the guild the two met in.
   *
   * @returns `undefined` in one-to-one chats, where nobody is behind it, and where the platform does not tell: in groups
   * that takes a grant (11253).
   * @throws {@link NetworkError} | {@link RateLimitError} when the platform could not be asked, or not soon.
   */
  async role(): Promise<Role | undefined> {
    const { userId, community } = this;
    return community && userId !== undefined ? this.host.roles.find(community, userId) : undefined;
  }

  /** Writes lines that carry the event's id. */
  get log(): Logger {
    this.#log ??= this.host.log.child({ event: this.eventId ?? this.eventName });
    return this.#log;
  }

  /** Aborted when the bot stops without waiting any longer: hand it to whatever takes long. */
  get signal(): AbortSignal {
    return this.host.signal;
  }

  /**
   * The language to answer in, of the two the framework speaks: for texts written as `{ 'zh-CN': …, en: … }`. A chat that
   * has chosen another one hears English.
   */
  get locale(): Locale {
    return this.host.languages.localeOf(this.conversation);
  }

  /** The language the chat has chosen, such as `ja`; else that of the config. `ctx.t` speaks it. */
  get language(): string {
    return this.host.languages.of(this.conversation);
  }

  /**
   * Chooses the language of this chat, from now on and across restarts.
   *
   * @param language - A tag such as `en`, `zh-CN` or `ja`; `undefined` goes back to the language of the config.
   * @throws {@link PluginError} when it is no language tag, or the event happened in no conversation.
   */
  async setLocale(language: string | undefined): Promise<void> {
    const { conversation } = this;
    if (!conversation) throw nowhereToSpeak(this.eventName);
    await this.host.languages.set(conversation, language);
  }

  /**
   * A message of a plugin's `locales` in the language of this chat: `ctx.t('dice.rolled', { sum: 7 })`.
   *
   * What the chat's language lacks is said in that of the config, then in the plugin's default one.
   *
   * @param key - Name of the plugin, then the path within its messages. Checked by the compiler where the plugin has
   * declared them, see {@link PluginMessages}.
   * @param parameters - Values of the placeholders.
   * @returns The key itself, and a warning in the log, when there is no such message.
   */
  t<const Key extends string>(key: MessageKey<Key>, ...rest: MessageArguments<Key>): string;
  t(key: string, parameters?: MessageParameters): string {
    return this.host.translator.translate(key, parameters, this.language);
  }

  /** A place for middleware to leave things for those inside it. */
  get state(): Record<string | symbol, unknown> {
    this.#state ??= {};
    return this.#state;
  }

  /**
   * What the plugin whose handler runs keeps of this person in this chat; for `bot.on` and `bot.command`, the bot itself.
   *
   * @throws {@link PluginError} when the event does not say who did it, or where.
   */
  get session(): Storage {
    const { conversation, plugin } = this;
    const person = this.userId;
    if (conversation && person !== undefined) return this.host.depot.session(plugin, conversation, person);
    throw nobodyThere(this.eventName);
  }

  /**
   * What the plugin whose handler runs keeps of this chat; for `bot.on` and `bot.command`, the bot itself.
   *
   * @throws {@link PluginError} when the event does not say where it happened.
   */
  get chat(): Storage {
    const { conversation, plugin } = this;
    if (conversation) return this.host.depot.chat(plugin, conversation);
    throw nowhere(this.eventName);
  }

  /** What may still be said in reply. */
  get budget(): ReplyBudget {
    return this.thread().budget;
  }

  /**
   * Replies where the event happened.
   *
   * The platform takes a few replies for some minutes (`ctx.budget`); `msg_seq` is counted here, so that two replies are
   * both delivered and a repeated one is not delivered twice.
   *
   * @param message - Text, a part such as `markdown('# Hi')` or `image('./cat.png')`, a list of them, or a body in wire shape.
   * @returns What became of it; `delivery` is `already-delivered` when an earlier try had arrived after all.
   * @throws {@link ReplyBudgetError} when the window is over or the replies are used up; nothing was sent.
   * @throws {@link ApiError} when the platform refuses.
   * @throws {@link NetworkError} when no answer came and asking again could send it twice.
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/message/send-receive/send.html}
   */
  async reply(message: Outgoing, options?: SendOptions): Promise<SentMessage> {
    const thread = this.thread();
    return this.host.sender.send(this.conversation as Conversation, message, thread, options);
  }

  /**
   * Replies with a text while it is being written, such as the answer of a language model. In a one-to-one chat people see
   * it grow; elsewhere it is sent once it is complete. Takes one reply, or as many as a long text needs.
   *
   * A handler that returns an async iterable does the same.
   *
   * @throws what the source threw, once what there was of it is finished.
   */
  stream(source: AsyncIterable<string>, options: StreamOptions = {}): Promise<SentMessage> {
    const { sender, signal } = this.host;
    return sender.stream(this.conversation as Conversation, source, this.thread(), options, signal);
  }

  /**
   * Asks something and waits for the next thing this person says here, or the next button they press. Meanwhile the
   * conversation goes on, and the bot may be stopped or the plugin unloaded.
   *
   * ```ts
   * const city = await ctx.prompt('Which city?');
   * await city.reply(`It rains in ${city.text}.`);
   * ```
   *
   * The answer is a context of its own, with a budget of its own. Commands, and buttons that have a handler, are no answers.
   * In groups where the bot only hears what mentions it, so must the answer.
   *
   * @param message - What to ask; `undefined` to say nothing and only wait.
   * @throws {@link PromptCancelledError} when no answer comes. Not caught, it ends the handler, and the person is told.
   */
  prompt(message: Outgoing | undefined, options?: PromptOptions): Promise<Answer> {
    return ask(this as unknown as AnyContext, this.host.prompts, message, options);
  }

  /**
   * Shows that the bot is typing: in one-to-one chats, where it **takes one of the few replies**.
   *
   * @param seconds - 1 to 60. @defaultValue 10
   * @returns Whether it is shown; false in other scenes.
   */
  typing(seconds = 10): Promise<boolean> {
    return this.host.sender.typing(this.conversation as Conversation, seconds, this.thread());
  }

  /** What a reply refers to; `undefined` when the platform takes none to this event. */
  protected abstract replySource(): ReplySource | undefined;

  /**
   * Where replies take their numbers and their place in the budget.
   *
   * @throws {@link PluginError} when the platform takes no reply to this event.
   */
  protected thread(): ReplyThread {
    this.#thread ??= this.#openThread();
    return this.#thread;
  }

  #openThread(): ReplyThread {
    const source = this.replySource();
    const { conversation } = this;
    if (!source) throw notRepliable(this.eventName);
    if (!conversation) throw nowhereToReply(this.eventName);
    return this.host.ledger.open(source, conversation.scene, this.receivedAt);
  }
}

function nowhereToReply(name: string): PluginError {
  return new PluginError({
    'zh-CN': `${name} 没有说明发生在哪个会话；请用 bot.send(目标, 消息, { eventId: ctx.eventId }) 指定回复的去处。`,
    en: `${name} does not say in which conversation it happened; name one: bot.send(target, message, { eventId: ctx.eventId }).`,
  });
}

function nobodyThere(name: string): PluginError {
  return new PluginError({
    'zh-CN': `${name} 没有说明是谁、在哪个会话；ctx.session 不可用，请用 ctx.chat，或注入 Storage 自己选键。`,
    en: `${name} does not say who did it and in which conversation, so there is no ctx.session; use ctx.chat, or inject Storage and choose a key.`,
  });
}

function nowhere(name: string): PluginError {
  return new PluginError({
    'zh-CN': `${name} 没有说明发生在哪个会话；ctx.chat 不可用，请注入 Storage 自己选键。`,
    en: `${name} does not say in which conversation it happened, so there is no ctx.chat; inject Storage and choose a key.`,
  });
}

function nowhereToSpeak(name: string): PluginError {
  return new PluginError({
    'zh-CN': `${name} 没有说明发生在哪个会话，无法设置语言；请用 bot.languages.set(会话, 语言)。`,
    en: `${name} does not say in which conversation it happened, so there is no language to choose; use bot.languages.set(conversation, language).`,
  });
}

function notRepliable(name: string): PluginError {
  return new PluginError({
    'zh-CN': `平台不接受对 ${name} 的回复；请用 bot.send(目标, 消息)。`,
    en: `The platform takes no replies to ${name}; use bot.send(target, message).`,
  });
}
