import { ApiError } from '../errors/api-error.js';
import type { AccessToken } from './access-token.js';
import type { OutboundLayer } from './api-call.js';

/** Token missing, check failed, not existing or expired. */
export const TOKEN_REFUSED = [11241, 11243, 11244];

/** Puts the access token on a call. When the platform refuses it, gets another one, once. */
export function authorize(token: AccessToken): OutboundLayer {
  return async function authorizeLayer(call, next) {
    const value = await token.get();
    call.headers.authorization = `QQBot ${value}`;
    try {
      return await next();
    } catch (error) {
      if (!(error instanceof ApiError && error.is(...TOKEN_REFUSED))) throw error;
      call.headers.authorization = `QQBot ${await token.renew(value)}`;
      return next();
    }
  };
}
