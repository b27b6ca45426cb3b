import { safeParse } from 'valibot';
import type { ConfigIssue } from '../errors/config-error.js';
import { ConfigError } from '../errors/config-error.js';
import type { Locale } from '../i18n/localized.js';
import type { ReplyLimits } from '../reply/reply-rules.js';
import type { BotConfig, WebhookConfig } from './bot-config.js';
import { configSchema } from './config-schema.js';
import { describeIssue, isUnknownKey, pathOf } from './describe-issue.js';

/** A configuration with every default filled in. */
export interface ResolvedConfig extends Omit<BotConfig, 'endpoints' | 'replies' | 'active'> {
  appId: string;
  clientSecret: string;
  endpoints: { api: string; token: string };
  maxFrameBytes: number;
  maxPendingEvents: number;
  webhook?: ResolvedWebhook;
  replies: { limits?: ReplyLimits; overflow: 'error' | 'active'; maxTextLength: number };
  active: { quotas?: 'verified' | 'unverified' };
  prefixes: readonly string[];
  /** By the name of a plugin. */
  pluginPrefixes: Readonly<Record<string, readonly string[]>>;
  /** By the name of a plugin. */
  withoutCommands: Readonly<Record<string, readonly string[]>>;
  locale: Locale;
}

/** A webhook with its defaults filled in. */
export interface ResolvedWebhook {
  /** Absent when requests are handed in. */
  server?: { port: number; host?: string; path: string };
  maxBodyBytes: number;
  maxAgeMs: number;
}

const API = 'https://api.bot.qq.com';
const TOKEN_PATH = '/app/getAppAccessToken';
const MAX_FRAME_BYTES = 1_048_576;
const MAX_PENDING_EVENTS = 5000;
const MAX_BODY_BYTES = 1_048_576;
/** The bot remembers ids for longer than this, so a repetition is either recognised or too old. */
const MAX_AGE_SECONDS = 300;
/** The platform publishes no limit; its own SDK splits here. */
const MAX_TEXT_LENGTH = 5000;
const PREFIXES = ['/', '／'];

/** The configuration with what the environment says where it says nothing itself. */
export function withEnvironment(config: BotConfig, env: NodeJS.ProcessEnv = process.env): BotConfig {
  return {
    ...config,
    appId: config.appId ?? env.QQBOT_APP_ID,
    clientSecret: config.clientSecret ?? env.QQBOT_CLIENT_SECRET,
    endpoints: {
      ...config.endpoints,
      api: config.endpoints?.api ?? env.QQBOT_API_BASE,
      token: config.endpoints?.token ?? env.QQBOT_TOKEN_URL,
    },
  };
}

export interface ValidateOptions {
  /** Put before each path, such as `[1]`. */
  at?: string;
  /** Whether missing credentials are a problem. @defaultValue true */
  requireCredentials?: boolean;
  env?: NodeJS.ProcessEnv;
}

/** Everything that is wrong with a configuration, with its path and remedy. Empty when all is well. */
export function findProblems(config: unknown, options: ValidateOptions = {}): ConfigIssue[] {
  const { at = '', requireCredentials = true, env = process.env } = options;
  const isObject = typeof config === 'object' && config !== null;
  const subject = isObject && !Array.isArray(config) ? withEnvironment(config, env) : config;
  const { issues = [] } = safeParse(configSchema, subject);
  const missing = requireCredentials && isObject ? findMissingCredentials(subject as BotConfig) : [];
  return [
    ...missing,
    ...issues.map((issue) => {
      const path = pathOf(issue);
      // An unknown key is a problem of the object it stands in.
      return { path: formatPath(isUnknownKey(issue) ? path.slice(0, -1) : path), text: describeIssue(issue) };
    }),
  ].map(({ path, text }) => ({ path: joinPath(at, path), text }));
}

/**
 * Checks a configuration and fills in its defaults.
 *
 * @throws {@link ConfigError} with every problem.
 */
export function resolveConfig(config: BotConfig, env: NodeJS.ProcessEnv = process.env): ResolvedConfig {
  const problems = findProblems(config, { env });
  if (problems.length > 0) throw new ConfigError(problems);
  const { appId, clientSecret, endpoints, transport, commands, replies, active, locale, ...rest } = withEnvironment(
    config,
    env,
  );
  const api = endpoints?.api ?? API;
  return {
    ...rest,
    appId: appId as string,
    clientSecret: clientSecret as string,
    endpoints: { api, token: endpoints?.token ?? api.replace(/\/$/, '') + TOKEN_PATH },
    maxFrameBytes: transport?.maxFrameBytes ?? MAX_FRAME_BYTES,
    maxPendingEvents: transport?.maxPendingEvents ?? MAX_PENDING_EVENTS,
    webhook: transport?.webhook && resolveWebhook(transport.webhook),
    replies: { overflow: 'error', maxTextLength: MAX_TEXT_LENGTH, ...replies },
    active: { ...active },
    prefixes: commands?.prefix === undefined ? PREFIXES : [commands.prefix].flat(),
    pluginPrefixes: Object.fromEntries(
      Object.entries(commands?.prefixes ?? {}).map(([plugin, prefix]) => [plugin, [prefix].flat()]),
    ),
    withoutCommands: commands?.without ?? {},
    locale: locale ?? 'zh-CN',
  };
}

function resolveWebhook({ port, host, path = '/', maxBodyBytes, maxAgeSeconds }: WebhookConfig): ResolvedWebhook {
  return {
    server: port === undefined ? undefined : { port, host, path },
    maxBodyBytes: maxBodyBytes ?? MAX_BODY_BYTES,
    maxAgeMs: 1000 * (maxAgeSeconds ?? MAX_AGE_SECONDS),
  };
}

const CREDENTIALS = [
  { key: 'appId', variable: 'QQBOT_APP_ID' },
  { key: 'clientSecret', variable: 'QQBOT_CLIENT_SECRET' },
] as const;

function findMissingCredentials(config: BotConfig): ConfigIssue[] {
  return CREDENTIALS.filter(({ key }) => config[key] === undefined).map(({ key, variable }) => ({
    path: key,
    text: {
      'zh-CN': `缺失。请写在配置里，或设环境变量 ${variable}（可放在 .env）；没有账号可用 qqbot dev 连接本地模拟器`,
      en: `is missing. Write it in the config or set ${variable}, for example in .env; without an account, qqbot dev runs on the local emulator`,
    },
  }));
}

function formatPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => joinPath(text, typeof part === 'number' ? `[${part}]` : String(part)), '');
}

function joinPath(before: string, after: string): string {
  return before === '' || after === '' || after.startsWith('[') ? before + after : `${before}.${after}`;
}
