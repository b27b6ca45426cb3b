import { say, WHY_NOT } from '../row.js';
import { type ErrorArea, instead, known, never, span } from './error-row.js';

const { inside, judged, unpublished } = WHY_NOT;

export const GUILD_ERRORS: ErrorArea = {
  title: say('频道管理与内容', 'Guilds and what is in them'),
  pages: ['openapi/error/error.html'],
  rows: [
    ...known(301000),
    never(
      inside,
      [301001, 301002, 301003, 301005],
      '权限读取或修改失败。',
      'Permissions could not be read or changed.',
    ),
    never(unpublished, [301004], '私密子频道人数已满。', 'The private channel is full.'),
    ...known(301006),
    never(unpublished, [301007], '参数太多。', 'Too many parameters.'),

    never(instead(302018), [302000, 302008], '日程参数错误。', 'A parameter of the schedule is wrong.'),
    never(
      inside,
      [...span(302001, 302007), 302009, 302019],
      '日程读取或修改失败。',
      'Schedules could not be read or changed.',
    ),
    ...known(302010, 302011, 302012),
    never(judged, [302013, 302020], '日程内容违规。', 'The content of the schedule was struck.'),
    ...known(302014, 302015, 302016, 302017, 302018),
    never(instead(302012), [302021], '频道当天的日程已满。', "The guild's schedules of the day are used up."),
    ...known(302022),
    ...known(302023, 302024),

    ...known(501001),
    never(
      inside,
      [501002, 501003, 501004, 501006, 501007, 501011, 501012, 501020],
      '公告或精华读写失败。',
      'Announcements or pins could not be read or written.',
    ),
    never(
      instead(501008),
      [501005, 501009],
      'message_id 错误或无法解析。',
      'The message_id is wrong or cannot be read.',
    ),
    ...known(501008, 501010, 501013),
    never(judged, [501014], '安全打击。', 'Struck by the security check.'),
    never(unpublished, [501015], '这条消息不允许设置。', 'This message cannot be set.'),
    ...known(501016),
    never(instead(11282), [501017], '不是频道主或管理员。', 'Neither owner nor administrator.'),
    ...known(501018, 501019),

    never(instead(10004), [502001, 502002], '频道 id 无效或为空。', 'The guild id is invalid or empty.'),
    ...known(502003, 502004, 502005, 502006, 502007),
    never(inside, [502008, 502010], '禁言失败。', 'The mute failed.'),
    never(judged, [502009], '安全打击。', 'Struck by the security check.'),

    ...known(503001),
    never(instead(10003), [503002], '频道 id 为空。', 'The id is empty.'),
    never(inside, [503003, 503008, 503010, 503013, 503015], '帖子读写失败。', 'Threads could not be read or written.'),
    never(unpublished, [503004], '发帖太频繁。', 'Threads are published too often.'),
    ...known(503005, 503006),
    never(
      instead(503012),
      [503007, 503009, 503011],
      '帖子 id 为空或不合法。',
      'The id of the thread is empty or invalid.',
    ),
    ...known(503012, 503014, 503016, 503017, 503018, 503019, 503020),

    never(inside, span(504001, 504004), '消息设置读取失败。', 'The message setting could not be read.'),

    never(
      inside,
      [...span(610001, 610006), 610011, 610012, 610014],
      '接口授权读写失败。',
      'API permissions could not be read or written.',
    ),
    never(instead(10004), [610007], '机器人不在频道内。', 'The bot is not in the guild.'),
    ...known(610008, 610009, 610010, 610013),

    ...known(620001, 620002, 620003, 620004),
    never(unpublished, [620005, 620006], '没有表态权限，或太频繁。', 'Reactions are not allowed, or too frequent.'),
    never(inside, [620007], '表态失败，可重试。', 'The reaction failed; try again.'),
  ],
};
