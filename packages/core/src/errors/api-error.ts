import type { Localized } from '../i18n/localized.js';
import { QQBotError } from './qqbot-error.js';

/** What an {@link ApiError} is made from. */
export interface ApiErrorDetails {
  /** The platform's `code` or `err_code`; the HTTP status when the body held neither. */
  code: number;
  /** The other number, when the platform sent two different ones. */
  otherCode?: number;
  /** HTTP status. 200 is possible: some refusals arrive that way. */
  status: number;
  /** Of the request, such as `POST`. */
  method: string;
  /** Path without the host. */
  path: string;
  /** What the platform wrote. Its wording changes; decide on `code`. */
  reason: string;
  /** Quote it when you ask the platform's support. */
  traceId?: string;
  /** How long the platform asks to wait, in milliseconds. */
  retryAfterMs?: number;
  /** What to do about it, where we know. */
  remedy?: Localized;
}

/** The platform refused a request. */
export class ApiError extends QQBotError {
  /**
   * The platform's `code` or `err_code`; the HTTP status when the body held neither.
   *
   * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/openapi/error/error.html}
   */
  override readonly code: number;
  /** The other number, when the platform sent two different ones; {@link ApiError.is} looks at both. */
  readonly otherCode?: number;
  /** HTTP status. 200 is possible: some refusals arrive that way. */
  readonly status: number;
  /** Of the request, such as `POST`. */
  readonly method: string;
  /** Without the host; ids in it are encoded. */
  readonly path: string;
  /** What the platform wrote. Its wording changes; decide on `code`. */
  readonly reason: string;
  /** Quote it when you ask the platform's support. */
  readonly traceId?: string;
  /** How long the platform asks to wait. */
  readonly retryAfterMs?: number;
  /** What to do about it, where we know; `message` says it, too. */
  readonly remedy?: Localized;
  /** How often the call was made; more than 1 when earlier tries got no answer or were put off. */
  tries = 1;

  constructor(details: ApiErrorDetails, options?: ErrorOptions) {
    super(details.code, describe(details), options);
    this.code = details.code;
    this.otherCode = details.otherCode;
    this.status = details.status;
    this.method = details.method;
    this.path = details.path;
    this.reason = details.reason;
    this.traceId = details.traceId;
    this.retryAfterMs = details.retryAfterMs;
    this.remedy = details.remedy;
  }

  /** Whether the platform named this code, in either of its two fields. */
  is(...codes: number[]): boolean {
    return codes.includes(this.code) || (this.otherCode !== undefined && codes.includes(this.otherCode));
  }
}

function describe({ method, path, code, reason, status, traceId, remedy }: ApiErrorDetails): Localized {
  const facts = `${method} ${path} → ${code} "${reason}" (HTTP ${status}${traceId ? `, trace ${traceId}` : ''})`;
  return {
    'zh-CN': `平台拒绝了请求：${facts}。${remedy?.['zh-CN'] ?? ''}`,
    en: `The platform refused ${facts}.${remedy ? ` ${remedy.en}` : ''}`,
  };
}
