import { type RemedyRow, span } from './remedy-row.js';

/**
 * Guilds and their channels.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/openapi/error/error.html}
 */
export const GUILD_REMEDIES: readonly RemedyRow[] = [
  {
    codes: [10001, 502003, 502004],
    'zh-CN': '没有这个用户；请用频道里的用户 ID，而不是 openid。',
    en: 'There is no such user; use the id from the guild, not an openid.',
  },
  {
    codes: [10003],
    'zh-CN': '没有这个子频道；请核对子频道 ID。',
    en: 'There is no such channel; check its id.',
  },

  // messages
  {
    codes: [20028, 1100308],
    'zh-CN': '同一子频道每秒最多发 5 条消息；请放慢。',
    en: 'A channel takes 5 messages a second; slow down.',
  },
  {
    codes: [50006],
    'zh-CN': '消息为空；content、embed、ark、image、markdown 至少填一个。',
    en: 'The message is empty; fill one of content, embed, ark, image and markdown.',
  },
  {
    codes: [50037, 50057],
    'zh-CN': 'markdown 只能与 keyboard 一起发，且 content 与模板二选一。',
    en: 'Markdown goes with a keyboard and nothing else, and is either content or a template.',
  },
  {
    codes: [...span(50038, 50048), 50054, 50055, 50056],
    'zh-CN': '消息有误；请按平台给出的原因修改，注意 markdown 参数不能为空，引用的消息须在同一子频道。',
    en: 'The message is wrong; see the reason given. Markdown parameters must not be empty, and a quoted message has to be of the same channel.',
  },
  {
    codes: [50049, 50050, 50051, 50053],
    'zh-CN': '只能修改机器人自己发的、带 keyboard 或 markdown 的消息，且 keyboard 不能为空。',
    en: 'Only messages of the bot itself with a keyboard or markdown can be edited, and the keyboard must not be empty.',
  },
  {
    codes: [3300006],
    'zh-CN': '修改后的内容未通过安全检查；请换一种说法。',
    en: 'The new content did not pass the security check; say it in other words.',
  },
  {
    codes: [304018],
    'zh-CN': '频道消息要求机器人在线；请先启动 bot，等到 ready。',
    en: 'Guild messages need the bot to be connected; start it and wait for ready.',
  },
  {
    codes: [304019],
    'zh-CN': '@全体成员的次数已用完；请明天再试。',
    en: 'The mentions of everyone are used up; try tomorrow.',
  },
  {
    codes: [304022],
    'zh-CN': '现在不是可推送的时间；请在平台允许的时段发送。',
    en: 'Messages are not taken at this hour; send in the hours the platform allows.',
  },
  {
    codes: [304031, 304032, 304033],
    'zh-CN': '私信会话不存在或已关闭；请用 bot.api.dms.create() 重新打开。',
    en: 'The private session is closed or gone; open it with bot.api.dms.create().',
  },
  {
    codes: [304034],
    'zh-CN': '对方不在这个频道里，不能私信。',
    en: 'This person is not in the guild, so they cannot be written to.',
  },
  {
    codes: [304037],
    'zh-CN': '频道里的自定义按钮须经平台邀请；请改用模板，或去掉 keyboard。',
    en: 'Buttons of your own in guilds are by invitation of the platform; use a template, or leave the keyboard out.',
  },
  {
    codes: [304038, 304039, 304040],
    'zh-CN': '按钮有误；请核对模板 ID，以及按钮的结构与内容。',
    en: 'The keyboard is wrong; check the id of the template, and the shape and content of the buttons.',
  },
  {
    codes: [304035, ...span(304045, 304050)],
    'zh-CN': '主动消息的配额已用完，或频道主没有允许；请改为回复，或用 sendSettingGuide() 请频道主设置。',
    en: 'The active messages are used up, or not allowed here; reply instead, or ask the owner with sendSettingGuide().',
  },
  {
    codes: [304052],
    'zh-CN': '设置引导发得太频繁；请稍后再发。',
    en: 'Setting guides are sent too often; send the next later.',
  },
  {
    codes: [...span(1100100, 1100104), ...span(1100300, 1100307), 1100499],
    'zh-CN': '消息未通过安全检查；请修改内容，不要原样重发。',
    en: 'The message did not pass the security check; change it and do not send it again as it is.',
  },

  // members, roles, permissions
  {
    codes: span(301000, 301099),
    'zh-CN': '子频道权限未能读取或修改；请确认机器人是管理员，“可管理”不能设置，私密子频道人数未满。',
    en: 'The permissions of the channel were not read or changed; the bot has to be an admin, "manage" cannot be set, and a private channel must have room.',
  },
  {
    codes: [502001, 502002, 502005, 502006],
    'zh-CN': '请核对频道 ID 与时间；mute_seconds 和 mute_end_timestamp 是字符串，单位为秒，"0" 为解除。',
    en: 'Check the guild id and the time; mute_seconds and mute_end_timestamp are text, in seconds, and "0" lifts it.',
  },
  {
    codes: [610007],
    'zh-CN': '机器人不在这个频道里。',
    en: 'The bot is not in this guild.',
  },
  {
    codes: [610010],
    'zh-CN': '这个接口已经授权，不必再申请。',
    en: 'This interface was granted already; there is nothing to ask for.',
  },
  {
    codes: [610012, 610013],
    'zh-CN': '授权链接每个频道每天最多发 3 条；请明天再试。',
    en: 'A guild takes 3 such links a day; try tomorrow.',
  },

  // announcements, pins, schedules, reactions, threads
  {
    codes: [501005, 501008, 501009, 501010, 501015],
    'zh-CN': '这条消息不能设置；请核对消息 ID，且消息须对所有人可见。',
    en: 'This message cannot be used; check its id, and that everyone can see it.',
  },
  {
    codes: [501013],
    'zh-CN': '每个子频道最多 20 条精华消息；请先移除一些。',
    en: 'A channel takes 20 pins; take some out first.',
  },
  {
    codes: [501016, 501018],
    'zh-CN': '最多推荐 3 个子频道，且须对所有人可见。',
    en: 'At most 3 channels can be recommended, and everyone has to see them.',
  },
  {
    codes: [302010],
    'zh-CN': '没有修改日程的权限；请频道主把机器人设为管理员。',
    en: 'No right to change schedules; ask the owner to make the bot an admin.',
  },
  {
    codes: [302011],
    'zh-CN': '这个日程已被删除。',
    en: 'This schedule was deleted.',
  },
  {
    codes: [302012, 302021],
    'zh-CN': '今天的日程已建满：每位管理员 10 个，每个频道 100 个；请明天再建。',
    en: "Today's schedules are used up: 10 for an admin, 100 for a guild; create it tomorrow.",
  },
  {
    codes: [302014, 302015, 302016],
    'zh-CN': '日程的时间有误：开始须在将来，结束须在开始之后，且不超过 7 天；时间戳为毫秒字符串。',
    en: 'The times are wrong: begin in the future, end after that, within 7 days; timestamps are milliseconds as text.',
  },
  {
    codes: [302022, 302023, 302024],
    'zh-CN': '跳转的子频道有误：须在同一频道，且不是日程子频道。',
    en: 'The channel to jump to is wrong: it has to be of the same guild and no schedule channel.',
  },
  {
    codes: [620002],
    'zh-CN': '这条消息的表情种类已达上限；请用已有的表情。',
    en: 'This message takes no more kinds of emoji; use one that is there.',
  },
  {
    codes: [620003, 620004],
    'zh-CN': '表态已经是这个状态，不必再设。',
    en: 'The reaction is in that state already; there is nothing to do.',
  },
  {
    codes: [620006],
    'zh-CN': '表态太频繁；请放慢。',
    en: 'Reactions come too fast; slow down.',
  },
  {
    codes: [503004],
    'zh-CN': '发帖太频繁；请稍后再发。',
    en: 'Threads are written too often; write the next later.',
  },
  {
    codes: [503009, 503012],
    'zh-CN': '没有这个帖子，或已被删除；请核对帖子 ID。',
    en: 'There is no such thread, or it was deleted; check its id.',
  },
  {
    codes: [503005, 503006, 503014, 503015],
    'zh-CN': '帖子有误：标题和内容不能为空，内容须与 format 一致。',
    en: 'The thread is wrong: title and content must not be empty, and the content has to fit format.',
  },
  {
    codes: span(503016, 503020),
    'zh-CN': '帖子的链接、字数、图片、视频或标题超出上限；请缩短。',
    en: 'The thread has too many links, characters, images or videos, or too long a title; shorten it.',
  },
];
