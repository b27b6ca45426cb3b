import type { Dispatch } from '../protocol/event.js';
import type { WireUser } from '../protocol/message.js';
import type { ShardState } from './gateway/shard-machine.js';

/** What a transport tells about itself. `shard`: which of the gateway's connections; absent for a webhook. */
export type TransportNotice =
  /** A new session, so what was missed before it is lost; or the webhook listens. `user` is the bot itself. */
  | { type: 'ready'; shard?: number; user: WireUser }
  /** An old session went on; what was missed has been replayed. */
  | { type: 'resumed'; shard?: number; user: WireUser | undefined }
  /** The connection is gone and comes back by itself. */
  | { type: 'reconnecting'; shard?: number; reason: string; delayMs: number }
  /** It will not come back by itself. */
  | { type: 'fatal'; shard?: number; error: Error };

/** One way events come in, at this moment. Times are Unix milliseconds. */
export interface ConnectionStatus {
  /** Which of the gateway's connections; absent for a webhook. */
  readonly shard?: number;
  /** A shard's state, or `listening` for a webhook. Events flow in `ready` and `listening`. */
  readonly state: ShardState | 'listening';
  /** When that state began. */
  readonly since: number;
  /** When the last event came. */
  readonly lastEventAt?: number;
  /** Sequence number of the last event. */
  readonly seq?: number;
  /** From the last heartbeat to its answer, in milliseconds. */
  readonly latencyMs?: number;
  /** How often the connection was lost since the start. */
  readonly losses: number;
  /** Whether reading is paused until handlers catch up. */
  readonly isPaused: boolean;
}

/** Where a transport delivers to. */
export interface TransportSink {
  /** Takes an event. @returns When it has been handled, whatever the outcome. */
  receive(event: Dispatch): Promise<void>;
  /** Takes news of the connection itself, such as that it was lost. */
  notice(notice: TransportNotice): void;
}

/** How events reach the bot. A gateway connection and a webhook are two of them; the rest of the bot cannot tell. */
export interface Transport {
  /**
   * @returns When events flow.
   * @throws {@link GatewayError} | {@link ApiError} when they never will.
   */
  start(sink: TransportSink): Promise<void>;
  /** What it is doing, a line per connection. */
  status(): readonly ConnectionStatus[];
  /** Takes no more events. Those already delivered may still be running. */
  pause(): Promise<void>;
  /** Ends the connection so that it can be taken up again, and keeps what that needs. */
  stop(): Promise<void>;
}
