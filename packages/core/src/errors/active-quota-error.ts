import { QQBotError } from './qqbot-error.js';

/** What an {@link ActiveQuotaError} is made from. */
export interface ActiveQuotaDetails {
  /** A {@link Scene}. */
  scene: string;
  /** How many the platform takes within `windowMs`. */
  limit: number;
  /** Whether it is counted per conversation or for the bot as a whole. */
  per: 'target' | 'bot';
  /** Length of the window, which slides. */
  windowMs: number;
  /** When the next one may be sent, Unix milliseconds. */
  availableAt: number;
}

/** An active message was not sent, because a quota of the platform is used up for now. Thrown before any network call. */
export class ActiveQuotaError extends QQBotError {
  /** A {@link Scene}. */
  readonly scene: string;
  /** How many the platform takes within its window. */
  readonly limit: number;
  /** When the next one may be sent, Unix milliseconds. */
  readonly availableAt: number;

  constructor({ scene, limit, per, windowMs, availableAt }: ActiveQuotaDetails) {
    const hours = Math.round(windowMs / 3_600_000);
    const at = new Date(availableAt).toISOString();
    super('ACTIVE_QUOTA', {
      'zh-CN': `没有发送：${scene} 场景的主动消息${per === 'bot' ? '全部会话合计' : '对同一会话'} ${hours} 小时内最多 ${limit} 条，${at} 之后才能再发。请改为回复用户的消息。`,
      en: `Not sent: active messages in ${scene} are limited to ${limit} in ${hours} h ${per === 'bot' ? 'for the bot' : 'per conversation'}; the next one may go out after ${at}. Reply to a message instead.`,
    });
    this.scene = scene;
    this.limit = limit;
    this.availableAt = availableAt;
  }
}
