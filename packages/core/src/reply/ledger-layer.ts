import { ApiError } from '../errors/api-error.js';
import { NetworkError } from '../errors/network-error.js';
import { RateLimitError } from '../errors/rate-limit-error.js';
import type { ApiCall, CallReply, OutboundLayer } from '../rest/api-call.js';

/** The platform had a message with this id and `msg_seq` already. */
const DUPLICATE = 40054005;

/** What a reply answers that had been delivered by an earlier try, or an earlier life of this process. */
export const ALREADY_DELIVERED = { isAlreadyDelivered: true } as const;

/**
 * Writes into a reply what it replies to and its number, and finds out what became of it.
 *
 * "I have that one already" is a delivery where nobody else can have used the number. What the platform refused, or never
 * saw, is given back to the budget.
 */
export function ledger(): OutboundLayer {
  return function ledgerLayer(call, next) {
    const { reply } = call;
    if (!reply) return next();
    number(call, reply);
    return next().catch((error: unknown) => settle(error, reply));
  };
}

function number(call: ApiCall, { fields, isNumbered, expiresAt }: CallReply): void {
  call.body = Object.assign(call.body as object, fields);
  call.idempotent = isNumbered;
  call.deadline ??= expiresAt;
}

function settle(error: unknown, reply: CallReply): unknown {
  const isDuplicate = error instanceof ApiError && error.is(DUPLICATE);
  if (isDuplicate && (reply.isKnown || error.tries > 1)) return ALREADY_DELIVERED;
  const notSent = error instanceof NetworkError ? !error.mayHaveArrived : error instanceof RateLimitError;
  if (error instanceof ApiError || notSent) reply.giveBack();
  throw error;
}
