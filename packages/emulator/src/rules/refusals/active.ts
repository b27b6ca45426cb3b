import { from, no } from './kind.js';

/** Speaking first: active messages and recall messages. */
export const ACTIVE = from('sendMessage', {
  noActive: no(
    40034105,
    '主动消息失败, 无权限',
    '没有 msg_id/event_id 的消息是主动消息，群主还没有允许。',
    'Without msg_id or event_id this is an active message, which the group owner has not allowed.',
    { code2025: 40_034_102, fields: ['msg_id', 'event_id'] },
  ),
  activeQuota: no(40034100, '主动消息超过限额', '主动消息超过了配额。', 'The quota of active messages is used up.', {
    fields: ['msg_id', 'event_id'],
  }),
  channelActiveQuota: no(
    304045,
    '子频道主动消息数达到上限',
    '这个子频道今天的主动消息已用完。',
    "This channel's active messages for today are used up.",
    { source: 'guildMessage' },
  ),
  tooManyActiveChannels: no(
    304047,
    '主动消息的子频道数达到上限',
    '今天在这个频道里发过主动消息的子频道已达上限（默认 2 个）。',
    'Today active messages went to as many channels of this guild as may take them (2 by default).',
  ),
  dmActiveQuota: no(
    304049,
    '私信主动消息数达到上限',
    '今天的私信主动消息已用完。',
    "Today's active direct messages are used up.",
    { source: 'guildMessage' },
  ),
  dmActiveTotal: no(
    304050,
    '私信主动消息总量达到上限',
    '机器人今天的私信主动消息总量已用完。',
    "The bot's active direct messages for today are used up.",
  ),
  wakeupUsed: no(
    40034122,
    '召回消息超过限额',
    '这个时间段的召回消息已经发过。',
    'The recall message of this period has already been sent.',
    { fields: ['is_wakeup'] },
  ),
  wakeupUnavailable: no(
    40034123,
    '召回消息不可用',
    '对方从未说过话、最后一次超过 30 天，或同时带了 msg_id/event_id。',
    'This person never spoke, last spoke over 30 days ago, or msg_id/event_id was given too.',
    { fields: ['is_wakeup', 'msg_id', 'event_id'] },
  ),
});
