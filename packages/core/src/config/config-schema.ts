import * as v from 'valibot';
import { LOCALES, type Localized } from '../i18n/localized.js';
import { Intent, type IntentName } from '../protocol/intent.js';

type Schema = v.GenericSchema;

/** A rule of ours. The library's messages are one string each, so both languages travel in it as JSON. */
function rule<const S extends Schema>(schema: S, holds: (value: v.InferOutput<S>) => boolean, text: Localized) {
  return v.pipe(schema, v.check(holds, JSON.stringify(text)));
}

const url = rule(v.string(), (value) => URL.canParse(value) && /^https?:/.test(value), {
  'zh-CN': '应为以 http:// 或 https:// 开头的地址',
  en: 'must be an address that begins with http:// or https://',
});

const positiveInteger = rule(v.number(), isCount, {
  'zh-CN': '应为正整数',
  en: 'must be a whole number above 0',
});

const nonEmpty = rule(v.string(), (value) => value.trim() !== '', { 'zh-CN': '不能为空', en: 'must not be empty' });

const appId = rule(v.string(), (value) => /^\d+$/.test(value), {
  'zh-CN': '应为开放平台上的 AppID：一串数字，写成字符串',
  en: 'must be the AppID from the console: digits, as a string',
});

const plugin = rule(v.unknown(), isPluginEntry, {
  'zh-CN': '应为 @Plugin 类、use(类, 选项) 或包名；若得到 undefined，请检查导入',
  en: 'must be a @Plugin class, use(Class, options) or the name of a package; undefined means its import is wrong',
});

const store = rule(v.unknown(), isStore, {
  'zh-CN': "应为 'file'、'memory' 或带 get、set、delete 的对象",
  en: "must be 'file', 'memory' or an object with get, set and delete",
});

const destination = rule(v.unknown(), (value) => typeof Object(value).write === 'function', {
  'zh-CN': '应为带 write(line) 的对象',
  en: 'must be an object with write(line)',
});

const record = rule(v.unknown(), isRecord, {
  'zh-CN': '应为文件路径，或带 event、layer、close 的对象',
  en: 'must be the path of a file, or an object with event, layer and close',
});

const clock = rule(v.unknown(), isClock, {
  'zh-CN': '应为 Clock 的实例',
  en: 'must be an instance of Clock',
});

const limitStore = rule(v.unknown(), isLimitStore, {
  'zh-CN': "应为 'memory'、'storage' 或带 take、giveBack 的对象",
  en: "must be 'memory', 'storage' or an object with take and giveBack",
});

const shards = rule(v.unknown(), isShards, {
  'zh-CN': "应为正整数、'auto'、本进程负责的分片编号（如 [0, 1]）或 { ids, count }",
  en: "must be a whole number above 0, 'auto', the numbers of the shards to hold, such as [0, 1], or { ids, count }",
});

const port = rule(v.number(), (value) => isCount(value) && value < 65_536, {
  'zh-CN': '应为 1 到 65535 的端口号',
  en: 'must be a port from 1 to 65535',
});

const urlPath = rule(v.string(), (value) => /^\/[^?#\s]*$/.test(value), {
  'zh-CN': '应为以 / 开头的路径，不含 ? 与 #',
  en: 'must be a path that begins with /, without ? and #',
});

const userId = rule(v.string(), isUserId, {
  'zh-CN': '应为机器人收到的用户 ID：openid 或频道用户 ID，不是 QQ 号；私聊发送一个受 superuser() 保护的命令即可得知',
  en: 'must be an id as the bot receives it, an openid or the id of a guild user, and no QQ number; superuser() tells it to who sends a command in private',
});

const webhook = v.partial(
  v.strictObject({
    port,
    host: nonEmpty,
    path: urlPath,
    maxBodyBytes: positiveInteger,
    maxAgeSeconds: positiveInteger,
  }),
);

const prefix = v.union([v.string(), v.array(v.string())]);

const replyRule = v.partial(v.strictObject({ windowMs: positiveInteger, limit: positiveInteger }));

