import { say, WHY_NOT } from '../row.js';
import { type ErrorArea, instead, known, never, row } from './error-row.js';

const { inside } = WHY_NOT;
const wholeBots = say('封禁的是整个机器人（11265）', 'it is the whole bot that is banned (11265)');
const noHeader = say('令牌已说明是哪个机器人', 'the token tells which bot it is');

export const ACCESS_ERRORS: ErrorArea = {
  title: say('令牌与权限', 'Tokens and rights'),
  pages: ['dev-prepare/error-trace/openapi.html', 'openapi/error/error.html'],
  rows: [
    row(100016, 'appId 或 clientSecret 不正确（HTTP 200）。', 'appId or clientSecret is wrong (HTTP 200).'),
    row(100001, '获取令牌太频繁（HTTP 200）。', 'Tokens are asked for too often (HTTP 200).'),
    row(100007, '机器人已封禁（HTTP 200）。', 'The bot was banned (HTTP 200).'),
    ...known(11241),
    never(
      inside,
      [11242, 11252, 11263, 11281],
      '平台自身的检查失败，重试一次。',
      "The platform's own check failed; once more may help.",
    ),
    ...known(11243, 11244, 11245),
    never(noHeader, [11251, 11261, 11275], 'appid 错误或缺失。', 'The appid is wrong or missing.'),
    row(11253, '应用没有这个接口的权限。', 'The bot was not given the right to this API.'),
    never(wholeBots, [11254], '接口已封禁。', 'The API was banned.'),
    ...known(11265),
    row(
      11255,
      '请求无效：id 的类型不对，或不存在（HTTP 500）。',
      'An id is of the wrong kind, or there is no such thing (HTTP 500).',
    ),
    never(
      WHY_NOT.obsolete,
      [11262, 11273, 11274],
      '接口不支持这种令牌（固定 Token、Bearer）。',
      'The API does not take this kind of token (static, bearer).',
    ),
    ...known(11264, 11282),
    ...known(11298),
    row(40023002, '同上，作为 err_code。', 'The same, as err_code.'),
    never(
      inside,
      [11301, 11302, 11303, 11304, 11305, 11306],
      '平台未能读取请求头、昵称或频道。',
      'The platform could not read headers, names or guilds.',
    ),
    ...known(11703),
    never(instead(11255), [12001], 'id 不属于这个机器人。', 'The id is not one of this bot.'),
    never(instead(50035), [12002], '请求体错误。', 'The body is wrong.'),
    never(inside, [12003], '平台的回包错误。', "The platform's answer was malformed."),
    ...known(10001, 10003, 10004, 50035, 100017),
  ],
};
