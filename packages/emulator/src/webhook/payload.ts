import { Opcode } from '@qqbotjs/core/protocol';
import { secret } from '../ids.js';
import { unixSeconds } from '../timestamps.js';

/** An event, in the envelope of the gateway; it has no `s`. */
export interface EventPayload {
  id: string;
  op: typeof Opcode.Dispatch;
  t: string;
  d: unknown;
}

/** Asks for the signature of `event_ts ‖ plain_token`. */
export interface Challenge {
  d: { plain_token: string; event_ts: string };
  op: typeof Opcode.CallbackValidation;
}

export type WebhookPayload = EventPayload | Challenge;

const TOKEN_LENGTH = 20;

export function challenge(plainToken: string = secret(TOKEN_LENGTH)): Challenge {
  const d = { plain_token: plainToken, event_ts: String(unixSeconds(Date.now())) };
  return { d, op: Opcode.CallbackValidation };
}
