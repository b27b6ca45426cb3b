import { ApiError } from '../errors/api-error.js';
import type { ErrorBody } from '../protocol/payload.js';
import type { HttpResponse } from './http-pool.js';
import { remedyFor } from './remedy.js';

/** Enough of an unreadable body to recognise it: proxies answer in HTML. */
const EXCERPT_LENGTH = 120;

/**
 * Reads an answer of the platform: its JSON, `undefined` where there is none.
 *
 * A refusal can come with any status, HTTP 200 included, and names its reason in `code`, in `err_code`, or in both.
 * 201 and 202 carry an error-shaped body, too, but mean "accepted, being audited".
 *
 * @throws {@link ApiError} when the platform refused, or answered something that is not JSON.
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/dev-prepare/interface-framework/api-use.html}
 */
export function readApiResponse(method: string, path: string, response: HttpResponse): unknown {
  const { status, text, traceId, retryAfter } = response;
  const body = parse(text);
  const refused = status >= 400 || body instanceof SyntaxError || (status === 200 && isErrorBody(body));
  if (!refused) return body;
  const { code, err_code, message, trace_id } = isObject(body) ? (body as ErrorBody) : {};
  const number = err_code || code || status;
  throw new ApiError({
    code: number,
    otherCode: code && code !== number ? code : undefined,
    status,
    method,
    path,
    reason: message ?? text.slice(0, EXCERPT_LENGTH),
    traceId: trace_id ?? traceId,
    retryAfterMs: retryAfter === undefined ? undefined : toMilliseconds(retryAfter),
    remedy: remedyFor(number) ?? (code ? remedyFor(code) : undefined),
  });
}

function parse(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    return error;
  }
}

/** `Retry-After` is a number of seconds, or the date to wait for. `undefined` when it is neither. */
function toMilliseconds(retryAfter: string): number | undefined {
  const seconds = Number(retryAfter);
  const ms = Number.isNaN(seconds) ? Date.parse(retryAfter) - Date.now() : seconds * 1000;
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

function isObject(body: unknown): body is Record<string, unknown> {
  return typeof body === 'object' && body !== null && !(body instanceof Error);
}

function isErrorBody(body: unknown): boolean {
  if (!isObject(body)) return false;
  const { code, err_code, id } = body;
  return id === undefined && (isNonZero(code) || isNonZero(err_code));
}

function isNonZero(value: unknown): boolean {
  return typeof value === 'number' && value !== 0;
}
