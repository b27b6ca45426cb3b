import { QQBotError } from './qqbot-error.js';

/** What a {@link ReplyBudgetError} is made from. */
export interface ReplyBudgetDetails {
  /** The id that was answered: a `msg_id` or an `event_id`. */
  id: string;
  /** A {@link Scene}. */
  scene: string;
  /** Replies one message or event takes. */
  limit: number;
  /** Those sent so far, or on their way. */
  used: number;
  /** When the window ended or will end, Unix milliseconds. */
  expiresAt: number;
}

/**
 * A reply was not sent, because the platform would refuse it: the window is over, or every reply it allows was used.
 *
 * Thrown before any network call.
 */
export class ReplyBudgetError extends QQBotError {
  /** The id that was answered: a `msg_id` or an `event_id`. */
  readonly id: string;
  /** A {@link Scene}. */
  readonly scene: string;
  /** Replies one message or event takes. */
  readonly limit: number;
  /** Those sent so far, or on their way. */
  readonly used: number;
  /** When the window ended or will end, Unix milliseconds. */
  readonly expiresAt: number;
  /** Which of the two rules stopped it. */
  readonly rule: 'window' | 'count';

  constructor({ id, scene, limit, used, expiresAt }: ReplyBudgetDetails) {
    const rule = used >= limit ? 'count' : 'window';
    const end = new Date(expiresAt).toISOString();
    super(
      'REPLY_BUDGET',
      rule === 'count'
        ? {
            'zh-CN': `没有发送：${scene} 场景每条消息最多回复 ${limit} 次，已用完。请合并内容，或改用主动消息。`,
            en: `Not sent: a message in ${scene} takes ${limit} replies and all are used. Say more in one reply, or send an active message.`,
          }
        : {
            'zh-CN': `没有发送：回复窗口已于 ${end} 结束（${scene}）。请尽早回复，或改用主动消息。`,
            en: `Not sent: the window to reply (${scene}) ended at ${end}. Reply sooner, or send an active message.`,
          },
    );
    this.id = id;
    this.scene = scene;
    this.limit = limit;
    this.used = used;
    this.expiresAt = expiresAt;
    this.rule = rule;
  }
}
