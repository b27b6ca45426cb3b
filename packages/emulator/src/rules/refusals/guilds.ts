import { from, no } from './kind.js';

/** Guilds: members, permissions, mutes, and what the guild lets the bot do. */
export const GUILDS = from('guild', {
  unknownGuild: no(10004, '未知的频道', '机器人不在这个频道里。', 'The bot is in no such guild.'),
  unknownMember: no(10001, '未知的用户', '频道里没有这个成员。', 'The guild has no such member.', {
    source: 'guildMembers',
  }),

  // channel permissions
  badPermission: no(
    301000,
    '参数错误',
    'add 和 remove 是十进制位图字符串（1 查看、4 发言），管理权限 2 不能修改。',
    'add and remove are bit sets as decimal text (1 view, 4 speak); 2, manage, cannot be changed.',
    { source: 'channelPermissions' },
  ),
  permissionOfStranger: no(
    301006,
    '非群成员没有查询权限',
    '这个用户不是频道成员。',
    'This user is no member of the guild.',
    { source: 'channelPermissions' },
  ),

  // direct and active messages
  directClosed: no(
    304031,
    '私信已关闭',
    '频道关闭了机器人的私信。',
    "The guild switched the bot's direct messages off.",
    { source: 'guildMessage' },
  ),
  noSuchDirect: no(304032, '私信不存在', '没有这个私信会话。', 'There is no such direct session.', {
    source: 'guildMessage',
  }),
  channelTakesNoActive: no(
    304046,
    '不允许在此子频道发主动消息',
    '频道主只允许在指定的子频道发主动消息。',
    'The owner allows active messages in other channels only.',
    { source: 'messageSetting', fields: ['msg_id', 'event_id'] },
  ),
  guildTakesNoActive: no(
    304048,
    '不允许在此频道发主动消息',
    '频道关闭了机器人的主动消息。',
    "The guild switched the bot's active messages off.",
    { source: 'messageSetting', fields: ['msg_id', 'event_id'] },
  ),
  badSettingGuide: no(
    304051,
    '消息设置引导请求构造错误',
    '私信里的引导需要 setting_guide.guild_id。',
    'A guide in a direct session needs setting_guide.guild_id.',
    { source: 'messageSetting', fields: ['setting_guide'] },
  ),

  // mute
  muteUnknownUser: no(
    502003,
    '用户 id 无效',
    '这个用户不是成员，或是不能禁言的管理员。',
    'This user is no member, or an administrator, who cannot be muted.',
    { source: 'guildMute', fields: ['user_ids'] },
  ),
  muteNobody: no(502004, '用户 id 为空', 'user_ids 不能为空数组。', 'user_ids cannot be an empty list.', {
    source: 'guildMute',
  }),
  muteBadTime: no(
    502005,
    'timestamp 不合法',
    'mute_end_timestamp（秒）或 mute_seconds 至少要有一个。',
    'mute_end_timestamp (in seconds) or mute_seconds is needed.',
    { source: 'guildMute' },
  ),
  muteTimeIsPast: no(502006, 'timestamp 无效', '禁言的结束时间已经过去。', 'The end of the mute is in the past.', {
    source: 'guildMute',
    fields: ['mute_end_timestamp'],
  }),
  muteNotText: no(
    502007,
    '参数转换错误',
    'mute_end_timestamp 和 mute_seconds 是字符串，例如 "120"。',
    'mute_end_timestamp and mute_seconds are text, such as "120".',
    { source: 'guildMute' },
  ),

  // api permissions
  badDemand: no(
    610008,
    '无效参数',
    'channel_id 要是这个频道的子频道，desc 不能为空。',
    'channel_id has to be a channel of the guild, desc cannot be empty.',
    { source: 'apiPermissions' },
  ),
  unknownApi: no(
    610009,
    '获取 API 接口详情失败',
    'api_identify 不是可授权的接口，见 GET api_permission。',
    'api_identify names no API that can be granted; see GET api_permission.',
    { source: 'apiPermissions' },
  ),
  apiGranted: no(610010, 'API 接口已授权', '这个接口已经授权。', 'This API is granted already.', {
    source: 'apiPermissions',
    fields: ['api_identify'],
  }),
  demandsPerDay: no(610013, '已限频', '一个频道每天最多发 3 条授权链接。', 'A guild takes at most 3 demands a day.', {
    source: 'apiPermissions',
  }),
});
