import { setMaxListeners } from 'node:events';
import { container as processContainer, type DependencyContainer, type InjectionToken } from 'tsyringe';
import type { ButtonData } from './button/button-data.js';
import { ButtonPattern } from './button/button-pattern.js';
import { ButtonRegistry } from './button/button-registry.js';
import type { ButtonHandler, CheckButtonPattern } from './button/button-types.js';
import type { ArgumentKinds } from './command/argument-kinds.js';
import { CommandRegistry } from './command/command-registry.js';
import type { CheckSignature, CommandHandler, NoKinds } from './command/command-types.js';
import { addCommand, declareCommand } from './command/declare-command.js';
import { Clock, systemClock } from './clock.js';
import type { BotConfig } from './config/bot-config.js';
import { type ResolvedConfig, resolveConfig } from './config/resolve-config.js';
import type { ContextHost } from './context/context.js';
import type { Conversation } from './context/conversation.js';
import type { AnyContext } from './context/create-context.js';
import { RoleFinder } from './context/role-finder.js';
import { createTransport } from './create-transport.js';
import { ConversationQueue } from './dispatch/conversation-queue.js';
import { createHandler } from './dispatch/create-handler.js';
import { Dispatcher } from './dispatch/dispatcher.js';
import { ErrorBoundary, type ErrorListener } from './dispatch/error-boundary.js';
import { type HandlerKey, HandlerRegistry } from './dispatch/handler-registry.js';
import { IntentAsk } from './dispatch/intent-ask.js';
import type { IntentDemand } from './dispatch/intent-demand.js';
import { BotEvents, type BotEventMap, isBotEvent } from './bot-events.js';
import type {
  BotCommandOptions,
  BotHandlerOptions,
  BotHearsOptions,
  BotSendOptions,
  BotWebhookOptions,
  StopOptions,
} from './bot-options.js';
import type { BotPhase, BotStatus } from './bot-status.js';
import { PluginError } from './errors/plugin-error.js';
import { createListener, type HearsHandler, type HearsPattern } from './hears/hears-pattern.js';
import { HearsRegistry } from './hears/hears-registry.js';
import { LimitDesk } from './limit/limit-desk.js';
import { ChatLanguages } from './i18n/chat-languages.js';
import { choiceStorage } from './i18n/choice-storage.js';
import type { MessageArguments, MessageKey, MessageParameters } from './i18n/messages.js';
import { Translator } from './i18n/translator.js';
import type { Logger } from './logging/logger.js';
import { createLogger } from './logging/logger.js';
import type { Outgoing } from './message/outgoing.js';
import { autoAcknowledge } from './middleware/auto-acknowledge.js';
import { ignoreBots } from './middleware/ignore-bots.js';
import type { Middleware } from './middleware/middleware.js';
import type { ContextFor } from './plugin/decorators.js';
import { inLoadOrder } from './plugin/load-order.js';
import type { OptionsArgument, PluginClass, PluginEntry } from './plugin/plugin-class.js';
import { use } from './plugin/plugin-class.js';
import { termination } from './process/termination.js';
import { PluginHost } from './plugin/plugin-host.js';
import { LOGGER } from './plugin/tokens.js';
import { Prompts } from './prompt/prompts.js';
import type { Dispatch } from './protocol/event.js';
import type { WireUser } from './protocol/message.js';
import type { MediaDesk } from './media/media-desk.js';
import { Outbox } from './outbox.js';
import { Recorder } from './record/recorder.js';
import type { Recording } from './record/recording.js';
import type { SentMessage } from './reply/sent-message.js';
import type { Api } from './rest/api/api.js';
import type { Outbound } from './rest/outbound.js';
import { Depot } from './storage/depot.js';
import { Storage } from './storage/storage.js';
import { createStore } from './store/create-store.js';
import type { Gateway } from './transport/gateway/gateway.js';
import type { TransportNotice } from './transport/transport.js';
import { Webhook } from './transport/webhook/webhook.js';
import { within } from './within.js';

