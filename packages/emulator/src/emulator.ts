import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ActivityLog } from './activity-log.js';
import type { EmulatedBot, EmulatedBotOptions } from './bot.js';
import { Controls } from './control/controls.js';
import type { Faults } from './faults/faults.js';
import { type GatewayControl, isGatewayPath } from './gateway/gateway.js';
import { isStorage, storageRoutes } from './http/api/storage.js';
import { ApiHandler } from './http/api-handler.js';
import { Router } from './http/router.js';
import { ROUTES } from './http/routes.js';
import { eventId } from './ids.js';
import type { Notice } from './notices.js';
import { acquaint } from './people/acquaint.js';
import type { EmulatedChannel } from './people/channel.js';
import type { ChannelType } from './people/channel-type.js';
import type { EmulatedDirectMessage } from './people/direct-message.js';
import type { EmulatedGroup } from './people/group.js';
import type { EmulatedGuild } from './people/guild.js';
import { ReplyBox } from './people/reply-box.js';
import { createSaid, type Said } from './people/said.js';
import type { EmulatedUser } from './people/user.js';
import { Platform, type SentEvent } from './platform.js';
import type { EmulatorState } from './platform-state.js';
import { replyBasisOf } from './reply-basis.js';
import { Guesses } from './safety/guesses.js';
import { isForeign } from './safety/is-foreign.js';
import { listenAddress } from './safety/listen-address.js';
import { defaultSettings, type EmulatorSettings } from './settings.js';
import { readStateFile, writeStateFile } from './state/state-file.js';

/** What {@link startEmulator} can be told. */
export interface EmulatorOptions {
  /**
   * Port; 0 = any free one.
   * @defaultValue 0
   */
  port?: number;
  /**
   * Where to listen: an IP of this machine or a name of it; `0.0.0.0` and `::` are all there are. Where others can reach it, a
   * {@link password} is needed.
   * @defaultValue '127.0.0.1'
   */
  host?: string;
  /**
   * What people say who open the page, and scripts under `/_emulator` as `Authorization: Bearer <password>`; at least 12
   * characters. The API and the gateway ask for the credentials of a bot, as the platform does. An empty one is none.
   * @defaultValue nobody is asked
   */
  password?: string;
  /**
   * Bots of the platform.
   * @defaultValue one, app id 102000001, called demo-bot
   */
  bots?: readonly EmulatedBotOptions[];
  /** What the platform does where its documentation is silent. */
  settings?: Partial<EmulatorSettings>;
  /**
   * What {@link Emulator.save} gave, or the file {@link Emulator.saveTo} wrote: bots, people and everything that was said.
   * `settings` and `bots` count more than what it says; bots it does not have are added.
   *
   * @defaultValue a platform on which nothing has happened yet
   */
  state?: EmulatorState | string;
  /**
   * Whether the chat page is served at `/`.
   * @defaultValue true
   */
  page?: boolean;
  /**
   * Time in milliseconds, for windows, quotas, tokens and sessions; heartbeats follow the real clock.
   * @defaultValue Date.now
   */
  now?: () => number;
  /**
   * Entries the activity log keeps.
   * @defaultValue 50000
   */
  logLimit?: number;
  /**
   * How long all entries of the activity log may be together, in characters of their JSON, roughly.
   * @defaultValue 64 Mi
   */
  logMaxCharacters?: number;
}

/** A running emulator. */
export interface Emulator extends AsyncDisposable {
  /** `http://127.0.0.1:PORT`: base of the API, and the page. With {@link EmulatorOptions.host} its IP; of all, the loopback. */
  readonly url: string;
  /** Where access tokens come from. */
  readonly tokenUrl: string;
  /** Live: a change takes effect with the next frame or call. */
  readonly settings: EmulatorSettings;
  /** The first bot; the people below are those it knows. After {@link load} it is another object. */
  readonly bot: EmulatedBot;
  /** Every bot, in the order they were added. */
  readonly bots: readonly EmulatedBot[];
  /** Every frame, call and webhook request, and what was wrong with it. */
  readonly log: ActivityLog;
  /** Connections, and what can be done to them. */
  readonly gateway: GatewayControl;
  /** What goes wrong on purpose. */
  readonly faults: Faults;
  /** Registers another bot, which knows nobody yet. */
  addBot(options?: EmulatedBotOptions): EmulatedBot;
  /** A friend of the first bot; made on first use, the same object afterwards. */
  user(name: string): EmulatedUser;
  /** A group the first bot is in. */
  group(name: string): EmulatedGroup;
  /** A guild the first bot is in; without a name the one of `channel` and `directMessage`. */
  guild(name?: string): EmulatedGuild;
  /** A channel of the first bot's first guild. @param type - Text when missing; see `ChannelType`. */
  channel(name: string, type?: ChannelType): EmulatedChannel;
  /** The direct session of the first bot with someone of its guild. */
  directMessage(name: string): EmulatedDirectMessage;
  /**
   * Sends any event as it is, to the bot's webhook or to sessions whose intents cover it.
   *
   * @param options - `bot`: the first when missing. `id`: outer id, made up when missing.
   */
  dispatch(t: string, d: unknown, options?: { bot?: EmulatedBot; id?: string }): void;
  /**
   * Sends an event as it was recorded or made up, and makes whoever and wherever it speaks of under the ids it names, where
   * they are not there yet: unlike with {@link dispatch}, answers to it are taken. Ids that look like none of the platform's
   * (openids of 32 upper-case hexadecimal digits, guild-side ids of 15 digits and more) make nobody.
   *
   * @param options - `bot`: the first when missing. `id`: outer id, made up when missing.
   * @returns What the bot answers to it.
   */
  deliver(t: string, d: unknown, options?: { bot?: EmulatedBot; id?: string }): Said;
  /**
   * Listens to the events that people and tests cause, each as it is sent for the first time.
   *
   * @returns A function that ends the subscription.
   */
  onEvent(listener: (event: SentEvent) => void): () => void;
  /** Tells the people at the page something; it takes the place of what was told before. Without a notice, that ends. */
  notify(notice?: Notice): void;
  /**
   * Everything the platform knows, as plain JSON: settings that were changed, bots with their secrets, people and places,
   * what was said, what may still be answered, quotas, and sessions that can be resumed. Not what was uploaded, nor the log
   * and the faults.
   */
  save(): EmulatorState;
  /** Writes {@link save} to a file only its owner may read (mode 0600); one that is there is replaced. */
  saveTo(path: string): Promise<void>;
  /**
   * Becomes what was saved. Connections are cut, bots may resume. Bots and people are other objects afterwards, also where
   * they have the same names: ask for them again.
   *
   * @throws {@link StateError} when it cannot be loaded; nothing has changed then.
   */
  load(state: EmulatorState): void;
  /** Closes every connection and the port. */
  stop(): Promise<void>;
}

