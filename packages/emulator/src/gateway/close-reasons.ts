import type { Localized } from '@qqbotjs/core';

export interface CloseReason {
  /** Text of the close frame. */
  reason: string;
  rule: Localized;
}

const because = (reason: string, zh: string, en: string): CloseReason => ({ reason, rule: { 'zh-CN': zh, en } });

/**
 * Why this side closes a socket.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/dev-prepare/error-trace/websocket.html}
 */
export const CLOSE_REASONS = {
  4001: because('invalid opcode', '收到了无效的 opcode。', 'A frame had an opcode no client may send.'),
  4002: because(
    'invalid payload',
    '收到的数据不是有效的 JSON，或字段不对。',
    'A frame was no valid JSON or lacked a field.',
  ),
  4003: because(
    'not authenticated',
    '登录（Identify 或 Resume）之前只能发送心跳。',
    'Before identify or resume only heartbeats may be sent.',
  ),
  4004: because('authentication failed', 'access_token 无效或已过期。', 'The access token is invalid or has expired.'),
  4005: because('already authenticated', '一个连接只能登录一次。', 'A connection may identify or resume only once.'),
  4006: because(
    'invalid session id',
    'session_id 不存在或已失效，需要重新 Identify。',
    'The session is unknown or has ended; identify again.',
  ),
  4007: because('invalid seq', 'Resume 的 seq 不正确。', 'The seq of the resume is not one of this session.'),
  4008: because('too many payloads', '发送数据过快。', 'Frames were sent faster than allowed.'),
  4009: because(
    'session timed out',
    '太久没有心跳，或连接到期，请重连并 Resume。',
    'No heartbeat came in time, or the connection reached its age; reconnect and resume.',
  ),
  4010: because(
    'invalid shard',
    'shard 必须是 [序号, 总数]，且序号小于总数。',
    'shard has to be [index, count] with index below count.',
  ),
  4013: because('invalid intents', 'intents 含有不存在的位。', 'intents holds a bit that names no group of events.'),
  4014: because(
    'disallowed intents',
    'intents 中有机器人没有权限的事件。',
    'intents asks for events the bot was not granted.',
  ),
  4902: because('reset by resume', '会话已在另一个连接上恢复。', 'The session was taken up by another connection.'),
  4903: because(
    'create session error',
    '创建会话失败：令牌无效，或可用的会话次数已用完。',
    'No session was created: the token is invalid or no session starts are left.',
  ),
  4914: because(
    'bot delisted',
    '机器人已下架，只能连接沙箱。',
    'The bot was delisted; it may connect to the sandbox only.',
  ),
  4915: because('bot banned', '机器人已被封禁。', 'The bot was banned.'),
} as const satisfies Record<number, CloseReason>;

export type CloseReasonCode = keyof typeof CLOSE_REASONS;
