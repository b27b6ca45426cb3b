import { Opcode } from '@qqbotjs/core/protocol';
import type { Localized } from '@qqbotjs/core';
import type { GatewayControl } from '../gateway/gateway.js';
import type { Webhook } from '../webhook/webhook.js';
import type { HttpFault } from './http-fault.js';

/** What a fault can reach. */
export interface FaultStage {
  readonly gateway: GatewayControl;
  readonly bots: readonly { readonly tokens: { revokeAll(): void }; readonly webhook: Webhook | undefined }[];
  /** Listens to the messages people send, each just before a bot gets it. @returns A function that ends that. */
  onMessage(listener: () => void): () => void;
}

/** Where something goes wrong; the order they are shown in. */
export const FAULT_GROUPS = ['connection', 'session', 'events', 'token', 'sends', 'webhook'] as const;

/** Where something goes wrong. */
export type FaultGroup = (typeof FAULT_GROUPS)[number];

type Defaults = Readonly<Record<string, number | string | boolean>>;

/**
 * A fault with a name. With `act` it happens at once; with `http` to calls; with neither it lasts, and the place it
 * concerns asks whether it happens.
 */
export interface FaultDefinition<D extends Defaults = Defaults> {
  /** Where it goes wrong. */
  readonly group: FaultGroup;
  /** What people see it called. */
  readonly title: Localized;
  /** What it can be told, and what it takes when it is not. Times are milliseconds. */
  readonly defaults: D;
  /** Does it, once. */
  readonly act?: (stage: FaultStage, options: D) => void;
  /** Which calls it happens to, and what happens. */
  readonly http?: (options: D) => HttpFault;
}

/** Keeps the literal keys of `defaults`, so that options are typed by them. */
function fault<D extends Defaults>(definition: FaultDefinition<D>): FaultDefinition<D> {
  return definition;
}

const TOKEN = { method: 'POST', path: '/app/getAppAccessToken' };
const ADDRESS = { method: 'GET', path: '/gateway' };
const SENDS = { method: 'POST', path: /\/messages$/ };
/** Longer than any client waits. */
const FOR_EVER_MS = 120_000;

