import type { Dispatch } from './event.js';
import type { Opcode } from './opcode.js';

/** First frame after connecting. The server chooses the interval: about 41 s to 45 s. */
export interface HelloFrame {
  op: typeof Opcode.Hello;
  /** Milliseconds. */
  d: { heartbeat_interval: number };
}

/** Asks the client to come back on a new connection and resume. */
export interface ReconnectFrame {
  op: typeof Opcode.Reconnect;
}

/** The identify or resume was refused; `d` is true when the session may still be resumed. */
export interface InvalidSessionFrame {
  op: typeof Opcode.InvalidSession;
  /** Whether the session may still be resumed. */
  d?: boolean;
}

/** Answers a heartbeat: the connection lives. */
export interface HeartbeatAckFrame {
  op: typeof Opcode.HeartbeatAck;
}

/** `d` is the last sequence number received, `null` before the first. */
export interface HeartbeatFrame {
  op: typeof Opcode.Heartbeat;
  /** Sequence number; `null` before the first. */
  d: number | null;
}

/**
 * Opens a session.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/dev-prepare/interface-framework/event-emit.html}
 */
export interface IdentifyFrame {
  op: typeof Opcode.Identify;
  /** Who, what is to be heard, and as which of how many connections; `properties` has no effect. */
  d: {
    /** `QQBot {access_token}`. */
    token: string;
    intents: number;
    /** `[id, count]`. */
    shard: readonly [number, number];
    properties: Record<string, string>;
  };
}

/** Takes up an old session; what was missed follows. */
export interface ResumeFrame {
  op: typeof Opcode.Resume;
  /** `token` is `QQBot {access_token}`; `seq` is the last sequence number that was received. */
  d: { token: string; session_id: string; seq: number };
}

/** What a server may send on the gateway. */
export type ServerFrame =
  | Dispatch
  | HelloFrame
  | ReconnectFrame
  | InvalidSessionFrame
  | HeartbeatAckFrame
  | HeartbeatFrame;

/** What a client may send on the gateway. */
export type ClientFrame = IdentifyFrame | ResumeFrame | HeartbeatFrame;

/** Answer of `GET /gateway/bot`. */
export interface GatewayBotInfo {
  /** Where the gateway is, `wss:`. */
  url: string;
  /** Recommended shard count. */
  shards: number;
  session_start_limit: {
    /** Sessions (Identify) allowed per 24 h. */
    total: number;
    remaining: number;
    /** Milliseconds until `remaining` is `total` again. */
    reset_after: number;
    /** Sessions that may be started per 5 s. */
    max_concurrency: number;
  };
}

/** Answer of the token endpoint when it succeeds; failures come with HTTP 200 and a `code` instead. */
export interface AccessTokenResponse {
  /** Goes into `Authorization: QQBot …`. A secret. */
  access_token: string;
  /** Remaining life in seconds, as text or number. */
  expires_in: string | number;
}

/** Body of a refusal. `code` and `err_code` may differ; either may be missing. */
export interface ErrorBody {
  code?: number;
  err_code?: number;
  message?: string;
  /** Quote it when you ask the platform's support. */
  trace_id?: string;
  /** More, such as `message_audit.audit_id` when a message is held back. */
  data?: unknown;
}
