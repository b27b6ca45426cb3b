import { from, no } from './kind.js';

/** Before anything is done: the token, the path, the rate, the body. */
export const ACCESS = from('callingApi', {
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
  addressNotAllowed: no(
    11298,
    '接口访问源IP不在白名单',
    '调用方的 IP 不在管理端的白名单里。',
    "The caller's address is not on the allow-list of the console.",
    { status: 401, errCode: 40_023_002 },
  ),
  botBanned: no(11265, '机器人已被封禁', '机器人已被封禁。', 'The bot was banned.'),
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
    { source: 'guildMessage' },
  ),
  malformedBody: no(
    50035,
    '请求体格式错误',
    '请求体不是有效的 JSON 对象，或字段类型不对。',
    'The body is no valid JSON object, or a field has the wrong type.',
  ),
});
