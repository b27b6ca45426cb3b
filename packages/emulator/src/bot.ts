import type { ActivityLog } from './activity-log.js';
import { AccessTokens } from './access-tokens.js';
import { IDENTITY, SAVED_BOT } from './bot-state.js';
import { BoundedMap } from './bounded-map.js';
import type { Acknowledgement, ConversationChange, Delivery } from './delivery.js';
import type { Faults } from './faults/faults.js';
import { decimalIdOf } from './ids.js';
import type { EmulatedChannel } from './people/channel.js';
import { ChannelType } from './people/channel-type.js';
import type { Conversation } from './people/conversation.js';
import { EmulatedDirectMessage, type SessionIds } from './people/direct-message.js';
import { EmulatedGroup } from './people/group.js';
import { EmulatedGuild, FIRST_GUILD } from './people/guild.js';
import type { GuildMember } from './people/guild-member.js';
import { JoinStrategies } from './people/join-strategies.js';
import { Menu } from './people/menu.js';
import { loadNames, NameTable, savedNames } from './people/name-table.js';
import type { ReplyBox } from './people/reply-box.js';
import { EmulatedUser } from './people/user.js';
import { Panels } from './panels.js';
import { ReplyLedger } from './rules/reply-ledger.js';
import { RollingCount } from './rules/rolling-count.js';
import type { EmulatorSettings } from './settings.js';
import { Signal } from './signal.js';
import { Interactions } from './interactions.js';
import type { SentMessage } from './sent-message.js';
import type { Saved } from './state/shape.js';
import type { UploadedFile } from './storage/uploaded-file.js';
import { Streams } from './streams.js';
import { Webhook, type WebhookDesk } from './webhook/webhook.js';
import { WebhookRefusal } from './webhook/webhook-refusal.js';

/** What a bot of the platform is registered with. */
export interface EmulatedBotOptions {
  /** @defaultValue '102000001', then counting up */
  appId?: string;
  /** @defaultValue a random one */
  clientSecret?: string;
  /** @defaultValue 'demo-bot' */
  username?: string;
  /**
   * Where its events go instead of to the gateway. A bot that is not there yet is asked to validate the address again
   * with the next event.
   */
  webhook?: string;
}

/** What a bot needs of the emulator around it. */
export interface BotSurroundings {
  readonly log: ActivityLog;
  readonly settings: EmulatorSettings;
  readonly faults: Faults;
  readonly changed: Signal<ConversationChange>;
  readonly webhooksChanged: Signal<void>;
  readonly now: () => number;
  event(bot: EmulatedBot, t: string, d: unknown, id?: string): ReplyBox | undefined;
}

/** A bot of the platform with everyone it knows. Openids are made for it alone, as on the platform. */
export class EmulatedBot {
  /** What its owner would find in the console, as is `clientSecret`. */
  readonly appId: string;
  readonly clientSecret: string;
  /** What people see, and mention. */
  readonly username: string;
  /** Guild-side id, the one READY and mentions carry. */
  readonly id: string;
  /** @internal */
  readonly tokens: AccessTokens;
  /** @internal */
  readonly ledger = new ReplyLedger();
  /** @internal */
  readonly counts = new RollingCount();
  /** @internal */
  readonly interactions: Interactions;
  /** What was sent, for recalls: as much as the call rates let out while it can be recalled. @internal */
  readonly sent = new BoundedMap<string, SentMessage>(25_000);
  /** @internal */
  readonly streams = new Streams();
  /** By `file_info`: as many as the call rates let in while they last. @internal */
  readonly files = new BoundedMap<string, UploadedFile>(30_000);
  /** @internal */
  readonly panels = new Panels();
  /** @internal */
  readonly menu = new Menu();
  /** @internal */
  readonly joinStrategies = new JoinStrategies();
  /** What the links of `/v2/generate_url_link` carry. @internal */
  readonly links = new BoundedMap<string, string>(10_000);
  readonly #users: NameTable<EmulatedUser>;
  readonly #groups: NameTable<EmulatedGroup>;
  readonly #guilds: NameTable<EmulatedGuild>;
  readonly #sessions = new Map<string, EmulatedDirectMessage>();
  readonly #delivery: Delivery;
  readonly #webhookDesk: WebhookDesk;
  #webhook: Webhook | undefined;

  constructor(options: EmulatedBotOptions & Required<Omit<EmulatedBotOptions, 'webhook'>>, around: BotSurroundings) {
    this.appId = options.appId;
    this.clientSecret = options.clientSecret;
    this.username = options.username;
    this.id = decimalIdOf(19, options.appId, 'bot');
    this.tokens = new AccessTokens(around.settings, around.now);
    this.interactions = new Interactions(around.settings);
    const delivery = this.#deliveryOf(around);
    // the page has room for one guild: what is said in others is shown to nobody
    const elsewhere = { ...delivery, changed: new Signal<ConversationChange>() };
    this.#delivery = delivery;
    this.#users = new NameTable((name) => new EmulatedUser(name, delivery));
    this.#groups = new NameTable((name) => new EmulatedGroup(name, delivery));
    this.#guilds = new NameTable((name) => new EmulatedGuild(name, name === FIRST_GUILD ? delivery : elsewhere));
    this.#guilds.get(FIRST_GUILD);
    this.#webhookDesk = { ...around, bot: this };
    if (options.webhook !== undefined) this.#webhook = new Webhook(options.webhook, this.#webhookDesk);
  }

  /** Where its events go; `undefined` = to the gateway. */
  get webhook(): Webhook | undefined {
    return this.#webhook;
  }