/** HTTP and WebSocket together. */
const MAX_CONNECTIONS = 5000;
const KEEP_ALIVE_MS = 30_000;
/** Wrong client secrets within a minute, on an address others can reach. */
const SECRET_GUESSES = 20;
const PLAIN = { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff' };

/** Where programs of this machine reach it. */
const REACHED: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

function urlOf({ address, port }: AddressInfo): string {
  const host = REACHED[address] ?? address;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Puts bots on a platform that has none: those of the state, and those that are wanted besides. */
async function populate(platform: Platform, { state, bots = [], settings }: EmulatorOptions): Promise<void> {
  if (state !== undefined) {
    platform.load(typeof state === 'string' ? await readStateFile(state) : state, { bots, settings });
    return;
  }
  for (const one of bots.length > 0 ? bots : [{}]) platform.addBot(one);
}

function deliver(platform: Platform, bot: EmulatedBot, event: { t: string; d: unknown; id?: string }): Said {
  const { t, d, id = eventId(t) } = event;
  acquaint(bot, t, d);
  const box = platform.event(bot, t, d, id) ?? new ReplyBox();
  return createSaid(replyBasisOf(t, d, id)?.id ?? id, t, box, platform.log);
}

/**
 * Starts the platform on this machine.
 *
 * @throws Error when the port is taken.
 * @throws {@link SafetyError} when others could reach it and there is no good password.
 * @throws {@link StateError} when the state cannot be loaded.
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const password = options.password === '' ? undefined : options.password;
  const at = await listenAddress(options.host, password);
  const settings = { ...defaultSettings(), ...options.settings };
  const logLimits = { limit: options.logLimit, maxCharacters: options.logMaxCharacters };
  const platform = new Platform(settings, options.now ?? Date.now, logLimits);
  await populate(platform, options);
  if (at.isOpen) platform.guesses = new Guesses(SECRET_GUESSES);
  const firstBot = (): EmulatedBot => platform.bots[0] as EmulatedBot;
  const api = new ApiHandler(platform, new Router([...ROUTES, ...storageRoutes]));
  const controls = new Controls(platform, { hasPage: options.page ?? true, at, password });

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (controls.isFor(request)) return controls.handle(request, response);
    if (isForeign(request) && !isStorage(request.url ?? '')) return controls.refuseForeign(response);
    return api.handle(request, response);
  };
  // a line that is dead is noticed, and closed
  const server = createServer({ keepAlive: true, keepAliveInitialDelay: KEEP_ALIVE_MS }, (request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500, PLAIN);
      response.end(String(error));
    });
  });
  server.maxConnections = MAX_CONNECTIONS;
  server.on('upgrade', (request, socket, head: Buffer) => {
    // Node leaves the socket to us: a client that resets it meanwhile must not end the process.
    socket.on('error', () => socket.destroy());
    if (isGatewayPath(request.url) && !isForeign(request)) platform.gateway.accept(request, socket, head);
    else controls.upgrade(request, socket, head);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, at.address, resolve);
  });
  const url = urlOf(server.address() as AddressInfo);

  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    stopping ??= new Promise((resolve) => {
      platform.gateway.stop();
      for (const { webhook } of platform.bots) webhook?.close();
      controls.stop();
      platform.notices.stop();
      platform.faults.clear();
      server.close(() => resolve(platform.storage.clear()));
      server.closeAllConnections();
    });
    return stopping;
  };

  return {
    url,
    tokenUrl: `${url}/app/getAppAccessToken`,
    settings,
    get bot() {
      return firstBot();
    },
    bots: platform.bots,
    log: platform.log,
    gateway: platform.gateway,
    faults: platform.faults,
    addBot: (one) => platform.addBot(one),
    user: (name) => firstBot().user(name),
    group: (name) => firstBot().group(name),
    guild: (name) => firstBot().guild(name),
    channel: (name, type) => firstBot().channel(name, type),
    directMessage: (name) => firstBot().directMessage(name),
    dispatch: (t, d, { bot: to = firstBot(), id } = {}) => void platform.event(to, t, d, id),
    deliver: (t, d, { bot: to = firstBot(), id } = {}) => deliver(platform, to, { t, d, id }),
    onEvent: (listener) => platform.events.subscribe(listener),
    notify: (notice) => platform.notices.show(notice),
    save: () => platform.save(),
    saveTo: (path) => writeStateFile(path, platform.save()),
    load: (state) => platform.load(state),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}