/** For plugins to unload however long the handlers took, in milliseconds. */
const LAST_CALL_MS = 1000;

/**
 * A bot: listens, answers, and keeps its connection.
 *
 * Build it up with `on`, `command`, `use` and `plugin`, which can be chained, then `start()` it.
 */
export class Bot implements AsyncDisposable {
  /** The root of what it logs; a plugin gets a child of it by `@inject(LOGGER)`. */
  readonly log: Logger;
  /** The time it goes by. */
  readonly clock: Clock;
  /** What can be called. */
  readonly commands: CommandRegistry;
  /** Loads, unloads and reloads plugins while the bot runs. */
  readonly plugins: PluginHost;
  /** Which language each chat has chosen. */
  readonly languages: ChatLanguages;
  readonly #config: ResolvedConfig;
  readonly #translator: Translator;
  readonly #outbox: Outbox;
  readonly #recorder?: Recording;
  readonly #depot: Depot;
  readonly #limits: LimitDesk;
  readonly #handlers = new HandlerRegistry();
  readonly #hears = new HearsRegistry();
  readonly #buttons = new ButtonRegistry();
  readonly #queue = new ConversationQueue();
  readonly #prompts: Prompts;
  readonly #provided = new Map<InjectionToken, unknown>();
  readonly #dispatcher: Dispatcher;
  readonly #boundary: ErrorBoundary;
  readonly #intents: IntentAsk;
  readonly #transport: Gateway | Webhook;
  readonly #events: BotEvents;
  readonly #givenUp = new AbortController();
  readonly #entries: PluginEntry[];
  #user?: WireUser;
  #phase: BotPhase = 'new';
  #stopping?: Promise<void>;
  #markEnded = (): void => {};
  readonly #ended = new Promise<void>((resolve) => {
    this.#markEnded = resolve;
  });

  /** @throws {@link ConfigError} with every problem of the configuration. */
  constructor(config: BotConfig) {
    this.#config = resolveConfig(config);
    // Every stream under way listens: many are no leak.
    setMaxListeners(0, this.#givenUp.signal);
    const { appId, clientSecret, prefixes, pluginPrefixes, withoutCommands, record, locale } = this.#config;
    const log = createLogger(this.#config.log).child({ bot: appId });
    this.log = log;
    const clock = (this.clock = this.#config.clock ?? systemClock);
    this.#prompts = new Prompts(this.#queue, clock);
    this.commands = new CommandRegistry(prefixes, pluginPrefixes, withoutCommands);
    this.#events = new BotEvents(log);
    this.#recorder = typeof record === 'string' ? new Recorder({ path: record, secret: clientSecret, log }) : record;
    this.#depot = new Depot({ appId, choice: this.#config.storage, clock, log });
    this.#limits = new LimitDesk(appId, this.#depot, clock, this.#config.limits);
    this.languages = new ChatLanguages({ locale, storage: choiceStorage(createStore(this.#config.store), appId), log });
    this.#translator = new Translator(locale, log);
    this.#outbox = new Outbox(this.#config, { clock, languages: this.languages, log, recorder: this.#recorder });
    this.#boundary = new ErrorBoundary(log);
    this.#dispatcher = this.#createDispatcher();
    this.plugins = this.#createPluginHost();
    this.#intents = new IntentAsk({ ...this.#registries, wanted: this.#config.intents, log });
    this.#transport = createTransport({
      config: this.#config,
      outbox: this.#outbox,
      intents: () => this.#intents.ask(),
      log,
    });
    this.#entries = [...((config.plugins ?? []) as readonly PluginEntry[])];
  }

  /** The platform's endpoints: `bot.api.<resource>.<verb>`. */
  get api(): Api {
    return this.#outbox.api;
  }

  /** Uploads pictures, videos, voice messages and files; messages do so by themselves. */
  get media(): MediaDesk {
    return this.#outbox.media;
  }

  /** What every call to the platform passes: `bot.outbound.use((call, next) => …)`. */
  get outbound(): Outbound {
    return this.#outbox.outbound;
  }

  /** What the bot itself keeps; plugins have one of their own, injected. */
  get storage(): Storage {
    return this.#depot.of();
  }

  /** The bot's own account, once it is ready. */
  get user(): WireUser | undefined {
    return this.#user;
  }

  /** What the bot is doing at this moment. */
  status(): BotStatus {
    const connections = this.#transport.status();
    return {
      phase: this.#phase,
      user: this.#user,
      isUp: connections.length > 0 && connections.every(({ state }) => state === 'ready' || state === 'listening'),
      connections,
      pendingEvents: this.#dispatcher.pending,
      plugins: this.plugins.names,
    };
  }

  /**
   * Listens: to `message` (what no command took and nobody hears), `interaction` (a button nobody declared) or `event`; to
   * one event by the platform's name; or to the bot itself (`ready`, `resumed`, `reconnecting`, `fatal`).
   */
  on<Key extends HandlerKey>(key: Key, handler: (ctx: ContextFor<Key>) => unknown, options?: BotHandlerOptions): this;
  /** Listens to what the bot itself goes through, such as `ready`, rather than to what happens in chats. */
  on<Name extends keyof BotEventMap>(name: Name, listener: (event: BotEventMap[Name]) => unknown): this;
  on(
    key: HandlerKey | keyof BotEventMap,
    handler: (value: never) => unknown,
    { guards, limits: own = [] }: BotHandlerOptions = {},
  ): this {
    if (isBotEvent(key)) this.#events.on(key, handler);
    else
      this.#handlers.add(
        key,
        createHandler({ name: key, guards, limits: this.#limits.of({ own }, key), call: handler }),
      );
    return this;
  }

  /** Runs middleware around every handler, inside what was added before. */
  use(...middleware: Middleware[]): this {
    for (const each of middleware) this.#dispatcher.use(each);
    return this;
  }

  /**
   * Adds a command: `bot.command('roll <sides:int>', (ctx, sides) => …)`.
   *
   * @param signature - See {@link Command}.
   * @throws {@link PluginError} when the signature cannot be read, an example does not fit it, or the name is taken.
   */
  command<const S extends string, Kinds extends ArgumentKinds = NoKinds>(
    signature: CheckSignature<S, Kinds>,
    handler: CommandHandler<S, Kinds>,
    options: BotCommandOptions<Kinds> = {},
  ): this {
    const { guards = [], limits: own = [], ...rest } = options;
    const declared = declareCommand(signature, rest);
    const { name } = declared.signature;
    const limits = this.#limits.of({ own }, name);
    const call = createHandler({ name, guards, limits, call: handler as (...args: never[]) => unknown });
    addCommand(this.commands, declared, { handler: call, guards });
    return this;
  }

  /**
   * Hears what is said in messages that call no command: `bot.hears(/^(?<city>\S+)天气$/, (ctx, match) => …)`.
   *
   * @param pattern - See {@link Hears}.
   */
  hears(
    pattern: HearsPattern,
    handler: HearsHandler,
    { guards, limits: own = [], ...options }: BotHearsOptions = {},
  ): this {
    const name = `hears ${String(pattern)}`;
    const call = createHandler({ name, guards, limits: this.#limits.of({ own }, name), call: handler });
    this.#hears.add({ listener: createListener(pattern, options), handler: call });
    return this;
  }

  /**
   * Handles a button: `bot.button('confirm:<id:int>', (ctx, id) => …)`.
   *
   * @param pattern - See {@link Button}.
   * @throws {@link PluginError} when the pattern cannot be read, or cannot be told from another.
   */
  button<const Pattern extends string>(
    pattern: CheckButtonPattern<Pattern> | ButtonData<Pattern>,
    handler: ButtonHandler<Pattern>,
    { guards, limits: own = [] }: BotHandlerOptions = {},
  ): this {
    const parsed = new ButtonPattern(typeof pattern === 'string' ? pattern : pattern.pattern);
    const name = `button ${parsed.declaration}`;
    const limits = this.#limits.of({ own }, name);
    const call = createHandler({ name, guards, limits, call: handler as (...args: never[]) => unknown });
    this.#buttons.add({ pattern: parsed, handler: call });
    return this;
  }

  /**
   * A message of a plugin's `locales`, for outside of events; handlers have `ctx.t`.
   *
   * @param locale - The language, such as `bot.languages.of(conversation)`. @defaultValue that of the config
   * @returns The key itself, and a warning in the log, when there is no such message.
   */
  t<const Key extends string>(key: MessageKey<Key>, ...rest: [...MessageArguments<Key>, locale?: string]): string;
  t(key: string, parameters?: MessageParameters, locale?: string): string {
    return this.#translator.translate(key, parameters, locale);
  }

  /**
   * Offers something to every plugin of this bot, by token or by its class: what a constructor asks for is then not built, nor
   * taken from a plugin that provides it. For services that plugins share, and for tests that put another in their place.
   *
   * What a plugin has of its own stays: `OPTIONS`, `LOGGER` and `Storage`.
   *
   * @throws {@link PluginError} once the bot was started.
   */
  provide<T>(token: InjectionToken<T>, service: T): this {
    if (this.#phase !== 'new') throw startedAlready();
    this.#provided.set(token, service);
    return this;
  }

  /** Adds a plugin, loaded by `start()`. While the bot runs, use `bot.plugins.load()`. */
  plugin<P extends PluginClass>(plugin: P, ...options: OptionsArgument<P>): this {
    if (this.#phase !== 'new') throw startedAlready();
    this.#entries.push(use(plugin, ...options));
    return this;
  }

  /** Hears of every error a handler or middleware threw; they are logged in any case. */
  catch(listener: ErrorListener): this {
    this.#boundary.listen(listener);
    return this;
  }

  /**
   * Loads the plugins and connects.
   *
   * @returns When events flow. Connections lost later come back by themselves.
   * @throws {@link PluginError} when a plugin cannot be loaded.
   * @throws {@link ApiError} when the credentials are refused.
   * @throws {@link GatewayError} when the gateway refuses the bot for good.
   */
  async start(): Promise<void> {
    if (this.#phase !== 'new') throw startedAlready();
    this.#phase = 'starting';
    try {
      await this.languages.load();
      await this.#loadPlugins();
      await this.#transport.start({
        receive: (event) => this.#receive(event),
        notice: (notice) => this.#onNotice(notice),
      });
      this.#phase = 'running';
      this.plugins.ready();
    } catch (error) {
      await this.stop({ deadlineMs: 0 });
      throw error;
    }
  }

  /**
   * Loads the plugins as `start()` does, and does not connect: shows whether they load and what they need. Such a bot can
   * only be stopped afterwards, which unloads them.
   *
   * @returns What the gateway would be asked for; each intent with the handlers and commands that need it.
   * @throws {@link PluginError} when a plugin cannot be loaded.
   */
  async rehearse(): Promise<IntentDemand> {
    if (this.#phase !== 'new') throw startedAlready();
    this.#phase = 'starting';
    try {
      await this.languages.load();
      await this.#loadPlugins();
      const { names, askedBy } = this.#intents.ask();
      return new Map(names.map((name) => [name, askedBy.get(name) ?? []]));
    } catch (error) {
      await this.stop({ deadlineMs: 0 });
      throw error;
    }
  }

  /**
   * Starts, and runs until SIGINT or SIGTERM: then it stops as {@link stop} does. A second signal leaves at once.
   *
   * @returns When it has stopped, by a signal or by `stop()`.
   * @throws what {@link start} throws, and {@link GatewayError} when the gateway refuses the bot for good later on.
   */
  async run(options: StopOptions = {}): Promise<void> {
    const asked = termination();
    let isAsked = false;
    let refused: Error | undefined;
    this.on('fatal', ({ error }) => {
      refused = error;
    });
    void asked.requested.then(() => {
      isAsked = true;
      return this.stop(options);
    });
    try {
      await this.start().catch((error: unknown) => {
        if (!isAsked) throw error;
      });
      await this.#ended;
      if (refused) throw refused;
    } finally {
      asked[Symbol.dispose]();
    }
  }

  /** A `stop()` may come while one loads: its own loading then fails, and those after it must not begin. */
  async #loadPlugins(): Promise<void> {
    for (const entry of inLoadOrder(this.#entries)) {
      if (this.#stopping) return;
      await this.plugins.load(entry).catch((error: unknown) => {
        if (!this.#stopping) throw error;
      });
    }
  }

  /**
   * Takes no more events, lets running handlers finish, saves the session and closes the connection so that it can be resumed;
   * then unloads the plugins, whose timers and scheduled runs may finish, too. Handlers still running at the deadline see
   * `ctx.signal` aborted.
   */
  stop(options: StopOptions = {}): Promise<void> {
    return (this.#stopping ??= this.#stop(options));
  }

  /** Stops it with the default deadline, as `await using` asks. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  /**
   * Waits until the bot has dealt with every event it has received so far, whatever the outcome.
   *
   * @param ctx - Waits for those that happened in the same place only, its own among them. A handler must not await that of
   * its own context: it would wait for itself.
   */
  idle(ctx?: AnyContext): Promise<void> {
    return this.#dispatcher.idle(ctx);
  }

  /**
   * Sends a message to a conversation, of the bot's own accord or as a late reply.
   *
   * @throws {@link ApiError} code 40034105 or 40034102 when the bot may not send active messages there.
   */
  async send(target: Conversation, message: Outgoing, options: BotSendOptions = {}): Promise<SentMessage> {
    const { msgId, eventId, ...rest } = options;
    const id = msgId ?? eventId;
    const thread =
      id === undefined
        ? undefined
        : this.#outbox.ledger.find({ field: msgId ? 'msg_id' : 'event_id', id }, target.scene);
    return this.#outbox.sender.send(target, message, thread, rest);
  }

  /**
   * Takes a request of the platform to the webhook, for servers that speak in `Request` and `Response`: Hono, Next and the
   * like. Start the bot first.
   *
   * The answer does not wait for handlers. Where a process sleeps once it has answered, pass the platform's `waitUntil`.
   *
   * @throws {@link PluginError} when the config has no `transport.webhook`.
   */
  async webhook(request: Request, { waitUntil }: BotWebhookOptions = {}): Promise<Response> {
    if (!(this.#transport instanceof Webhook)) throw noWebhook();
    const { status, body, handled } = await this.#transport.receive({
      method: request.method,
      header: (name) => request.headers.get(name) ?? undefined,
      body: request.body,
    });
    if (handled) waitUntil?.(handled);
    return Response.json(body, { status });
  }

  async #stop({ deadlineMs = 10_000 }: StopOptions): Promise<void> {
    const wasRunning = this.#phase === 'running';
    const deadline = performance.now() + deadlineMs;
    this.#phase = 'stopping';
    await this.#transport.pause();
    this.#prompts.close('stop');
    if (!(await within(deadlineMs, this.#dispatcher.idle()))) this.#giveUpHandlers();
    await this.#transport.stop();
    await this.#unloadPlugins(deadline - performance.now());
    await this.#depot
      .close()
      .catch((error: unknown) => this.log.error({ err: error }, 'storage did not close cleanly'));
    await this.#outbox.close();
    await this.#recorder?.close();
    this.#phase = 'stopped';
    if (wasRunning) this.log.info('stopped');
    this.#markEnded();
  }

  /** Timers and scheduled runs have what handlers have left. What ignores its signal must not keep the bot from stopping. */
  async #unloadPlugins(leftMs: number): Promise<void> {
    if (await within(Math.max(leftMs, LAST_CALL_MS), this.plugins.unloadAll())) return;
    this.log.warn('plugins still at work at the deadline; what they do is not waited for');
  }

  #giveUpHandlers(): void {
    this.log.warn(
      { handlers: this.#dispatcher.pending },
      'handlers still running at the deadline; their events will come again',
    );
    this.#givenUp.abort();
  }

  #receive(event: Dispatch): Promise<void> {
    this.#recorder?.event(event);
    return this.#dispatcher.receive(event);
  }

  #onNotice(notice: TransportNotice): void {
    if (notice.type === 'ready' || notice.type === 'resumed') {
      this.#user = notice.user ?? this.#user;
      this.log.info({ shard: notice.shard }, `${notice.type} as ${this.#user?.username ?? this.#config.appId}`);
    }
    this.#events.emit(notice);
    // While starting, start() throws it, and whoever called says so.
    if (notice.type === 'fatal' && this.#phase === 'running') this.#end(notice);
  }

  #end({ shard, error }: BotEventMap['fatal']): void {
    this.log.fatal({ shard }, error.message);
    void this.stop();
  }

  /** Everything that is asked who handles an event. */
  get #registries() {
    return { handlers: this.#handlers, commands: this.commands, hears: this.#hears, buttons: this.#buttons };
  }

  #createDispatcher(): Dispatcher {
    const host: ContextHost = {
      bot: this,
      clock: this.clock,
      sender: this.#outbox.sender,
      ledger: this.#outbox.ledger,
      prompts: this.#prompts,
      roles: new RoleFinder(this.#outbox.api.groupMembers, this.#outbox.api.members, this.log, this.clock),
      superusers: new Set(this.#config.superusers),
      depot: this.#depot,
      log: this.log,
      languages: this.languages,
      translator: this.#translator,
      apiOrigin: this.#config.endpoints.api,
      signal: this.#givenUp.signal,
      selfId: () => this.#user?.id,
    };
    const dispatcher = new Dispatcher({
      host,
      ...this.#registries,
      boundary: this.#boundary,
      queue: this.#queue,
      prompts: this.#prompts,
    });
    dispatcher.use(ignoreBots());
    dispatcher.use(autoAcknowledge());
    return dispatcher;
  }

  /** Each bot has a container of its own below the process's, each plugin one below that. */
  #createPluginHost(): PluginHost {
    const container: DependencyContainer = processContainer.createChildContainer();
    container.register(Bot, { useValue: this });
    container.register(Clock, { useValue: this.clock });
    container.register(CommandRegistry, { useValue: this.commands });
    container.register(LOGGER, { useValue: this.log });
    container.register(Storage, { useFactory: () => this.storage });
    const host = new PluginHost({
      bot: this,
      container,
      ...this.#registries,
      boundary: this.#boundary,
      prompts: this.#prompts,
      depot: this.#depot,
      limits: this.#limits,
      provided: this.#provided,
      translator: this.#translator,
      log: this.log,
      onLoaded: () => this.#intents.warnOfDeafHandlers(),
    });
    container.register(PluginHost, { useValue: host });
    return host;
  }
}

/**
 * Makes a bot.
 *
 * @throws {@link ConfigError} with every problem of the configuration.
 */
export function createBot(config: BotConfig = {}): Bot {
  return new Bot(config);
}

function startedAlready(): PluginError {
  return new PluginError({
    'zh-CN': '机器人已经启动；运行中请用 bot.plugins.load()，重新启动请新建一个 bot。',
    en: 'The bot was started already; while it runs use bot.plugins.load(), to start again make a new one.',
  });
}

function noWebhook(): PluginError {
  return new PluginError({
    'zh-CN': '未启用 webhook；请在配置中写 transport: { webhook: {} }。',
    en: 'There is no webhook; write transport: { webhook: {} } in the config.',
  });
}