  /**
   * Sends events to this address from now on, as when it is saved in the console: the bot there has to sign a token
   * first (op 13). `undefined` = to the gateway again.
   *
   * @throws {@link WebhookRefusal} telling what was wrong; nothing has changed then.
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/dev-prepare/interface-framework/event-emit.html}
   */
  async setWebhook(url: string | undefined): Promise<void> {
    const next = url === undefined ? undefined : new Webhook(url, this.#webhookDesk);
    const problem = await next?.validate();
    if (next && problem) throw new WebhookRefusal(next.url, problem);
    this.#webhook?.close();
    this.#webhook = next;
    this.#webhookDesk.webhooksChanged.emit();
  }

  /** A friend of the bot; made on first use, the same object afterwards. */
  user(name: string): EmulatedUser {
    return this.#users.get(name);
  }

  /** A group the bot is in. */
  group(name: string): EmulatedGroup {
    return this.#groups.get(name);
  }

  /** A guild the bot is in; without a name the one of {@link channel} and {@link directMessage}. */
  guild(name: string = FIRST_GUILD): EmulatedGuild {
    return this.#guilds.get(name);
  }

  /** Also those it was removed from. @internal */
  get everyGuild(): readonly EmulatedGuild[] {
    return this.#guilds.all;
  }

  /** Every guild the bot is in now. */
  get guilds(): readonly EmulatedGuild[] {
    return this.#guilds.all.filter(({ hasRobot }) => hasRobot);
  }

  /** A channel of the first guild. */
  channel(name: string, type?: ChannelType): EmulatedChannel {
    return this.guild().channel(name, type);
  }

  /** The direct session with someone of the first guild. */
  directMessage(name: string): EmulatedDirectMessage {
    return this.sessionWith(this.guild().member(name));
  }

  /** @internal */
  sessionWith(person: GuildMember, ids?: SessionIds): EmulatedDirectMessage {
    const known = this.#sessions.get(person.id);
    if (known) return known;
    const session = new EmulatedDirectMessage(person, this.#delivery, ids);
    this.#sessions.set(person.id, session);
    return session;
  }

  /** Everyone and everything the page shows: friends, groups, text channels of the first guild, direct sessions. */
  get conversations(): readonly Conversation[] {
    const channels = this.guild().channels.all.filter(({ type }) => type === ChannelType.Text);
    return [...this.#users.all, ...this.#groups.all, ...channels, ...this.#sessions.values()];
  }

  /** @internal */
  find(scene: Conversation['scene'], targetId: string): Conversation | undefined {
    if (scene === 'c2c') return this.#users.find((one) => one.targetId === targetId);
    if (scene === 'group') return this.#groups.find((one) => one.targetId === targetId);
    if (scene === 'channel') return this.findChannel(targetId);
    return [...this.#sessions.values()].find((one) => one.targetId === targetId);
  }

  /** @internal */
  findChannel(id: string): EmulatedChannel | undefined {
    return this.guilds.map(({ channels }) => channels.get(id)).find((channel) => channel !== undefined);
  }

  /** @internal */
  findGuild(id: string): EmulatedGuild | undefined {
    return this.guilds.find((guild) => guild.id === id);
  }

  /** @internal */
  save(): Saved<typeof SAVED_BOT> {
    return {
      ...IDENTITY.of(this),
      webhook: this.#webhook?.save(),
      tokens: this.tokens.save(),
      users: savedNames(this.#users),
      groups: savedNames(this.#groups),
      guilds: savedNames(this.#guilds),
      directs: [...this.#sessions.values()].map((session) => session.save()),
      ledger: this.ledger.save(),
      counts: this.counts.save(),
      interactions: this.interactions.save(),
      streams: this.streams.save(),
      files: this.files.entries(),
      links: this.links.entries(),
      panels: this.panels.save(),
      menu: this.menu.save(),
      joinStrategies: this.joinStrategies.save(),
    };
  }

  /** Takes what another bot of this app id was, itself being new. @internal */
  load(saved: Saved<typeof SAVED_BOT>): void {
    if (saved.webhook) this.#webhook?.load(saved.webhook);
    this.tokens.load(saved.tokens);
    loadNames(this.#users, saved.users);
    loadNames(this.#groups, saved.groups);
    loadNames(this.#guilds, saved.guilds);
    for (const one of saved.directs) this.sessionWith(this.guild(one.guild).member(one.person), one.ids).load(one);
    this.ledger.load(saved.ledger);
    this.counts.load(saved.counts);
    this.interactions.load(saved.interactions);
    this.streams.load(saved.streams, this);
    for (const [info, file] of saved.files) this.files.set(info, file);
    for (const [url, data] of saved.links) this.links.set(url, data);
    this.panels.load(saved.panels);
    this.menu.load(saved.menu);
    this.joinStrategies.load(saved.joinStrategies);
    this.#findSent();
  }

  /** Everything it said that is still shown somewhere can be recalled again. */
  #findSent(): void {
    const channels = this.#guilds.all.flatMap((guild) => guild.channels.all);
    const places = [...this.#users.all, ...this.#groups.all, ...channels, ...this.#sessions.values()];
    const lines = places.flatMap((conversation) => {
      const own = conversation.transcript.entries.filter(({ from }) => from === 'bot');
      return own.map(({ id, at }) => ({ id, sent: { conversation, at } }));
    });
    for (const { id, sent } of lines.toSorted((a, b) => a.sent.at - b.sent.at)) this.sent.set(id, sent);
  }

  #deliveryOf(around: BotSurroundings): Delivery {
    const acknowledgement = async (id: string): Promise<Acknowledgement> => this.interactions.wait(id);
    return {
      bot: this,
      log: around.log,
      settings: around.settings,
      faults: around.faults,
      changed: around.changed,
      now: around.now,
      acknowledgement,
      event: (t, d, id) => around.event(this, t, d, id),
    };
  }
}
