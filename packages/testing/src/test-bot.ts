import { type Bot, type BotConfig, createBot, MemoryStore, type StopOptions } from '@qqbotjs/core';
import type { Conversation, Emulator } from '@qqbotjs/emulator';
import { CapturedLog } from './captured-log.js';
import { Chat } from './chat.js';
import { Events } from './events.js';
import { TestDirectMessage } from './test-direct-message.js';
import { TestGroup } from './test-group.js';
import { TestGuild } from './test-guild.js';
import { TestUser } from './test-user.js';
import { within } from './within.js';

/** What a test bot is made with. */
export interface TestBotParts {
  readonly emulator: Emulator;
  readonly config: BotConfig;
  readonly setUp: (bot: Bot) => unknown;
  readonly timeoutMs: number;
}

/** A real bot on an emulator of its own, and the people who talk to it. Made by {@link createTestBot}. */
export class TestBot implements AsyncDisposable {
  /** The platform, for what the people here do not offer: settings, faults, calls. */
  readonly emulator: Emulator;
  /** What the bot logs; nothing is written. */
  readonly log = new CapturedLog();
  readonly #parts: TestBotParts;
  readonly #config: BotConfig;
  readonly #events: Events;
  readonly #chats = new WeakMap<Conversation, Chat>();
  #bot: Bot;

  /** @internal */
  constructor(parts: TestBotParts) {
    const { emulator, config } = parts;
    this.#parts = parts;
    this.emulator = emulator;
    this.#events = new Events(emulator, () => this.#bot.status().phase === 'running');
    this.#config = this.#onEmulator(config);
    this.#bot = this.#create();
  }

  /** The bot itself; another one after {@link restart}. */
  get bot(): Bot {
    return this.#bot;
  }

  /** A friend of the bot, the same person for the same name. */
  user(name: string): TestUser {
    const user = this.emulator.user(name);
    return new TestUser(user, this.#chatOf(user));
  }

  /** A group the bot is in, the same for the same name. */
  group(name: string): TestGroup {
    const group = this.emulator.group(name);
    return new TestGroup(group, this.#chatOf(group));
  }

  /** A guild the bot is in; without a name the one of {@link directMessage}. */
  guild(name?: string): TestGuild {
    return new TestGuild(this.emulator.guild(name), (channel) => this.#chatOf(channel));
  }

  /** The direct session with someone of the guild. */
  directMessage(name: string): TestDirectMessage {
    const session = this.emulator.directMessage(name);
    return new TestDirectMessage(session, this.#chatOf(session));
  }

  /**
   * Lets anything happen, wherever it may be, and waits until the bot is done with it:
   * `bot.handles(() => bot.guild().emulated.memberJoins('Ming'))`. What it says is heard where it says it, by `hears`.
   *
   * @param action - What it causes after its first `await` is not waited for.
   * @returns What the action gives.
   * @throws Error when it takes longer than `timeoutMs`.
   */
  async handles<T>(action: () => T): Promise<Awaited<T>> {
    const { timeoutMs } = this.#parts;
    const { result, dealtWith } = this.#events.cause(action);
    const late = (): Error => new Error(`The bot is not done with what happened after ${timeoutMs} ms.`);
    const [value] = await within(timeoutMs, Promise.all([result, dealtWith]), late);
    return value;
  }

  /** Stops the bot as {@link stop} does, and starts another one with the same plugins, on the same platform and store. */
  async restart(options?: StopOptions): Promise<void> {
    await this.#bot.stop(options);
    this.#bot = this.#create();
    await this.start();
  }

  /** @internal */
  async start(): Promise<void> {
    await this.#parts.setUp(this.#bot);
    await this.#bot.start();
  }

  /** Ends bot and platform; handlers that still run are given up. `await using` does it by itself. */
  async stop(): Promise<void> {
    await this.#bot.stop({ deadlineMs: 0 });
    await this.emulator.stop();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  /** What would reach beyond this test is replaced: platform, disk, standard output. */
  #onEmulator({ store, storage, transport, log, ...config }: BotConfig): BotConfig {
    const { bot, url, tokenUrl } = this.emulator;
    return {
      locale: 'en',
      ...config,
      appId: bot.appId,
      clientSecret: bot.clientSecret,
      endpoints: { api: url, token: tokenUrl },
      transport: { ...transport, webhook: undefined },
      // One for all the bots that follow each other here, so that what is in it survives a restart.
      store: typeof store === 'object' ? store : new MemoryStore(),
      storage: typeof storage === 'object' ? storage : new MemoryStore(),
      log: { level: 'debug', destination: this.log, ...log },
    };
  }

  #create(): Bot {
    return createBot(this.#config).use(this.#events.middleware);
  }

  #chatOf(conversation: Conversation): Chat {
    const known = this.#chats.get(conversation);
    if (known) return known;
    const { timeoutMs } = this.#parts;
    const chat = new Chat(conversation, { emulator: this.emulator, events: this.#events, log: this.log, timeoutMs });
    this.#chats.set(conversation, chat);
    return chat;
  }
}
