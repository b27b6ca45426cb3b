import type { Clock } from '../clock.js';
import type { Locale } from '../i18n/localized.js';
import type { LimitStoreChoice } from '../limit/limit-rule.js';
import type { LogOptions } from '../logging/logger.js';
import type { PluginEntry } from '../plugin/plugin-class.js';
import type { IntentName } from '../protocol/intent.js';
import type { Recording } from '../record/recording.js';
import type { ReplyLimits } from '../reply/reply-rules.js';
import type { Store } from '../store/store.js';
import type { Shards } from '../transport/gateway/shard-plan.js';

/** How events come by webhook. With `port` the bot listens itself, otherwise pass requests to `bot.webhook(request)`. */
export interface WebhookConfig {
  /** Speaks plain HTTP: put a proxy in front for the HTTPS the platform asks for, on 80, 443, 8080 or 8443. */
  port?: number;
  /** @defaultValue every interface */
  host?: string;
  /** @defaultValue `/` */
  path?: string;
  /** Longer requests are refused, in bytes. @defaultValue 1048576 */
  maxBodyBytes?: number;
  /** Requests signed longer ago are refused, in seconds. Repetitions within it are told by their id. @defaultValue 300 */
  maxAgeSeconds?: number;
}

/** The configuration of one bot. All but the credentials have defaults. */
export interface BotConfig {
  /** @defaultValue `QQBOT_APP_ID` */
  appId?: string;
  /** @defaultValue `QQBOT_CLIENT_SECRET` */
  clientSecret?: string;
  /** Other addresses of the platform: the emulator, a proxy. */
  endpoints?: {
    /** @defaultValue `QQBOT_API_BASE`, else `https://api.bot.qq.com` */
    api?: string;
    /** @defaultValue `QQBOT_TOKEN_URL`, else `/app/getAppAccessToken` of the API */
    token?: string;
  };
  /** How events come in. */
  transport?: {
    /** Longer gateway frames are skipped with a warning, in bytes. @defaultValue 1048576 */
    maxFrameBytes?: number;
    /**
     * Events being handled or waiting for it at which reading pauses until half are done; a webhook puts further ones off.
     * @defaultValue 5000
     */
    maxPendingEvents?: number;
    /** Takes events by webhook instead of the gateway. */
    webhook?: WebhookConfig;
  };
  /** How the API is called. */
  rest?: {
    /**
     * Whether calls wait so that the platform's documented rates are kept. Without, only a refusal makes them wait: for
     * bots with higher rates. @defaultValue true
     */
    keepRates?: boolean;
  };
  /** Events to ask for, by name. @defaultValue what the loaded handlers need, and `INTERACTION` where granted */
  intents?: readonly IntentName[];
  /**
   * Gateway connections: a number, `auto` for the platform's advice, or the numbers of those this process holds, of as
   * many as the platform advises or of `{ ids, count }`. @defaultValue 1
   */
  shards?: Shards;
  /** Classes, classes with options by `use()`, or names of packages. */
  plugins?: readonly (PluginEntry | PluginReference)[];
  /**
   * Ids of people who may do what `superuser()` guards: `user_openid`, the openid as a member of a group, or a guild
   * user's id. A person has another one in each place; `superuser()` tells it in private, the log at `debug` elsewhere.
   * @defaultValue none
   */
  superusers?: readonly string[];
  /** What a command is recognised by, and which there are. */
  commands?: {
    /** What stands before a command; the first is the one shown. @defaultValue `['/', '／']` */
    prefix?: string | readonly string[];
    /** The same for single plugins, by their name: `{ dice: '.' }`. @defaultValue what the plugin says */
    prefixes?: Readonly<Record<string, string | readonly string[]>>;
    /**
     * Commands of plugins that are left out, by the name of the plugin: `{ commands: ['status'] }`. A first word stands for all
     * it begins. @defaultValue none
     */
    without?: Readonly<Record<string, readonly string[]>>;
  };
  /** How messages are answered. */
  replies?: {
    /** Replaces parts of the table of windows and counts per scene. */
    limits?: ReplyLimits;
    /**
     * What becomes of a reply when the window is over or the replies are used up: an `error`, or an `active` message, which
     * the platform takes only where it was allowed. @defaultValue `error`
     */
    overflow?: 'error' | 'active';
    /** Longer texts are split, in characters. @defaultValue 5000 */
    maxTextLength?: number;
  };
  /** Messages that answer nothing. */
  active?: {
    /** Counts active messages by the platform's quotas, for bots whose owner is verified or not. @defaultValue not counted */
    quotas?: 'verified' | 'unverified';
  };
  /**
   * A file to write every event and call to, ids as pseudonyms and secrets cut out; or an object of your own that is told of
   * them as they are. @defaultValue none
   */
  record?: string | Recording;
  /** Keeps sessions across restarts: `file` under `.qqbot/`, `memory`, or a store of your own. @defaultValue `file` */
  store?: 'file' | 'memory' | Store;
  /**
   * Keeps what plugins ask for (`Storage`, `ctx.session`, `ctx.chat`): `file` under `.qqbot/storage`, `memory`, or a store of
   * your own, such as a `Keyv`. @defaultValue `file`
   */
  storage?: 'file' | 'memory' | Store;
  /** Where cooldowns and quotas count: in `memory`, in the bot's `storage`, or in a store of your own. */
  limits?: {
    /** @defaultValue `memory` */
    cooldowns?: LimitStoreChoice;
    /** @defaultValue `storage`, which survives a restart */
    quotas?: LimitStoreChoice;
  };
  /** Language of what the bot says by itself. @defaultValue `zh-CN` */
  locale?: Locale;
  /** What is logged, and where to. */
  log?: LogOptions;
  /** The time the bot goes by; tests put another in its place. @defaultValue the machine's */
  clock?: Clock;
}

/** A plugin by the name of its package, for configs that are not code. */
export type PluginReference = string | { readonly use: string; readonly options?: unknown };

/** Types a config and returns it: one bot, or several in one process. */
export function defineConfig<const C extends BotConfig | readonly BotConfig[]>(config: C): C {
  return config;
}
