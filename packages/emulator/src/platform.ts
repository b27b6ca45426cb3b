import type { Localized } from '@qqbotjs/core';
import { INTENT_OF_EVENT, Intent } from '@qqbotjs/core/protocol';
import { ActivityLog, type LogLimits } from './activity-log.js';
import { BoundedMap } from './bounded-map.js';
import { EmulatedBot, type EmulatedBotOptions } from './bot.js';
import type { ConversationChange } from './delivery.js';
import { Faults } from './faults/faults.js';
import { Gateway } from './gateway/gateway.js';
import type { Session } from './gateway/session.js';
import { SessionStore } from './gateway/session-store.js';
import { isRecord } from './http/is-record.js';
import { eventId, secret } from './ids.js';
import { Notices } from './notices.js';
import { type EmulatorState, plainJson, readState, STATE_VERSION } from './platform-state.js';
import type { Conversation } from './people/conversation.js';
import { LineStock } from './people/line-stock.js';
import type { ReplyBox } from './people/reply-box.js';
import { replyBasisOf } from './reply-basis.js';
import { hearsOf } from './rules/sandbox.js';
import { defaultSettings, type EmulatorSettings } from './settings.js';
import { changedSettings } from './settings-shape.js';
import { Signal } from './signal.js';
import { checkBots, rebuild } from './rebuild.js';
import { Threads } from './threads/threads.js';
import type { Guesses } from './safety/guesses.js';
import { FileStorage } from './storage/file-storage.js';
import type { PendingUpload } from './storage/pending-upload.js';

const GUILD_SHIFT = 22n;
const FIRST_APP_ID = 102_000_001;

/** Events about a guild itself name it by `id`. */
const ABOUT_GUILDS: ReadonlySet<string> = new Set(['GUILD_CREATE', 'GUILD_UPDATE', 'GUILD_DELETE']);

/** Openids are hexadecimal, and their digits even. */
function chatShardOf(t: string, d: unknown, chatShard: EmulatorSettings['chatShard']): number {
  if (chatShard !== 'spread') return chatShard;
  return Number.parseInt(replyBasisOf(t, d, '')?.target.slice(0, 8) ?? '0', 16) || 0;
}

/** Which shard an event arrives on: guild events by their guild, c2c and group events, which is not published, as set. */
function shardOf(t: string, d: unknown, shards: number, chatShard: EmulatorSettings['chatShard']): number {
  const guildId = isRecord(d) ? d[ABOUT_GUILDS.has(t) ? 'id' : 'guild_id'] : undefined;
  if (typeof guildId !== 'string' || !/^\d+$/.test(guildId)) return chatShardOf(t, d, chatShard) % shards;
  return Number((BigInt(guildId) >> GUILD_SHIFT) % BigInt(shards));
}

/** What is given besides a state, and counts more. */
export interface GivenState {
  /** By app id; those without one are numbered as they stand. */
  bots?: readonly EmulatedBotOptions[];
  settings?: Partial<EmulatorSettings>;
}

const outsideSandbox = (t: string): Localized => ({
  'zh-CN': `${t} 没有送达：不在沙箱的名单（设置 sandbox）里。`,
  en: `${t} was not delivered: it happened where the sandbox (setting sandbox) does not reach.`,
});

/** An event of the platform, as it is sent to a bot. */
export interface SentEvent {
  /** App id. */
  readonly bot: string;
  /** Outer id, the same in every repetition. */
  readonly id: string;
  /** Name of the event. */
  readonly t: string;
  /** As the bot got it. */
  readonly d: unknown;
  /** Whether there is anyone to send it to: a session whose intents cover it, connected or not, or a webhook. */
  readonly isSent: boolean;
}

