import type { Localized } from '@qqbotjs/core';

/** One way the platform says no. */
export interface RefusalKind {
  /** HTTP status. */
  status: number;
  code: number;
  /** The number older pages give the same refusal. */
  code2025?: number;
  /** `message` of the body, in the platform's words where they are known. */
  message: string;
  /** The rule that was broken, for the person who wrote the bot. */
  rule: Localized;
}

const say = (zh: string, en: string): Localized => ({ 'zh-CN': zh, en });

const no = (code: number, message: string, zh: string, en: string, extra: Partial<RefusalKind> = {}): RefusalKind => ({
  status: 400,
  code,
  message,
  rule: say(zh, en),
  ...extra,
});

/**
 * Every refusal of the emulated platform, one line each.
 *
 * HTTP 400 unless noted: it was seen live for 40054005, 40034024, 40034105.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/openapi/error/error.html}
 */
export const REFUSALS = {
  // access
  tokenMissing: no(
    11241,
    '请求头缺少 Authorization',
    '请求没有带 Authorization 头。',
    'The request carries no Authorization header.',
    { status: 401 },
  ),
  tokenMalformed: no(
    11243,
    'token 校验失败',
    'Authorization 必须是 “QQBot {access_token}”，中间一个空格。',
    'Authorization has to read "QQBot {access_token}" with one space.',
    { status: 401 },
  ),
  tokenUnknown: no(
    11244,
    'token not exist or expire',
    'access_token 不存在或已过期，请重新获取。',
    'The access token is unknown or has expired; get a new one.',
    { status: 401 },
  ),
  staticToken: no(
    11245,
    '固定Token已禁用',
    '固定 Token 鉴权已停用，请用 AppID 和 AppSecret 换取 access_token。',
    'Static bot tokens were switched off; exchange app id and secret for an access token.',
    { status: 401 },
  ),
  noSuchPath: no(404, '接口不存在', '没有这个接口，请检查路径。', 'There is no such API; check the path.', {
    status: 404,
  }),
  wrongMethod: no(405, '请求方法不正确', '路径正确，但请求方法不对。', 'The path exists, but not with this method.', {
    status: 405,
  }),
  tooFast: no(
    100017,
    '接口调用超过频率限制',
    '调用频率超过了该接口的限制。',
    'The documented call rate of this API was exceeded.',
    { status: 429 },
  ),
  channelTooFast: no(
    20028,
    '子频道消息触发限频',
    '同一子频道每秒最多发 5 条消息。',
    'One channel takes at most 5 messages per second.',
  ),
  malformedBody: no(
    50035,
    '请求体格式错误',
    '请求体不是有效的 JSON 对象，或字段类型不对。',
    'The body is no valid JSON object, or a field has the wrong type.',
  ),

  // who and where
  unknownTarget: no(
    11255,
    'invalid request',
    '这个 openid 不属于当前机器人，或用错了场景。',
    'This openid does not belong to the bot, or it belongs to another scene.',
    { status: 500 },
  ),
  unknownChannel: no(
    10003,
    '未知的子频道',
    '机器人不认识这个子频道或私信会话。',
    'The bot knows no such channel or direct session.',
  ),
  unknownGuildUser: no(
    304034,
    '用户不在频道中',
    '这个用户不是频道成员，不能创建私信。',
    'This user is no member of the guild, so no direct session can be opened.',
  ),
  notFriends: no(
    40054004,
    '对方不是好友',
    '对方已经不是机器人的好友。',
    'This person is not (or no longer) a friend of the bot.',
  ),
  userRefuses: no(
    40054013,
    '用户拒绝接收消息',
    '对方关闭了机器人的主动消息。',
    "This person switched the bot's messages off.",
  ),
  notInGroup: no(40034101, '机器人不在群内', '机器人不在这个群里。', 'The bot is not in this group.'),
  botMuted: no(40054002, '机器人被禁言', '机器人在群里被禁言。', 'The bot is muted in this group.'),
  botOffline: no(
    304018,
    '机器人未连接网关',
    '频道消息要求机器人在线（已连接网关，或 webhook 已通过验证）。',
    'Channel messages need the bot to be connected to the gateway, or to have a validated webhook.',
  ),

  // what is answered
  badMsgId: no(
    40034024,
    '请求参数msg_id无效或越权',
    'msg_id 无效，或属于另一个用户、群或场景。',
    'The msg_id is unknown, or it belongs to another user, group or scene.',
  ),
  expiredMsgId: no(
    40034005,
    '回复消息msg_id已过期',
    '被动回复的时间窗口已过。',
    'The time in which this message may be answered is over.',
    { code2025: 304_103 },
  ),
  badEventId: no(
    40034025,
    '请求参数event_id无效',
    'event_id 无效，或属于另一个用户、群或场景；也不能与 msg_id 同时使用。',
    'The event_id is unknown, belongs to another target, or came together with a msg_id.',
  ),
  expiredEventId: no(
    40034026,
    '请求参数event_id已过期',
    '回复这个事件的时间窗口已过。',
    'The time in which this event may be answered is over.',
  ),
  eventNotRepliable: no(
    40034027,
    '该事件不支持回复',
    '这种事件不能被回复。',
    'Events of this kind cannot be answered.',
  ),
  guildBadMsgId: no(
    304026,
    'msg_id 错误',
    'msg_id 无效，或不属于这个子频道。',
    'The msg_id is unknown, or it belongs to another channel.',
  ),
  guildExpiredMsgId: no(
    304027,
    'msg_id 过期',
    '被动回复的时间窗口已过。',
    'The time in which this message may be answered is over.',
  ),
  duplicate: no(
    40054005,
    '消息被去重，请检查请求msgseq',
    '同一个 msg_id/event_id 下这个 msg_seq 已经用过（不填等于 1）。',
    'This msg_seq was used before for the same msg_id or event_id (omitted means 1).',
  ),
  repliesUsedUp: no(
    40034128,
    '被动回复时间或次数超限',
    '这条消息的被动回复次数已经用完。',
    'The replies this message allows are used up.',
    { code2025: 22_009 },
  ),

  // speaking first
  noActive: no(
    40034105,
    '主动消息失败, 无权限',
    '没有 msg_id/event_id 的消息是主动消息，群主还没有允许。',
    'Without msg_id or event_id this is an active message, which the group owner has not allowed.',
    { code2025: 40_034_102 },
  ),
  activeQuota: no(40034100, '主动消息超过限额', '主动消息超过了配额。', 'The quota of active messages is used up.'),
  channelActiveQuota: no(
    304045,
    '子频道主动消息数达到上限',
    '这个子频道今天的主动消息已用完。',
    "This channel's active messages for today are used up.",
  ),
  dmActiveQuota: no(
    304049,
    '私信主动消息数达到上限',
    '今天的私信主动消息已用完。',
    "Today's active direct messages are used up.",
  ),
  wakeupUsed: no(
    40034122,
    '召回消息超过限额',
    '这个时间段的召回消息已经发过。',
    'The recall message of this period has already been sent.',
  ),
  wakeupUnavailable: no(
    40034123,
    '召回消息不可用',
    '对方从未说过话、最后一次超过 30 天，或同时带了 msg_id/event_id。',
    'This person never spoke, last spoke over 30 days ago, or msg_id/event_id was given too.',
  ),

  // what is said
  typeMismatch: no(
    22006,
    '消息类型与内容不匹配',
    'msg_type 与消息体不一致。',
    'msg_type and the body do not fit together.',
  ),
  badGroupType: no(340069, 'msg_type 无效', '群聊不支持这个 msg_type。', 'Groups do not take this msg_type.'),
  badTyping: no(
    50059,
    'input_notify 参数错误',
    'input_notify 要求 input_type 为 1、input_second 为 1–60。',
    'input_notify needs input_type 1 and input_second from 1 to 60.',
  ),
  empty: no(304061, '消息内容无效', '消息内容为空。', 'The message is empty.'),
  guildEmpty: no(50006, '消息为空', '消息内容为空。', 'The message is empty.'),
  markdownBoth: no(
    50057,
    'markdown 参数冲突',
    'markdown 的 content 与模板只能二选一。',
    'Markdown is either content or a template, not both.',
  ),
  tooLong: no(40054007, '消息过长', '消息超过了长度上限。', 'The text is longer than allowed.'),
  badUrl: no(
    40034028,
    '消息包含未备案的 URL',
    'URL 的域名没有在管理端登记。',
    'The domain of a URL is not registered in the console.',
  ),
  guildBadUrl: no(
    304003,
    'url 未报备',
    'URL 的域名没有在管理端登记。',
    'The domain of a URL is not registered in the console.',
  ),
  noArkRight: no(304004, '没有发 ark 消息权限', '机器人没有 ark 权限。', 'The bot was not granted ark cards.'),
  badKeyboard: no(
    40034029,
    '键盘样式不合法',
    '键盘不符合要求：最多 5 行、每行 5 个，文字不超过 10 个字符。',
    'The keyboard breaks a limit: 5 rows of 5 buttons, labels of 10 characters.',
  ),
  badFileInfo: no(
    304080,
    'file_info 无效',
    'file_info 无效、已过期，或属于另一种场景。',
    'The file_info is unknown, has expired, or comes from the other scene.',
  ),
  noFileSource: no(
    40034001,
    '富媒体文件获取失败',
    '需要可下载的 url 或 file_data。',
    'A downloadable url or file_data is needed.',
  ),
  badFileType: no(
    40034002,
    '富媒体文件格式不支持',
    'file_type 只能是 1 图片、2 视频、3 语音、4 文件。',
    'file_type is 1 image, 2 video, 3 voice or 4 file.',
  ),

  // streams
  streamChanged: no(
    40007,
    '已展示的内容不可修改',
    'replace 模式下新内容必须以已显示的内容开头。',
    'In replace mode the text has to begin with what was already shown.',
  ),
  badStream: no(
    50001,
    '流式消息错误',
    'stream_msg_id 不存在、已结束，或 msg_seq 与首帧不同。',
    'The stream_msg_id is unknown or finished, or msg_seq differs from the first frame.',
  ),
  streamNeedsBasis: no(
    40034024,
    '请求参数msg_id无效或越权',
    '流式消息必须回复一条消息或事件。',
    'A stream has to answer a message or event.',
  ),

  // afterwards
  noSuchInteraction: no(
    630001,
    'interaction 无效',
    '没有这个互动，或已经回应过；请用 d.id 而不是外层 id。',
    'There is no such interaction, or it was acknowledged before; use d.id, not the outer id.',
  ),
  foreignInteraction: no(
    630003,
    'interaction 不属于该机器人',
    '这个互动属于另一个机器人。',
    'This interaction belongs to another bot.',
  ),
  badRecall: no(
    40061001,
    '参数错误',
    '没有这条消息，或它属于另一个会话。',
    'There is no such message in this conversation.',
  ),
  recallNotOwn: no(
    40062003,
    '无权限',
    '只能撤回机器人自己的消息（群管理员可撤回普通成员的消息）。',
    "Only the bot's own messages can be recalled (as group admin, ordinary members' too).",
  ),
  recallTooLate: no(
    40064004,
    '消息超过撤回时限',
    '消息发出超过 2 分钟，不能撤回。',
    'The message is older than the time in which it can be recalled.',
  ),
} satisfies Record<string, RefusalKind>;

export type RefusalName = keyof typeof REFUSALS;
