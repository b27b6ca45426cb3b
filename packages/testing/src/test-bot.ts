import { type Bot, type BotConfig, createBot, type InjectionToken, MemoryStore, type StopOptions } from '@qqbotjs/core';
import type { Conversation, Emulator, LogEntry } from '@qqbotjs/emulator';
import { CapturedLog } from './captured-log.js';
import { Chat } from './chat.js';
import { Events } from './events.js';
import type { FakeClock } from './fake-clock.js';
import { TestDirectMessage } from './test-direct-message.js';
import { TestFaults } from './test-faults.js';
import { TestGroup } from './test-group.js';
import { TestGuild } from './test-guild.js';
import { TestTime } from './test-time.js';
import { TestUser } from './test-user.js';
import { unsentOf } from './unsent.js';
import { within } from './within.js';

/** What plugins get for a token instead of the real thing: `[WeatherService, { today: () => 'sunny' }]`. */
export type Provision = readonly [token: InjectionToken<unknown>, service: unknown];

/** What a test bot is made with. */
export interface TestBotParts {
  readonly emulator: Emulator;
  readonly config: BotConfig;
  /** With `time: 'fake'`. */
  readonly clock?: FakeClock;
  readonly provide: readonly Provision[];
  readonly setUp: (bot: Bot) => unknown;
  readonly timeoutMs: number;
}

/** A real bot on an emulator of its own, and the people who talk to it. Made by {@link createTestBot}. */
export class TestBot implements AsyncDisposable {
  /** The platform, for what the people here do not offer: settings, faults, calls. */
  readonly emulator: Emulator;
  /** What the bot logs; nothing is written. */
  readonly log = new CapturedLog();
  /** What goes wrong. */
  readonly faults: TestFaults;
  readonly #parts: TestBotParts;
  readonly #config: BotConfig;
  readonly #events: Events;
  /** In the order they were first asked for. */
  readonly #chats = new Map<Conversation, Chat>();
  readonly #time?: TestTime;
  #bot: Bot;

  /** @internal */
  constructor(parts: TestBotParts) {
    const { emulator, config, clock } = parts;
    this.#parts = parts;
    this.emulator = emulator;
    this.#events = new Events(emulator, () => this.#bot.status().phase === 'running');
    this.#config = this.#onEmulator(config);
    this.#bot = this.#create();
    this.faults = new TestFaults(emulator);
    if (clock) this.#time = this.#createTime(clock);
    emulator.log.subscribe((entry) => this.#noteUnsent(entry));
  }

  /**
   * The time, which the test moves.
   *
   * @throws Error without `time: 'fake'`.
   */
  get time(): TestTime {
    if (this.#time) return this.#time;
    throw new Error("The time of this bot is the machine's; createTestBot({ time: 'fake' }) gives it one to move.");
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

  /**
   * What was said and done everywhere, as a text for snapshots: the `transcript()` of each place where there was something,
   * under its name, in the order in which the test first spoke of them.
   */
  transcript(): string {
    for (const conversation of this.emulator.bot.conversations) this.#chatOf(conversation);
    const chats = [...this.#chats.values()].filter(({ transcript }) => transcript !== '');
    return chats.map(({ conversation, transcript }) => `# ${titleOf(conversation)}\n${transcript}`).join('\n\n');
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

  /** Stops the bot and its emulator, as `await using` asks. */
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
      clock: this.#parts.clock ?? config.clock,
    };
  }

  #create(): Bot {
    const bot = createBot(this.#config).use(this.#events.middleware);
    for (const [token, service] of this.#parts.provide) bot.provide(token, service);
    return bot;
  }

  #createTime(clock: FakeClock): TestTime {
    const { emulator, timeoutMs } = this.#parts;
    return new TestTime({ clock, emulator, log: this.log, timeoutMs, atRest: () => this.#atRest(clock) });
  }

  async #atRest(clock: FakeClock): Promise<void> {
    do {
      await Promise.all([clock.settled(), this.#events.settled(), this.#bot.idle()]);
      // What is done without anybody waiting for it gets a turn.
      await nextTurn();
    } while (clock.isBusy || this.#events.isOpen || this.#bot.status().pendingEvents > 0);
  }

  #noteUnsent(entry: LogEntry): void {
    const unsent = unsentOf(entry);
    if (!unsent) return;
    const isThere = ({ scene, targetId }: Conversation) => scene === unsent.scene && targetId === unsent.targetId;
    const place = [...this.#chats.keys(), ...this.emulator.bot.conversations].find(isThere);
    if (place) this.#chatOf(place).noteUnsent(unsent.message, unsent.why);
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

const SCENES = { c2c: 'user', group: 'group', channel: 'channel', dm: 'direct message' } as const;

/** Channels of several guilds may have one name. */
function titleOf(conversation: Conversation): string {
  const { scene, name } = conversation;
  const { guild } = conversation as { guild?: { readonly name: string } };
  return `${SCENES[scene]} ${scene === 'channel' && guild ? `${guild.name}/` : ''}${name}`;
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
