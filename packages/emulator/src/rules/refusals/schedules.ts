import { from, no } from './kind.js';

/** Schedules of a channel. */
export const SCHEDULES = from('schedule', {
  scheduleNotAllowed: no(
    302010,
    '暂无修改日程权限',
    '修改日程要求机器人是频道管理员。',
    'Changing schedules needs the bot to be an administrator of the guild.',
  ),
  noSuchSchedule: no(302011, '日程活动已被删除', '没有这个日程，或已被删除。', 'There is no such schedule (any more).'),
  schedulesPerDay: no(
    302012,
    '每天只能创建 10 个日程，明天再来吧！',
    '一个管理员每天最多创建 10 个日程。',
    'One administrator creates at most 10 schedules a day.',
  ),
  scheduleTooLong: no(
    302014,
    '日程持续时间超过 7 天，请重新选择',
    '日程最长 7 天。',
    'A schedule lasts 7 days at most.',
    { fields: ['start_timestamp', 'end_timestamp'] },
  ),
  scheduleInPast: no(
    302015,
    '开始时间不能早于当前时间',
    '日程的开始时间不能早于现在。',
    'A schedule cannot start in the past.',
    { fields: ['start_timestamp'] },
  ),
  scheduleBackwards: no(
    302016,
    '结束时间不能早于开始时间',
    '日程的结束时间不能早于开始时间。',
    'A schedule cannot end before it starts.',
    { fields: ['start_timestamp', 'end_timestamp'] },
  ),
  noSchedule: no(302017, 'Schedule 对象为空', '请求体需要 schedule 对象。', 'The body needs an object "schedule".'),
  badSchedule: no(
    302018,
    '参数类型转换失败',
    '日程的时间是毫秒数的字符串，remind_type 是 "0"–"5"。',
    'Times of a schedule are milliseconds as text, remind_type is "0" to "5".',
  ),
  scheduleJumpsElsewhere: no(
    302022,
    '不能绑定非当前频道的子频道',
    'jump_channel_id 指向另一个频道的子频道。',
    'The channel of jump_channel_id is of another guild.',
  ),
  scheduleJumpsHere: no(
    302023,
    '开始时跳转不可绑定日程子频道',
    'jump_channel_id 不能是日程所在的子频道。',
    'jump_channel_id cannot be the channel of the schedule.',
  ),
  scheduleJumpUnknown: no(
    302024,
    '绑定的子频道不存在',
    'jump_channel_id 指向的子频道不存在。',
    'The channel of jump_channel_id does not exist.',
  ),
});
