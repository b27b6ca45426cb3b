import { from, no } from './kind.js';

/** Messages of a guild after they were sent: edited, recalled, announced, pinned, reacted to. */
export const GUILD_MESSAGES = from('guildMessage', {
  // edits
  unknownMessage: no(50039, '获取消息失败', '子频道里没有这条消息。', 'The channel has no such message.'),
  editWithoutKeyboard: no(
    50049,
    '只能修改含有 keyboard 元素的消息',
    '只能修改带 markdown 或 keyboard 的消息。',
    'Only messages with markdown or a keyboard can be edited.',
  ),
  editNeedsKeyboard: no(
    50050,
    '修改消息时，keyboard 元素不能为空',
    '修改消息时要带 markdown 或 keyboard。',
    'An edit needs markdown or a keyboard.',
  ),
  editNotOwn: no(
    50051,
    '只能修改机器人自己发送的消息',
    '只能修改机器人自己发送的消息。',
    "Only the bot's own messages can be edited.",
  ),

  // recalls
  guildBadRecall: no(
    306002,
    '消息 id 错误',
    '没有这条消息，或它属于另一个会话。',
    'There is no such message in this conversation.',
    { source: 'recall' },
  ),
  guildRecallNotOwn: no(
    306004,
    '没有撤回此消息的权限',
    '只能撤回机器人自己的消息；频道管理员还可以撤回子频道里别人的消息。',
    "Only the bot's own messages can be recalled; a guild admin recalls others' in channels, too.",
    { source: 'recall' },
  ),

  // announces and pins
  badAnnounce: no(
    501001,
    '参数校验失败',
    '公告需要 channel_id 和 message_id，或 recommend_channels。',
    'An announcement needs channel_id and message_id, or recommend_channels.',
    { source: 'announces' },
  ),
  noSuchAnnounced: no(501008, 'MessageID 不存在', '没有这条消息。', 'There is no such message.', {
    source: 'announces',
    fields: ['message_id'],
  }),
  messageElsewhere: no(
    501010,
    '此条消息非子频道内消息',
    '这条消息不在这个子频道里。',
    'This message is in another channel.',
    { source: 'announces', fields: ['message_id'] },
  ),
  tooManyPins: no(
    501013,
    '精华消息超过最大数量',
    '一个子频道最多 20 条精华消息。',
    'A channel takes at most 20 pins.',
    { source: 'pins' },
  ),
  tooManyRecommended: no(
    501016,
    '频道公告子频道推荐超过最大数量',
    '最多推荐 3 个子频道。',
    'At most 3 channels can be recommended.',
    { source: 'announces', fields: ['recommend_channels'] },
  ),
  badRecommended: no(
    501018,
    '推荐子频道 ID 无效',
    '推荐的子频道不存在，或不是所有人可见。',
    'A recommended channel is unknown or not visible to everyone.',
    { source: 'announces', fields: ['recommend_channels'] },
  ),
  badAnnounceType: no(
    501019,
    '公告类型错误',
    'announces_type 只能是 0 成员公告、1 欢迎公告。',
    'announces_type is 0 for members or 1 as a welcome.',
    { source: 'announces' },
  ),

  // reactions
  badReaction: no(
    620001,
    '表情表态无效参数',
    '消息不存在，或表情不对：类型 1 是系统表情、2 是 emoji，id 是数字。',
    'No such message, or no such emoji: type 1 system face, 2 Unicode, and the id is a number.',
    { source: 'reactions' },
  ),
  tooManyReactions: no(
    620002,
    '已经达到表情反应的类型数量上限',
    '这条消息上的表情种类已满。',
    'This message holds no further kind of emoji.',
    { source: 'reactions' },
  ),
  reactedBefore: no(620003, '已经设置过该表情表态', '机器人已经用过这个表情。', 'The bot set this reaction before.', {
    source: 'reactions',
  }),
  neverReacted: no(620004, '没有设置过该表情表态', '机器人没有用过这个表情。', 'The bot did not set this reaction.', {
    source: 'reactions',
  }),
});
