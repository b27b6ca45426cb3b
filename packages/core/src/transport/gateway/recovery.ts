import type { Localized } from '../../i18n/localized.js';

/** What follows the end of a connection. */
export interface Recovery {
  /** `resume` keeps the session, `identify` drops it, `fatal` gives up. */
  readonly next: 'resume' | 'identify' | 'fatal';
  /** The access token was refused: get another one first. */
  readonly renewToken?: boolean;
  /** Least wait before the next connection, in milliseconds. */
  readonly waitMs?: number;
}

const RESUME: Recovery = { next: 'resume' };
const IDENTIFY: Recovery = { next: 'identify' };
const FATAL: Recovery = { next: 'fatal' };

/**
 * What to do after the platform closed the socket. The range 4900–4913 are its internal errors; anything not listed
 * is a lost line and resumes, with identify as the fall-back of every resume.
 *
 * The page's closing note resumes on 4009 only; we follow its table, which allows 4008, too.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/dev-prepare/error-trace/websocket.html}
 */
const RECOVERY: Readonly<Record<number, Recovery>> = {
  4000: IDENTIFY, // unknown error
  4001: FATAL, // invalid opcode
  4002: FATAL, // invalid payload
  4003: IDENTIFY, // not authenticated
  4004: { next: 'resume', renewToken: true }, // authentication failed
  4005: IDENTIFY, // already authenticated
  4006: IDENTIFY, // invalid session id
  4007: IDENTIFY, // wrong seq
  4008: { next: 'resume', waitMs: 60_000 }, // payloads sent too fast
  4009: RESUME, // connection expired
  4010: FATAL, // invalid shard
  4011: FATAL, // sharding required
  4012: FATAL, // invalid version
  4013: FATAL, // invalid intents
  4014: FATAL, // intents not granted
  4914: FATAL, // bot delisted, only the sandbox lets it in
  4915: FATAL, // bot banned
};

export function recoveryFor(closeCode: number): Recovery {
  if (closeCode >= 4900 && closeCode <= 4913) return IDENTIFY;
  return RECOVERY[closeCode] ?? RESUME;
}

/** What a person can do about each fatal code. */
export const FATAL_REMEDY: Readonly<Record<number, Localized>> = {
  4001: {
    'zh-CN': '客户端发出了平台不认识的帧，请报告此问题。',
    en: 'We sent a frame the platform does not know; please report this.',
  },
  4002: {
    'zh-CN': '客户端发出了平台读不懂的帧，请报告此问题。',
    en: 'We sent a frame the platform cannot read; please report this.',
  },
  4010: { 'zh-CN': '分片编号无效，请检查配置 shards。', en: 'The shard is invalid; check `shards` in the config.' },
  4011: {
    'zh-CN': "服务的频道太多，需要分片：请设 shards: 'auto'。",
    en: "The bot serves too many guilds for one connection; set shards: 'auto'.",
  },
  4012: {
    'zh-CN': '协议版本过旧，请升级 @qqbotjs/core。',
    en: 'The protocol version is too old; upgrade @qqbotjs/core.',
  },
  4013: {
    'zh-CN': '配置的 intents 含有平台不认识的位，请改正。',
    en: '`intents` in the config holds bits the platform does not know; correct it.',
  },
  4014: {
    'zh-CN': '机器人没有其中某些 intents 的权限：请在开放平台申请，或在配置 intents 中去掉它们。',
    en: 'Some intents were not granted: apply for them in the console, or leave them out with `intents` in the config.',
  },
  4914: { 'zh-CN': '机器人已下架，只能连接沙箱环境。', en: 'The bot is delisted; only the sandbox lets it in.' },
  4915: { 'zh-CN': '机器人已被封禁，请在开放平台申诉。', en: 'The bot is banned; appeal in the console.' },
};
