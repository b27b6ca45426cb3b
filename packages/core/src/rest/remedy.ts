import type { Localized } from '../i18n/localized.js';

const credentials: Localized = {
  'zh-CN': '请核对 appId 与 clientSecret（QQ 开放平台 → 开发 → 开发设置）；重置密钥后旧密钥失效。',
  en: 'Check appId and clientSecret (console → Development settings); resetting the secret ends the old one.',
};
const appId: Localized = {
  'zh-CN': '请核对 appId；被封禁或已删除的机器人也会得到这个错误。',
  en: 'Check appId; a banned or deleted bot gets this too.',
};
const slower: Localized = { 'zh-CN': '请求太频繁，请稍后再试。', en: 'Too many requests; wait before the next.' };
const token: Localized = {
  'zh-CN': '访问令牌已失效，且刷新后仍被拒绝；请核对凭据与本机时钟。',
  en: 'The access token was refused even after a refresh; check the credentials and the clock of this machine.',
};
const oldMessage: Localized = {
  'zh-CN': '被回复的消息已过期；请在窗口内回复。',
  en: 'The message replied to has expired; reply within its window.',
};
const wrongId: Localized = {
  'zh-CN': '这个消息或事件 ID 不属于该会话；请用 ctx.reply() 回复产生它的事件。',
  en: 'This message or event id is not of that conversation; use ctx.reply() of the event it came with.',
};

/**
 * What to do about a code of the platform, for the codes where there is something to do.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/dev-prepare/error-trace/openapi.html}
 */
const REMEDY: Readonly<Record<number, Localized>> = {
  10004: appId,
  100001: slower,
  100007: appId,
  100016: credentials,
  100017: slower,
  11241: token,
  11243: token,
  11244: token,
  11245: {
    'zh-CN': '固定 Token 已停用；请改用 appId 与 clientSecret。',
    en: 'Static tokens are gone; use appId and clientSecret.',
  },
  11251: appId,
  11253: {
    'zh-CN': '机器人没有这个接口的权限；请在开放平台申请。',
    en: 'The bot lacks the right to this interface; apply for it in the console.',
  },
  11255: {
    'zh-CN': '请核对目标 ID 的类型，并确认机器人仍在群里。',
    en: 'Check that the target id is of the right kind and that the bot is still in the group.',
  },
  11298: {
    'zh-CN': '本机出口 IP 不在白名单；请在开放平台添加。',
    en: "This machine's public IP is not on the allow-list; add it in the console.",
  },
  22009: { 'zh-CN': '这条消息的回复次数已用完。', en: 'All replies to this message are used.' },
  304103: oldMessage,
  304027: oldMessage,
  40034005: oldMessage,
  40034026: oldMessage,
  40034128: oldMessage,
  40034024: wrongId,
  40034025: wrongId,
  40034027: {
    'zh-CN': '这个事件不能被回复。',
    en: 'This event cannot be replied to.',
  },
  40034102: {
    'zh-CN': '没有主动消息权限；请改为回复用户的消息。',
    en: 'No right to send active messages; reply to a message instead.',
  },
  40034105: {
    'zh-CN': '没有主动消息权限；群主可在机器人资料页打开。',
    en: 'No right to send active messages; the owner of the group can allow them.',
  },
  40054005: {
    'zh-CN': '平台已收到过相同 msg_seq 的消息；请勿自行指定 msg_seq。',
    en: 'The platform already has a message with this msg_seq; let the framework count it.',
  },
};

export function remedyFor(code: number): Localized | undefined {
  return REMEDY[code];
}

/** Codes that mean "these credentials will never work": asking again does not help. */
export const CREDENTIAL_CODES: readonly number[] = [10004, 11245, 11251, 100007, 100016];