/** Everything that can go wrong by name: the one list behind the API, the control API and the documentation. */
export const FAULTS = {
  close: fault({
    group: 'connection',
    title: { 'zh-CN': '平台以任意关闭码断开连接', en: 'the platform closes the connection with any code' },
    defaults: { code: 4009, reason: '' },
    act: ({ gateway }, { code, reason }) => gateway.close(code, reason),
  }),
  'line-cut': fault({
    group: 'connection',
    title: { 'zh-CN': '连接被切断，没有关闭帧', en: 'the line is cut without a close frame' },
    defaults: {},
    act: ({ gateway }) => gateway.terminate(),
  }),
  'half-open': fault({
    group: 'connection',
    title: {
      'zh-CN': '现有连接看似打开，却不再收发任何数据',
      en: 'open connections look alive, but nothing passes any more',
    },
    defaults: {},
    act: ({ gateway }) => gateway.mute(),
  }),
  'connection-refused': fault({
    group: 'connection',
    title: { 'zh-CN': '新连接被拒绝（HTTP 503）', en: 'new connections are turned away with HTTP 503' },
    defaults: {},
  }),
  'slow-hello': fault({
    group: 'connection',
    title: { 'zh-CN': '新连接很久才收到 Hello', en: 'Hello comes late on new connections' },
    defaults: { delayMs: 3000 },
  }),
  'no-hello': fault({
    group: 'connection',
    title: { 'zh-CN': '新连接收不到 Hello', en: 'Hello never comes on new connections' },
    defaults: {},
  }),
  'no-ack': fault({
    group: 'connection',
    title: { 'zh-CN': '心跳没有应答', en: 'heartbeats stay unanswered' },
    defaults: {},
  }),
  reconnect: fault({
    group: 'session',
    title: { 'zh-CN': 'op 7：平台要求重连', en: 'op 7: the platform asks to reconnect' },
    defaults: {},
    act: ({ gateway }) => gateway.reconnect(),
  }),
  'invalid-session': fault({
    group: 'session',
    title: { 'zh-CN': 'op 9：会话无效', en: 'op 9: the session is invalid' },
    defaults: { resumable: false },
    act: ({ gateway }, { resumable }) => gateway.invalidSession(resumable),
  }),
  'session-lost': fault({
    group: 'session',
    title: {
      'zh-CN': '平台忘了所有会话：之后的恢复都会被拒绝',
      en: 'the platform forgets every session, so that resumes of them are refused',
    },
    defaults: {},
    act: ({ gateway }) => gateway.expireSessions(),
  }),
  'resume-refused': fault({
    group: 'session',
    title: { 'zh-CN': '恢复会话被拒绝', en: 'a resume is refused' },
    defaults: {},
  }),
  'replay-overlap': fault({
    group: 'session',
    title: { 'zh-CN': '恢复时重复补发已收到的事件', en: 'a resume repeats events that had arrived' },
    defaults: { events: 100 },
  }),
  'session-limit': fault({
    group: 'session',
    title: { 'zh-CN': '会话次数用尽（remaining 为 0）', en: 'no session start is left (remaining is 0)' },
    defaults: { resetAfterMs: 2000 },
  }),
  'garbage-frame': fault({
    group: 'events',
    title: { 'zh-CN': '收到一个不是 JSON 的帧', en: 'a frame is no JSON' },
    defaults: { text: '\u0000<html>502 Bad Gateway</html>' },
    act: ({ gateway }, { text }) => gateway.sendRaw(text),
  }),
  'oversized-frame': fault({
    group: 'events',
    title: { 'zh-CN': '收到一个超大的帧', en: 'a frame is far too large' },
    defaults: { bytes: 2 * 1024 * 1024 },
    act: ({ gateway }, { bytes }) =>
      gateway.sendRaw(JSON.stringify({ op: Opcode.Dispatch, t: 'OVERSIZED', d: 'x'.repeat(bytes) })),
  }),
  'duplicate-dispatch': fault({
    group: 'events',
    title: { 'zh-CN': '同一事件推送两次', en: 'an event is dispatched twice' },
    defaults: {},
  }),
  'mention-twice': fault({
    group: 'events',
    title: {
      'zh-CN': '群里的一次 @ 同时推送 GROUP_AT_MESSAGE_CREATE 与 GROUP_MESSAGE_CREATE',
      en: 'one mention in a group comes as GROUP_AT_MESSAGE_CREATE and as GROUP_MESSAGE_CREATE',
    },
    defaults: {},
  }),
  'token-down': fault({
    group: 'token',
    title: { 'zh-CN': '令牌接口返回 503', en: 'the token endpoint answers 503' },
    defaults: {},
    http: () => ({ ...TOKEN, respond: { status: 503, body: '<html>503</html>' } }),
  }),
  'token-slow': fault({
    group: 'token',
    title: { 'zh-CN': '令牌接口很慢', en: 'the token endpoint is slow' },
    defaults: { delayMs: 3000 },
    http: ({ delayMs }) => ({ ...TOKEN, delayMs }),
  }),
  'token-error-200': fault({
    group: 'token',
    title: { 'zh-CN': '令牌接口以 HTTP 200 返回错误', en: 'the token endpoint answers an error with HTTP 200' },
    defaults: { code: 100_001, message: 'system busy' },
    http: ({ code, message }) => ({ ...TOKEN, respond: { status: 200, body: { code, message } } }),
  }),
  'token-revoked': fault({
    group: 'token',
    title: { 'zh-CN': '令牌在有效期内被吊销', en: 'the access token is revoked before its end' },
    defaults: {},
    act: ({ bots }) => {
      for (const { tokens } of bots) tokens.revokeAll();
    },
  }),
  'gateway-endpoint-500': fault({
    group: 'token',
    title: { 'zh-CN': '网关地址接口返回 500', en: 'the endpoint of the gateway address answers 500' },
    defaults: {},
    http: () => ({ ...ADDRESS, respond: { status: 500, body: { code: 500, message: 'internal error' } } }),
  }),
  'send-429': fault({
    group: 'sends',
    title: { 'zh-CN': '发送消息被限频（429）', en: 'a send is rate limited (429)' },
    defaults: { retryAfterSeconds: 1 },
    http: ({ retryAfterSeconds }) => ({
      ...SENDS,
      respond: {
        status: 429,
        body: { code: 22_009, message: 'msg limit exceed' },
        headers: { 'Retry-After': String(retryAfterSeconds) },
      },
    }),
  }),
  'send-500': fault({
    group: 'sends',
    title: { 'zh-CN': '发送消息返回 500，消息未被接受', en: 'a send answers 500 and was not accepted' },
    defaults: { status: 500 },
    http: ({ status }) => ({ ...SENDS, respond: { status, body: '<html>error</html>' } }),
  }),
  'send-500-accepted': fault({
    group: 'sends',
    title: { 'zh-CN': '发送消息返回 500，但消息已被接受', en: 'a send answers 500 although it was accepted' },
    defaults: { status: 500 },
    http: ({ status }) => ({ ...SENDS, accepted: true, respond: { status, body: '<html>error</html>' } }),
  }),
  'send-timeout': fault({
    group: 'sends',
    title: { 'zh-CN': '发送消息没有应答，消息未被接受', en: 'a send is never answered and was not accepted' },
    defaults: { delayMs: FOR_EVER_MS },
    http: ({ delayMs }) => ({ ...SENDS, delayMs, drop: 'before' }),
  }),
  'send-timeout-accepted': fault({
    group: 'sends',
    title: { 'zh-CN': '发送消息没有应答，但消息已被接受', en: 'a send is never answered although it was accepted' },
    defaults: { delayMs: FOR_EVER_MS },
    http: ({ delayMs }) => ({ ...SENDS, delayMs, accepted: true, drop: 'after' }),
  }),
  'send-reset': fault({
    group: 'sends',
    title: { 'zh-CN': '发送时连接被重置，消息未被接受', en: 'the connection is reset before a send was accepted' },
    defaults: {},
    http: () => ({ ...SENDS, drop: 'before' }),
  }),
  'send-reset-accepted': fault({
    group: 'sends',
    title: { 'zh-CN': '消息已被接受后连接被重置', en: 'the connection is reset after a send was accepted' },
    defaults: {},
    http: () => ({ ...SENDS, drop: 'after' }),
  }),
  'webhook-thrice': fault({
    group: 'webhook',
    title: {
      'zh-CN': '同一事件向 webhook 推送三次（id 相同），如同应答来迟',
      en: 'an event comes three times to the webhook with the same id, as when answers are late',
    },
    defaults: {},
  }),
  'webhook-late': fault({
    group: 'webhook',
    title: {
      'zh-CN': '平台不等 webhook 应答就挂断，随后重发',
      en: 'the platform hangs up before the webhook answered, and repeats the event',
    },
    defaults: { timeoutMs: 100 },
  }),
  'webhook-forged': fault({
    group: 'webhook',
    title: {
      'zh-CN': '真事件之前，先来几个签名错误的请求',
      en: 'requests with wrong signatures come before the true event',
    },
    defaults: {},
  }),
  'webhook-replayed': fault({
    group: 'webhook',
    title: {
      'zh-CN': '事件送达后，以很久以前的时间戳（签名正确）再来一次',
      en: 'a delivered event comes again, correctly signed with a timestamp long past',
    },
    defaults: { ageSeconds: 86_400 },
  }),
  'webhook-unsigned-validation': fault({
    group: 'webhook',
    title: {
      'zh-CN': '没有签名的 op 13，plain_token 是伪造的事件，企图骗取签名',
      en: 'an unsigned op 13 whose plain_token is a forged event, to get it signed',
    },
    defaults: {},
    act: ({ bots }) => {
      for (const { webhook } of bots) webhook?.sendUnsignedValidation();
    },
  }),
  'webhook-oversized': fault({
    group: 'webhook',
    title: { 'zh-CN': 'webhook 收到一个签名正确的超大请求', en: 'a correctly signed request is far too large' },
    defaults: { bytes: 32 * 1024 * 1024 },
    act: ({ bots }, { bytes }) => {
      for (const { webhook } of bots) webhook?.sendOversized(bytes);
    },
  }),
} as const;

/** A fault of {@link FAULTS}. */
export type FaultName = keyof typeof FAULTS;

/** Options of a fault: its own, and how often it happens. */
export type FaultOptions<Name extends FaultName = FaultName> = Partial<(typeof FAULTS)[Name]['defaults']> & {
  /** How often it happens; for ever when missing. Of no use to one that happens at once. */
  times?: number;
  /** How likely it happens where it could, from 0 to 1. @defaultValue 1 */
  probability?: number;
};

export function isFaultName(name: string): name is FaultName {
  return Object.hasOwn(FAULTS, name);
}
