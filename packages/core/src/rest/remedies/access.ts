import { type RemedyRow, span } from './remedy-row.js';

/**
 * Who may call what, and how often.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/dev-prepare/error-trace/openapi.html}
 */
export const ACCESS_REMEDIES: readonly RemedyRow[] = [
  {
    codes: [100016],
    'zh-CN': '请核对 appId 与 clientSecret（QQ 开放平台 → 开发 → 开发设置）；重置密钥后旧密钥失效。',
    en: 'Check appId and clientSecret (console → Development settings); resetting the secret ends the old one.',
  },
  {
    codes: [11251, 11261, 11275, 100007],
    'zh-CN': '请核对 appId；被封禁或已删除的机器人也会得到这个错误。',
    en: 'Check appId; a banned or deleted bot gets this too.',
  },
  {
    codes: [10004],
    'zh-CN': '获取令牌时：请核对 appId，机器人可能已被封禁或删除。其他接口：请核对频道 ID，并确认机器人在该频道。',
    en: 'From the token endpoint: check appId; the bot may be banned or deleted. From others: check the guild id, and that the bot is in it.',
  },
  {
    codes: [100001, 100017],
    'zh-CN': '请求太频繁，请稍后再试。',
    en: 'Too many requests; wait before the next.',
  },
  {
    codes: [11241, 11243, 11244],
    'zh-CN': '访问令牌已失效，且刷新后仍被拒绝；请核对凭据与本机时钟。',
    en: 'The access token was refused even after a refresh; check the credentials and the clock of this machine.',
  },
  {
    codes: [11242, 11252, 11263, 11281],
    'zh-CN': '平台自身的检查失败，且重试一次仍未成功；请稍后再试。',
    en: "The platform's own check failed, and once more did not help; try later.",
  },
  {
    codes: [11245],
    'zh-CN': '固定 Token 已停用；请改用 appId 与 clientSecret。',
    en: 'Static tokens are gone; use appId and clientSecret.',
  },
  {
    codes: [11253],
    'zh-CN': '机器人没有这个接口的权限；请在开放平台申请。',
    en: 'The bot lacks the right to this interface; apply for it in the console.',
  },
  {
    codes: [11254, 11265],
    'zh-CN': '接口或机器人已被封禁；请到开放平台查看原因并申诉。',
    en: 'The interface or the bot was banned; see the console for the reason and the appeal.',
  },
  {
    codes: [11255],
    'zh-CN': '请核对目标 ID 的类型，并确认机器人仍在群里。',
    en: 'Check that the target id is of the right kind and that the bot is still in the group.',
  },
  {
    codes: [11264],
    'zh-CN': '频道没有授予这个接口；请用 bot.api.apiPermissions.demand() 请管理员授权，并核对频道 ID。',
    en: 'The guild did not grant this interface; ask its admins with bot.api.apiPermissions.demand(), and check the guild id.',
  },
  {
    codes: [11282, 501017],
    'zh-CN': '需要频道管理员权限；请频道主把机器人设为管理员。',
    en: 'This takes an admin of the guild; ask the owner to make the bot one.',
  },
  {
    codes: [11298, 40023002],
    'zh-CN': '本机出口 IP 不在白名单；请在开放平台添加。',
    en: "This machine's public IP is not on the allow-list; add it in the console.",
  },
  {
    codes: [11703],
    'zh-CN': '机器人不是群管理员；请群主把它设为管理员。',
    en: 'The bot is no admin of the group; ask the owner to make it one.',
  },
  {
    codes: [12001],
    'zh-CN': '这个 ID 不属于当前机器人；每个机器人看到的 ID 不同，请用它自己收到的。',
    en: 'This id is not of this bot; ids differ from bot to bot, so use those it received itself.',
  },
  {
    codes: [50035, 12002, 40011000],
    'zh-CN': '请求体有误；请核对字段的名称与类型。',
    en: 'The body is wrong; check the names and types of its fields.',
  },
  {
    codes: [...span(11301, 11306), 12003],
    'zh-CN': '平台处理这个请求时出错；请稍后再试，仍不行请带上 trace id 联系平台。',
    en: 'The platform failed on this request; try later, and if it stays so, ask its support with the trace id.',
  },
];
