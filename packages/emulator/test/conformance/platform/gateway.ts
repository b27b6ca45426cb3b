import type { Localized } from '@qqbotjs/core';
import { CloseCode, Opcode } from '@qqbotjs/core/protocol';
import { CLOSE_REASONS } from '../../../src/gateway/close-reasons.js';
import { say } from './row.js';

export const GATEWAY_PAGES = [
  'dev-prepare/interface-framework/event-emit.html',
  'dev-prepare/interface-framework/opcode.html',
  'dev-prepare/error-trace/websocket.html',
];

export interface OpcodeRow {
  readonly op: number;
  readonly what: Localized;
  /** What shows that it works; see the witness. */
  readonly proofs: readonly string[];
  readonly not?: Localized;
}

const opcode = (op: number, zh: string, en: string, ...proofs: string[]): OpcodeRow => ({
  op,
  what: say(zh, en),
  proofs,
});

const row = {
  Dispatch: opcode(Opcode.Dispatch, '事件', 'an event', 'op 0 to the bot', 'op 0 to a webhook'),
  Heartbeat: opcode(Opcode.Heartbeat, '机器人的心跳', 'a heartbeat of the bot', 'op 11 to the bot'),
  Identify: opcode(Opcode.Identify, '登录', 'opens a session', 'ready'),
  Resume: opcode(Opcode.Resume, '恢复会话', 'takes a session up again', 'resumed'),
  Reconnect: opcode(Opcode.Reconnect, '要求重连', 'asks to reconnect', 'op 7 to the bot'),
  InvalidSession: opcode(Opcode.InvalidSession, '会话无效', 'the session is invalid', 'op 9 to the bot'),
  Hello: opcode(Opcode.Hello, '心跳间隔', 'the heartbeat interval', 'op 10 to the bot'),
  HeartbeatAck: opcode(Opcode.HeartbeatAck, '心跳应答', 'answers a heartbeat', 'op 11 to the bot'),
  HttpCallbackAck: opcode(Opcode.HttpCallbackAck, 'webhook 的应答', 'the answer of a webhook', 'op 12 of a webhook'),
  CallbackValidation: opcode(Opcode.CallbackValidation, '验证回调地址', 'validates an address', 'op 13 to a webhook'),
} satisfies Record<keyof typeof Opcode, OpcodeRow>;

export const OPCODES: readonly OpcodeRow[] = [
  ...Object.values(row),
  {
    op: Opcode.Heartbeat,
    what: say('平台向 webhook 发送的心跳', 'a heartbeat of the platform to a webhook'),
    proofs: ['op 1 to a webhook'],
    not: say('旧的 HTTP 心跳，2026 年的文档未提及', 'of old; the pages of 2026 do not mention it'),
  },
];

export interface CloseRow {
  readonly code: number;
  readonly what: Localized;
  readonly not?: Localized;
}

/** What the emulator itself never closes with. */
const OTHERS: Readonly<Record<number, Localized>> = {
  4000: say('未知错误', 'unknown error'),
  4011: say('需要分片', 'sharding is required'),
  4012: say('协议版本不对', 'the version is wrong'),
  4900: say('内部错误（4900 到 4913 的其余各码同理）', 'internal error, as are the others from 4900 to 4913'),
  4913: say('内部错误', 'internal error'),
  4914: say('机器人已下架，只能连接沙箱', 'the bot was delisted: sandbox only'),
  4915: say('机器人已封禁', 'the bot was banned'),
};

const reasons: Readonly<Record<number, { rule: Localized } | undefined>> = CLOSE_REASONS;

/** Every code of the documentation; what it means is asked of the emulator, as far as it knows. */
export const CLOSE_CODES: readonly CloseRow[] = Object.values(CloseCode).map((code) => ({
  code,
  what: reasons[code]?.rule ?? OTHERS[code] ?? say('', ''),
}));
