import { QQBotError } from './qqbot-error.js';

/** What a {@link RateLimitError} is made from. */
export interface RateLimitDetails {
  /** Method and template of the path, such as `GET /v2/groups/:id/info`. */
  route: string;
  /** What the platform takes: this many calls in this time. Absent where it said so by refusing only. */
  rate?: { readonly count: number; readonly windowMs: number };
  /** Unix milliseconds. */
  deadline: number;
}

/**
 * A call was not made, because its turn would not have come before its deadline: the platform takes only so many of its
 * kind, and others came first.
 *
 * Thrown without a network call.
 */
export class RateLimitError extends QQBotError {
  /** Method and template of the path, such as `GET /v2/groups/:id/info`. */
  readonly route: string;
  /** What the platform takes: this many calls in this time. Absent where it said so by refusing only. */
  readonly rate?: { readonly count: number; readonly windowMs: number };
  /** Until when the call could have waited, Unix milliseconds. */
  readonly deadline: number;

  constructor({ route, rate, deadline }: RateLimitDetails) {
    const end = new Date(deadline).toISOString();
    const seconds = (rate?.windowMs ?? 0) / 1000;
    super('RATE_LIMIT', {
      'zh-CN': `没有发送：${route} ${
        rate ? `每 ${seconds} 秒最多 ${rate.count} 次` : '刚被平台限频'
      }，在截止时间 ${end} 之前轮不到这次调用。请减少调用，或放宽截止时间。`,
      en: `Not sent: ${route} ${
        rate ? `takes ${rate.count} calls in ${seconds} s` : 'was told to slow down'
      }, and the turn of this one does not come before its deadline, ${end}. Call less often, or allow it more time.`,
    });
    this.route = route;
    this.rate = rate;
    this.deadline = deadline;
  }
}