/** The shape of one bot's configuration. Strict: a misspelt key is a problem, not a silence. */
export const configSchema = v.partial(
  v.strictObject({
    appId,
    clientSecret: nonEmpty,
    endpoints: v.partial(v.strictObject({ api: url, token: url })),
    transport: v.partial(
      v.strictObject({ maxFrameBytes: positiveInteger, maxPendingEvents: positiveInteger, webhook }),
    ),
    rest: v.partial(v.strictObject({ keepRates: v.boolean() })),
    intents: v.array(v.picklist(Object.keys(Intent) as IntentName[])),
    shards,
    plugins: v.array(plugin),
    superusers: v.array(userId),
    commands: v.partial(
      v.strictObject({
        prefix,
        prefixes: v.record(v.string(), prefix),
        without: v.record(v.string(), v.array(v.string())),
      }),
    ),
    replies: v.partial(
      v.strictObject({
        limits: v.partial(v.strictObject({ c2c: replyRule, group: replyRule, channel: replyRule, dm: replyRule })),
        overflow: v.picklist(['error', 'active']),
        maxTextLength: positiveInteger,
      }),
    ),
    active: v.partial(v.strictObject({ quotas: v.picklist(['verified', 'unverified']) })),
    record,
    store,
    storage: store,
    limits: v.partial(v.strictObject({ cooldowns: limitStore, quotas: limitStore })),
    locale: v.picklist(LOCALES),
    log: v.partial(
      v.strictObject({
        level: v.picklist(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']),
        pretty: v.boolean(),
        destination,
      }),
    ),
    clock,
  }),
);

function isPluginEntry(entry: unknown): boolean {
  if (typeof entry === 'function' || typeof entry === 'string') return true;
  const { plugin, use } = Object(entry) as { plugin?: unknown; use?: unknown };
  return typeof plugin === 'function' || typeof use === 'string';
}

/** QQ numbers have at most 11 digits, ids of guild users more than 15. */
function isUserId(value: string): boolean {
  return /^\S+$/.test(value) && !/^\d{1,12}$/.test(value);
}

function isShards(value: unknown): boolean {
  if (value === 'auto' || isCount(value)) return true;
  const { ids = value, count, ...others } = Object(value) as { ids?: unknown; count?: unknown };
  if (!Array.isArray(ids) || ids.length === 0 || new Set(ids).size < ids.length) return false;
  if (!ids.every((id) => Number.isSafeInteger(id) && id >= 0)) return false;
  return ids === value || (isCount(count) && Object.keys(others).length === 0);
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) > 0;
}

function isRecord(value: unknown): boolean {
  const { event, layer, close } = Object(value) as Record<string, unknown>;
  if (typeof value === 'string') return value !== '';
  return [event, layer, close].every((part) => typeof part === 'function');
}

function isStore(value: unknown): boolean {
  const { get, set, delete: remove } = Object(value) as Record<string, unknown>;
  return value === 'file' || value === 'memory' || [get, set, remove].every((method) => typeof method === 'function');
}

/** By its methods: it may come from another copy of this package. */
function isClock(value: unknown): boolean {
  const { now, setTimeout: wait, at } = Object(value) as Record<string, unknown>;
  return [now, wait, at].every((method) => typeof method === 'function');
}

function isLimitStore(value: unknown): boolean {
  const { take, giveBack } = Object(value) as Record<string, unknown>;
  return value === 'memory' || value === 'storage' || [take, giveBack].every((method) => typeof method === 'function');
}

/** What is allowed somewhere in a configuration, to suggest from. */
export interface Allowed {
  /** Keys of the object there. */
  keys: readonly string[];
  /** Values, where there is a list of them. */
  values: readonly string[];
}

/** What is allowed at a path. */
export function allowedAt(path: readonly PropertyKey[]): Allowed {
  let node: Node | undefined = configSchema as Node;
  for (const part of path) node = innermost(node)?.entries?.[String(part)] ?? innermost(node)?.item;
  const { entries = {}, options = [] } = innermost(node) ?? {};
  return {
    keys: Object.keys(entries),
    values: options.filter((option): option is string => typeof option === 'string'),
  };
}

/** The parts of any schema that lead further in. */
interface Node {
  readonly wrapped?: Node;
  readonly entries?: Readonly<Record<string, Node>>;
  readonly item?: Node;
  readonly options?: readonly unknown[];
}

function innermost(node: Node | undefined): Node | undefined {
  return node?.wrapped ? innermost(node.wrapped) : node;
}
