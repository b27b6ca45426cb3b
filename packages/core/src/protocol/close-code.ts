/**
 * Why the platform closed a socket.
 *
 * What follows each code is decided in `transport/gateway/recovery.ts`.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/dev-prepare/error-trace/websocket.html}
 */
export const CloseCode = {
  UnknownError: 4000,
  InvalidOpcode: 4001,
  InvalidPayload: 4002,
  NotAuthenticated: 4003,
  AuthenticationFailed: 4004,
  AlreadyAuthenticated: 4005,
  InvalidSessionId: 4006,
  InvalidSeq: 4007,
  TooManyPayloads: 4008,
  SessionTimedOut: 4009,
  InvalidShard: 4010,
  ShardingRequired: 4011,
  InvalidVersion: 4012,
  InvalidIntents: 4013,
  IntentsNotGranted: 4014,
  InternalErrorFirst: 4900,
  ResetByResume: 4902,
  CreateSessionError: 4903,
  InternalErrorLast: 4913,
  /** The bot was delisted: only the sandbox still lets it in. */
  BotDelisted: 4914,
  BotBanned: 4915,
} as const;

/** One of the numbers above. */
export type CloseCode = (typeof CloseCode)[keyof typeof CloseCode];
