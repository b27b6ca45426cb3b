import type { Dispatch } from './event.js';
import type { Opcode } from './opcode.js';

/** First frame after connecting. The server chooses the interval: about 41 s to 45 s. */
export interface HelloFrame {
  op: typeof Opcode.Hello;
  d: { heartbeat_interval: number };
}

/** Asks the client to come back on a new connection and resume. */
export interface ReconnectFrame {
  op: typeof Opcode.Reconnect;
}

/** The identify or resume was refused; `d` is true when the session may still be resumed. */
export interface InvalidSessionFrame {
  op: typeof Opcode.InvalidSession;
  d?: boolean;
}

export interface HeartbeatAckFrame {
  op: typeof Opcode.HeartbeatAck;
}

/** `d` is the last sequence number received, `null` before the first. */
export interface HeartbeatFrame {
  op: typeof Opcode.Heartbeat;
  d: number | null;
}

export interface IdentifyFrame {
  op: typeof Opcode.Identify;
  d: {
    /** `QQBot {access_token}`. */
    token: string;
    intents: number;
    /** `[id, count]`. */
    shard: readonly [number, number];
    properties: Record<string, string>;
  };
}

export interface ResumeFrame {
  op: typeof Opcode.Resume;
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
  access_token: string;
  /** Remaining life in seconds, as text or number. */
  expires_in: string | number;
}

/** Body of a refusal. `code` and `err_code` may differ; either may be missing. */
export interface ErrorBody {
  code?: number;
  err_code?: number;
  message?: string;
  trace_id?: string;
  data?: unknown;
}
