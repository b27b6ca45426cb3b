import { z } from 'zod';
import { LOCALES, type Localized } from '../i18n/localized.js';
import { Intent, type IntentName } from '../protocol/intent.js';

/** A rule of ours, with its sentence in both languages. */
function rule<T extends z.ZodType>(schema: T, holds: (value: z.output<T>) => boolean, text: Localized): T {
  return schema.refine(holds, { params: { text } });
}

const url = rule(z.string(), (value) => URL.canParse(value) && /^https?:/.test(value), {
  'zh-CN': '应为以 http:// 或 https:// 开头的地址',
  en: 'must be an address that begins with http:// or https://',
});

const positiveInteger = rule(z.number(), (value) => Number.isSafeInteger(value) && value > 0, {
  'zh-CN': '应为正整数',
  en: 'must be a whole number above 0',
});

const nonEmpty = rule(z.string(), (value) => value.trim() !== '', { 'zh-CN': '不能为空', en: 'must not be empty' });

const appId = rule(z.string(), (value) => /^\d+$/.test(value), {
  'zh-CN': '应为开放平台上的 AppID：一串数字，写成字符串',
  en: 'must be the AppID from the console: digits, as a string',
});

const replyRule = z.strictObject({ windowMs: positiveInteger, limit: positiveInteger }).partial();

const plugin = rule(z.unknown(), isPluginEntry, {
  'zh-CN': '应为 @Plugin 类、use(类, 选项) 或包名；若得到 undefined，请检查导入',
  en: 'must be a @Plugin class, use(Class, options) or the name of a package; undefined means its import is wrong',
});

const store = rule(z.unknown(), isStore, {
  'zh-CN': "应为 'file'、'memory' 或带 get、set、delete 的对象",
  en: "must be 'file', 'memory' or an object with get, set and delete",
});

/** The shape of one bot's configuration. Strict: a misspelt key is a problem, not a silence. */
export const configSchema = z
  .strictObject({
    appId,
    clientSecret: nonEmpty,
    endpoints: z.strictObject({ api: url, token: url }).partial(),
    transport: z.strictObject({ maxFrameBytes: positiveInteger }).partial(),
    intents: z.array(z.enum(Object.keys(Intent) as [IntentName, ...IntentName[]])).readonly(),
    shards: z.union([z.literal('auto'), positiveInteger]),
    plugins: z.array(plugin).readonly(),
    commands: z.strictObject({ prefix: z.union([z.string(), z.array(z.string()).readonly()]) }).partial(),
    replies: z
      .strictObject({
        limits: z.strictObject({ c2c: replyRule, group: replyRule, channel: replyRule, dm: replyRule }).partial(),
      })
      .partial(),
    store,
    locale: z.enum(LOCALES),
    log: z
      .strictObject({
        level: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']),
        pretty: z.boolean(),
      })
      .partial(),
  })
  .partial();

function isPluginEntry(entry: unknown): boolean {
  if (typeof entry === 'function' || typeof entry === 'string') return true;
  const { plugin, use } = Object(entry) as { plugin?: unknown; use?: unknown };
  return typeof plugin === 'function' || typeof use === 'string';
}

function isStore(value: unknown): boolean {
  const { get, set, delete: remove } = Object(value) as Record<string, unknown>;
  return value === 'file' || value === 'memory' || [get, set, remove].every((method) => typeof method === 'function');
}