/** Everything the emulated platform knows: bots, sessions, the log. HTTP and gateway are its two doors. */
export class Platform {
  readonly log: ActivityLog;
  readonly sessions: SessionStore;
  readonly gateway: Gateway;
  readonly faults: Faults;
  readonly bots: EmulatedBot[] = [];
  readonly changed = new Signal<ConversationChange>();
  readonly webhooksChanged = new Signal<void>();
  /** A bot told that it is writing, and for how long at most. */
  readonly typing = new Signal<{ conversation: Conversation; forMs: number }>();
  readonly events = new Signal<SentEvent>();
  readonly threads = new Threads();
  /** Another state was loaded: bots and people are others now, also where they have the same names. */
  readonly replaced = new Signal<void>();
  readonly notices: Notices;
  readonly #lines = new LineStock();
  readonly storage: FileStorage;
  /** Wrong client secrets; counted where others than programs of this machine can try them. */
  guesses: Guesses | undefined;
  /** Uploads in parts, by their id. */
  readonly uploads = new BoundedMap<string, PendingUpload>(200);

  constructor(
    readonly settings: EmulatorSettings,
    readonly now: () => number,
    logLimits: LogLimits = {},
  ) {
    this.log = new ActivityLog({ ...logLimits, now, secrets: () => this.#secrets() });
    this.log.subscribe((entry) => this.threads.note(entry));
    this.changed.subscribe(({ conversation, entry }) => this.#lines.note(conversation.transcript, entry));
    this.notices = new Notices(() => this.#secrets());
    this.sessions = new SessionStore(settings, now);
    this.storage = new FileStorage(settings);
    const botOfToken = (token: string): EmulatedBot | undefined => this.botOfToken(token);
    const botOfStaticToken = (token: string): EmulatedBot | undefined => this.botOfStaticToken(token);
    this.faults = new Faults({
      bots: this.bots,
      get gateway() {
        return gateway();
      },
      onMessage: (listener) => this.#onMessage(listener),
    });
    const gateway = (): Gateway => this.gateway;
    this.gateway = new Gateway({
      settings,
      sessions: this.sessions,
      faults: this.faults,
      log: this.log,
      now,
      botOfToken,
      botOfStaticToken,
    });
  }

  addBot(options: EmulatedBotOptions = {}): EmulatedBot {
    const appId = options.appId ?? String(FIRST_APP_ID + this.bots.length);
    const bot = this.#createBot({ ...options, appId });
    checkBots([...this.bots, bot]);
    this.bots.push(bot);
    // a bot that is not there yet is asked again with the first event
    void bot.webhook?.validate();
    return bot;
  }

  /** Everything the platform knows, but for what was uploaded, the log and the faults. */
  save(): EmulatorState {
    return plainJson({
      version: STATE_VERSION,
      settings: changedSettings(this.settings, defaultSettings()),
      bots: this.bots.map((bot) => bot.save()),
      sessions: this.sessions.save(),
    });
  }

  /**
   * Becomes what was saved. To the bots it is as if the line had been cut: they may resume.
   *
   * @throws {@link StateError} when the state cannot be loaded; nothing has changed then.
   */
  load(state: unknown, given: GivenState = {}): void {
    const saved = readState(state);
    const named = (given.bots ?? []).map((one, index) => ({
      ...one,
      appId: one.appId ?? String(FIRST_APP_ID + index),
    }));
    const { bots, sessions } = rebuild(saved, named, {
      createBot: (one) => this.#createBot(one),
      sessions: new SessionStore(this.settings, this.now),
    });
    this.gateway.terminate();
    for (const { webhook } of this.bots) webhook?.close();
    for (const { id } of this.uploads.values()) this.uploads.delete(id);
    this.bots.splice(0, this.bots.length, ...bots);
    this.sessions.become(sessions);
    Object.assign(this.settings, defaultSettings(), saved.settings, given.settings);
    for (const { webhook } of bots) if (webhook && !webhook.isValidated) void webhook.validate();
    this.threads.clear();
    this.#noteLines();
    this.replaced.emit();
  }

  /** Loaded lines count, too. */
  #noteLines(): void {
    this.#lines.clear();
    const transcripts = this.bots.flatMap((bot) => bot.conversations.map(({ transcript }) => transcript));
    for (const transcript of transcripts) for (const entry of transcript.entries) this.#lines.note(transcript, entry);
  }

  #createBot(options: EmulatedBotOptions & { appId: string }): EmulatedBot {
    const complete = {
      appId: options.appId,
      clientSecret: options.clientSecret ?? secret(),
      username: options.username ?? 'demo-bot',
      webhook: options.webhook,
    };
    return new EmulatedBot(complete, {
      log: this.log,
      settings: this.settings,
      faults: this.faults,
      changed: this.changed,
      webhooksChanged: this.webhooksChanged,
      now: this.now,
      event: (to, t, d, id) => this.event(to, t, d, id),
    });
  }

  botOfToken(token: string): EmulatedBot | undefined {
    return this.bots.find((bot) => bot.tokens.isValid(token));
  }

  /** Whose `{appId}.{token}` it is; nobody's while such tokens are off. The client secret stands for the token. */
  botOfStaticToken(text: string): EmulatedBot | undefined {
    if (!this.settings.staticTokens) return undefined;
    return this.bots.find(({ appId, clientSecret }) => text === `${appId}.${clientSecret}`);
  }

  /** Sends an event to a bot. @returns Where answers arrive, if it can be answered. */
  event(bot: EmulatedBot, t: string, d: unknown, id: string = eventId(t)): ReplyBox | undefined {
    if (t === 'INTERACTION_CREATE' && isRecord(d)) bot.interactions.add(String(d['id']));
    const found = replyBasisOf(t, d, id);
    const repliable = found?.kind === 'msg_id' || this.settings.repliableEvents.includes(t);
    const basis = found && bot.ledger.add({ ...found, at: this.now(), repliable }, this.settings.replyRules);
    // held from here on: the answer may come before anybody asks for it
    const box = basis && bot.ledger.boxOf(basis);
    if (basis) this.threads.open(bot.appId, basis, t, d);
    const isHeard = hearsOf(this.settings.sandbox, bot, t, d);
    const receivers = isHeard ? this.#receivers(bot, t, d) : [];
    if (receivers.length === 0) this.#note(bot, isHeard ? this.#whyUnheard(bot, t) : outsideSandbox(t));
    this.events.emit({ bot: bot.appId, id, t, d, isSent: receivers.length > 0 });
    const times = this.faults.take('duplicate-dispatch') ? 2 : 1;
    for (const receiver of receivers) for (let n = 0; n < times; n++) receiver.dispatch(t, d, id, this.now());
    return box;
  }

  isOnline(bot: EmulatedBot): boolean {
    const isConnected = this.sessions.of(bot).some((session) => session.sink !== undefined);
    return isConnected || bot.webhook?.isValidated === true;
  }

  /** The webhook of a bot that has one; else every session that asked for the event. */
  #receivers(bot: EmulatedBot, t: string, d: unknown): readonly Pick<Session, 'dispatch'>[] {
    if (bot.webhook && this.settings.webhookSilencesGateway) return [bot.webhook];
    const sessions = this.sessions.of(bot).filter((session) => this.#wants(session, t, d));
    return bot.webhook ? [bot.webhook, ...sessions] : sessions;
  }

  #wants(session: Session, t: string, d: unknown): boolean {
    const [index, count] = session.shard;
    if (shardOf(t, d, count, this.settings.chatShard) !== index) return false;
    const intent = (INTENT_OF_EVENT as Readonly<Record<string, keyof typeof Intent | undefined>>)[t];
    return intent === undefined || (session.intents & this.settings.grantedIntents & Intent[intent]) !== 0;
  }

  #whyUnheard(bot: EmulatedBot, t: string): Localized {
    return this.sessions.of(bot).length > 0
      ? {
          'zh-CN': `${t} 没有送达：机器人没有订阅对应的 intent。`,
          en: `${t} was not delivered: the bot did not ask for its intent.`,
        }
      : { 'zh-CN': `${t} 没有送达：没有机器人在线。`, en: `${t} was not delivered: no bot is connected.` };
  }

  #note(bot: EmulatedBot, text: Localized): void {
    this.log.add({ kind: 'note', bot: bot.appId, text });
  }

  /** A message that is sent as two events is one message. */
  #onMessage(listener: () => void): () => void {
    let last: unknown;
    return this.events.subscribe(({ t, d, id }) => {
      if (replyBasisOf(t, d, id)?.kind !== 'msg_id') return;
      const message = (d as { id: string }).id;
      if (message !== last) listener();
      last = message;
    });
  }

  #secrets(): readonly string[] {
    return this.bots.flatMap(({ clientSecret, tokens }) => [clientSecret, ...tokens.secrets]);
  }
}
