import { setTimeout as sleep } from 'node:timers/promises';
import { type Clock, systemClock } from '../clock.js';
import { ApiError } from '../errors/api-error.js';
import { NetworkError } from '../errors/network-error.js';
import { RateLimitError } from '../errors/rate-limit-error.js';
import type { ApiCall, OutboundLayer } from './api-call.js';
import { TOKEN_REFUSED } from './authorize.js';
import { isTooSoon } from './rate-limit.js';
import { CREDENTIAL_CODES } from './remedy.js';

/**
 * Refusals that say "not now": nothing was done, so asking again is safe for every call.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/message/send-receive/send.html}
 */
const TRY_AGAIN = [
  304018, // bot not on the gateway, as guilds want it: a line that was cut is back within a second
  304082, // upload media info fail
  304083, // convert media info fail
  40034004, // media transfer failed
  40054006, // friend check failed
  50055001, // group send failed
  50055002, // c2c send failed
  50055006, // ark send failed
  50065001, // recall failed
  850027, // the platform's download of a file took too long
];

/** The platform's own checks failed: once more may help, more will not. */
const TRY_ONCE_MORE = [11242, 11252, 11263, 11281];

/** Wrong: a target or right, although it comes as HTTP 500, or the credentials. A refused token was replaced and tried again already. */
const FINAL = [11255, 11253, 11254, 11265, ...TOKEN_REFUSED, ...CREDENTIAL_CODES];

export interface RetryOptions {
  /** Tries in all. @defaultValue 4 */
  attempts?: number;
  /** The n-th wait is a random time up to `baseMs * 2^n`. @defaultValue 300 */
  baseMs?: number;
  /** Longest wait. @defaultValue 5000 */
  maxMs?: number;
  /** What deadlines are told by. @defaultValue the machine's */
  clock?: Clock;
}

/**
 * Repeats what may be repeated: always a refusal that did nothing; after a lost answer or a 5xx only a call whose effect
 * cannot happen twice. Stops at the call's deadline.
 */
export function retry(options: RetryOptions = {}): OutboundLayer {
  const { attempts = 4, baseMs = 300, maxMs = 5000, clock = systemClock } = options;
  return async function retryLayer(call, next) {
    let lost: NetworkError | undefined;
    for (let attempt = 1; ; attempt++) {
      try {
        return await next();
      } catch (thrown) {
        // Once an answer was lost, a later try that got nowhere does not make the call undone.
        if (thrown instanceof NetworkError && thrown.mayHaveArrived) lost ??= thrown;
        const gotNowhere = thrown instanceof NetworkError || thrown instanceof RateLimitError;
        const error = (gotNowhere && lost) || thrown;
        if (error instanceof ApiError) error.tries = attempt;
        const delayMs = Math.random() * Math.min(maxMs, baseMs * 2 ** attempt);
        const inTime = call.deadline === undefined || clock.now() + delayMs < call.deadline;
        if (attempt >= allowedAttempts(error, call, attempts) || !inTime) throw error;
        await sleep(delayMs, undefined, { signal: call.signal });
      }
    }
  };
}

function allowedAttempts(error: unknown, call: ApiCall, attempts: number): number {
  if (error instanceof NetworkError) return call.idempotent || !error.mayHaveArrived ? attempts : 1;
  if (!(error instanceof ApiError) || error.is(...FINAL)) return 1;
  // No token was to be had, so the call never began.
  if (error.path !== call.path) return attempts;
  if (error.is(...TRY_ONCE_MORE)) return 2;
  if (error.is(...TRY_AGAIN) || isTooSoon(error)) return attempts;
  return error.status >= 500 && call.idempotent ? attempts : 1;
}
