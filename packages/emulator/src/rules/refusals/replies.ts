import { from, no } from './kind.js';

/** What is answered: `msg_id`, `event_id` and `msg_seq`. */
export const REPLIES = from('sendMessage', {
  badMsgId: no(
    40034024,
    '请求参数msg_id无效或越权',
    'msg_id 无效，或属于另一个用户、群或场景。',
    'The msg_id is unknown, or it belongs to another user, group or scene.',
    { fields: ['msg_id'] },
  ),
  expiredMsgId: no(
    40034005,
    '回复消息msg_id已过期',
    '被动回复的时间窗口已过。',
    'The time in which this message may be answered is over.',
    { code2025: 304_103, fields: ['msg_id'] },
  ),
  badEventId: no(
    40034025,
    '请求参数event_id无效',
    'event_id 无效，或属于另一个用户、群或场景；也不能与 msg_id 同时使用。',
    'The event_id is unknown, belongs to another target, or came together with a msg_id.',
    { fields: ['event_id', 'msg_id'] },
  ),
  expiredEventId: no(
    40034026,
    '请求参数event_id已过期',
    '回复这个事件的时间窗口已过。',
    'The time in which this event may be answered is over.',
    { fields: ['event_id'] },
  ),
  eventNotRepliable: no(
    40034027,
    '该事件不支持回复',
    '这种事件不能被回复。',
    'Events of this kind cannot be answered.',
    { fields: ['event_id'] },
  ),
  guildBadMsgId: no(
    304026,
    'msg_id 错误',
    'msg_id 无效，或不属于这个子频道。',
    'The msg_id is unknown, or it belongs to another channel.',
    { source: 'guildMessage', fields: ['msg_id'] },
  ),
  guildExpiredMsgId: no(
    304027,
    'msg_id 过期',
    '被动回复的时间窗口已过。',
    'The time in which this message may be answered is over.',
    { source: 'guildMessage', fields: ['msg_id'] },
  ),
  duplicate: no(
    40054005,
    '消息被去重，请检查请求msgseq',
    '同一个 msg_id/event_id 下这个 msg_seq 已经用过（不填等于 1）。',
    'This msg_seq was used before for the same msg_id or event_id (omitted means 1).',
    { fields: ['msg_seq'] },
  ),
  repliesUsedUp: no(
    40034128,
    '被动回复时间或次数超限',
    '这条消息的被动回复次数已经用完。',
    'The replies this message allows are used up.',
    { code2025: 22_009, fields: ['msg_id', 'event_id'] },
  ),
});
