import type { RemedyRow } from './remedy-row.js';

/**
 * Sending to people and groups.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/autogen/api/v2_groups_group_openid_messages.post.html}
 */
export const SEND_REMEDIES: readonly RemedyRow[] = [
  // what is answered
  {
    codes: [22009, 40034128],
    'zh-CN': '这条消息的回复次数已用完，或窗口已过；请合并内容，并尽早回复。',
    en: 'The replies to this message are used up, or its window is over; say more in one reply, and sooner.',
  },
  {
    codes: [304103, 304027, 40034005, 40034026],
    'zh-CN': '被回复的消息或事件已过期；请在窗口内回复。',
    en: 'The message or event replied to has expired; reply within its window.',
  },
  {
    codes: [304026, 40034024, 40034025],
    'zh-CN': '这个消息或事件 ID 不属于该会话；请用 ctx.reply() 回复产生它的事件。',
    en: 'This message or event id is not of that conversation; use ctx.reply() of the event it came with.',
  },
  {
    codes: [40034027],
    'zh-CN': '这个事件不能被回复。',
    en: 'This event cannot be replied to.',
  },
  {
    codes: [40054005],
    'zh-CN': '平台已收到过相同 msg_seq 的消息；请勿自行指定 msg_seq。',
    en: 'The platform already has a message with this msg_seq; let the framework count it.',
  },

  // speaking first
  {
    codes: [40034100],
    'zh-CN': '主动消息的配额已用完；请稍后再发，或改为回复用户的消息。',
    en: 'The quota of active messages is used up; send later, or reply to a message instead.',
  },
  {
    codes: [40034102],
    'zh-CN': '没有主动消息权限；请改为回复用户的消息。',
    en: 'No right to send active messages; reply to a message instead.',
  },
  {
    codes: [40034105],
    'zh-CN': '没有主动消息权限；群主可在机器人资料页打开。',
    en: 'No right to send active messages; the owner of the group can allow them.',
  },
  {
    codes: [40034122],
    'zh-CN': '这个时间段的召回消息已发过；每个时间段只能发一条。',
    en: 'The recall message of this period was sent already; there is one for each.',
  },
  {
    codes: [40034123],
    'zh-CN': '不能向此人发召回消息：对方 30 天内没有说过话，或消息带了 msg_id、event_id。',
    en: 'No recall message can go to this person: they said nothing for 30 days, or msg_id or event_id was given.',
  },

  // to whom
  {
    codes: [40034101, 40054003],
    'zh-CN': '机器人不在这个群里；请先把它加入群。',
    en: 'The bot is not in this group; add it first.',
  },
  {
    codes: [40054002],
    'zh-CN': '机器人在群里被禁言；请群管理员解除。',
    en: 'The bot is muted in this group; ask its admins to lift it.',
  },
  {
    codes: [40054004],
    'zh-CN': '对方不是机器人的好友；需要对方先添加机器人。',
    en: 'This person is no friend of the bot; they have to add it first.',
  },
  {
    codes: [40054006],
    'zh-CN': '平台没能确认好友关系，重试后仍未成功；请稍后再发。',
    en: 'The platform could not tell whether the two are friends, even after a retry; send later.',
  },
  {
    codes: [40054013],
    'zh-CN': '对方关闭了机器人的主动消息；请等对方说话后回复。',
    en: "This person switched the bot's messages off; reply when they say something.",
  },
  {
    codes: [40054016],
    'zh-CN': '机器人已下架；下架的机器人只能在沙箱中使用。',
    en: 'The bot was delisted; a delisted bot works in the sandbox only.',
  },

  // what is said
  {
    codes: [22006, 304061],
    'zh-CN': '消息为空，或 msg_type 与内容不一致：0 对应 content，2 对应 markdown，7 对应 media。',
    en: 'The message is empty, or msg_type does not fit it: 0 goes with content, 2 with markdown, 7 with media.',
  },
  {
    codes: [340067],
    'zh-CN': '平台没能取得机器人的信息；请稍后再发。',
    en: 'The platform could not look the bot up; send later.',
  },
  {
    codes: [340069],
    'zh-CN': '群聊不支持这个 msg_type；请用 0 文本、2 markdown 或 7 媒体。',
    en: 'Groups do not take this msg_type; use 0 text, 2 markdown or 7 media.',
  },
  {
    codes: [50059],
    'zh-CN': 'input_notify 应为 { input_type: 1, input_second: 1–60 }。',
    en: 'input_notify has to be { input_type: 1, input_second: 1 to 60 }.',
  },
  {
    codes: [40054007, 40054018],
    'zh-CN': '消息太长，或含有异常内容；请分成几条，每条不超过 5000 字。',
    en: 'The message is too long, or holds something odd; split it, 5000 characters at most in each.',
  },
  {
    codes: [40034028, 304003],
    'zh-CN': '链接的域名没有报备；请在开放平台登记该域名。文中的 example.com 也算链接。',
    en: 'The domain of a link is not registered; add it in the console. A bare example.com counts as a link.',
  },
  {
    codes: [40054010],
    'zh-CN': '这个群不允许发链接；请去掉链接，文中的 example.com 也算。',
    en: 'This group takes no links; leave them out, a bare example.com too.',
  },
  {
    codes: [40034006],
    'zh-CN': '内容违反平台规范；请修改内容，不要原样重发。',
    en: 'The content breaks the rules of the platform; change it and do not send it again as it is.',
  },
  {
    codes: [40034008, 40034009, 40034010, 40034011, 40034124],
    'zh-CN': 'markdown 有误：参数不能为空，不能含换行或 markdown 语法；或 content 无效。',
    en: 'The markdown is wrong: parameters must not be empty and hold no line breaks or markdown; or the content is invalid.',
  },
  {
    codes: [304036, 40034090, 40034127],
    'zh-CN': '没有 markdown 权限；请在开放平台申请，或改发文本。',
    en: 'No right to markdown; apply for it in the console, or send text.',
  },
  {
    codes: [304004],
    'zh-CN': '没有 ark 权限；请在开放平台申请，或改用 markdown。',
    en: 'No right to ark cards; apply for it in the console, or use markdown.',
  },
  {
    codes: [305007, 40034029],
    'zh-CN': '键盘不合要求：最多 5 行，每行 5 个按钮，文字不超过 10 个字符，style 取 0、1、3、4。',
    en: 'The keyboard breaks a limit: 5 rows of 5 buttons, labels of 10 characters, style 0, 1, 3 or 4.',
  },
  {
    codes: [304062],
    'zh-CN': '订阅按钮太多；请减少。',
    en: 'Too many subscribe buttons; use fewer.',
  },
  {
    codes: [304064],
    'zh-CN': '对方没有授权这个订阅；请等到 SUBSCRIBE_MESSAGE_STATUS 的 op 为 1 后再发。',
    en: 'This subscription was not allowed; send after SUBSCRIBE_MESSAGE_STATUS with op 1.',
  },
  {
    codes: [40034106],
    'zh-CN': '这里不支持这种指令；请检查指令标签。',
    en: 'This kind of command is not supported here; check the command tags.',
  },
  {
    codes: [40034108, 40034109],
    'zh-CN': '指令参数过长或无法解析；文字需经 URL 编码，且不超过 100 个字符。',
    en: 'A parameter of a command is too long or cannot be read; URL-encode its text, 100 characters at most.',
  },
  {
    codes: [50055001, 50055002, 50055006],
    'zh-CN': '平台发送失败，重试后仍未成功；请稍后再发。',
    en: 'The platform failed to send it, even after retries; send later.',
  },

  // streams
  {
    codes: [40007],
    'zh-CN': 'replace 模式下，新内容必须以已显示的内容开头。',
    en: 'In replace mode the text has to begin with what was already shown.',
  },
  {
    codes: [50001],
    'zh-CN': '流式消息出错；请核对 stream_msg_id，并保持 msg_seq 不变，结束后不要再发。',
    en: 'The stream failed; check stream_msg_id, keep msg_seq the same, and send nothing after the end.',
  },
  {
    codes: [50002],
    'zh-CN': '流式消息发得太快；请每 500 毫秒发一次。',
    en: 'The frames of the stream come too fast; send one every 500 ms.',
  },

  // buttons
  {
    codes: [630001],
    'zh-CN': '没有这个互动，或已经应答过；请用 d.id，而不是外层的事件 ID。',
    en: 'There is no such interaction, or it was acknowledged before; use d.id, not the outer event id.',
  },
  {
    codes: [630003],
    'zh-CN': '这个互动属于另一个机器人；请用收到它的机器人应答。',
    en: 'This interaction is of another bot; acknowledge it with the bot that received it.',
  },
];
