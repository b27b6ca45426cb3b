import type { WebhookSignature } from './webhook-signature.js';

/** What the platform sends to find out whether an address is ours. */
export interface Validation {
  plain_token?: unknown;
  event_ts?: unknown;
}

const TIMESTAMP = /^\d{1,20}$/;
const TOKEN = /^[A-Za-z0-9_-]{1,128}$/;

/**
 * Signs the token of a validation.
 *
 * The same key signs events: whoever could make us sign any text could forge them. So only what cannot be a part of an
 * event is signed, whether or not the request itself was signed.
 *
 * @returns `undefined` when it is no token.
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/dev-prepare/interface-framework/event-emit.html}
 */
export function answerValidation(validation: Validation, signature: WebhookSignature): object | undefined {
  const { plain_token: token, event_ts: timestamp } = validation;
  if (typeof token !== 'string' || typeof timestamp !== 'string') return undefined;
  if (!TOKEN.test(token) || !TIMESTAMP.test(timestamp)) return undefined;
  return { plain_token: token, signature: signature.sign(timestamp + token) };
}
