/**
 * What a gateway frame or a webhook body is about.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/dev-prepare/interface-framework/opcode.html}
 */
export const Opcode = {
  /** Server → client: an event. */
  Dispatch: 0,
  /** Client → server: "I am alive", with the last sequence number. */
  Heartbeat: 1,
  /** Client → server: open a new session. */
  Identify: 2,
  /** Client → server: take up an old session and replay what was missed. */
  Resume: 6,
  /** Server → client: come back on a new connection. */
  Reconnect: 7,
  /** Server → client: the identify or resume was wrong. */
  InvalidSession: 9,
  /** Server → client: first frame, with the heartbeat interval. */
  Hello: 10,
  /** Server → client: answer to a heartbeat. */
  HeartbeatAck: 11,
  /** Your answer to a webhook event. */
  HttpCallbackAck: 12,
  /** The platform asks a webhook to sign a token. */
  CallbackValidation: 13,
} as const;

/** One of the numbers above. */
export type Opcode = (typeof Opcode)[keyof typeof Opcode];
