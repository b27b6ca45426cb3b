import type { Scene } from './scene.js';

/** One limit on messages that answer nothing. */
export interface ActiveQuota {
  /** Where they are sent. */
  scene: Scene;
  /** `bot`: all sends of the bot together. `target`: sends to one user, group, channel or session. */
  per: 'bot' | 'target';
  /** How many within `windowMs`. */
  count: number;
  /** Slides; not a day of the calendar. */
  windowMs: number;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

/**
 * How many messages a bot may send on its own accord. The numbers of a verified bot.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/message/send-receive/send.html}
 */
export const ACTIVE_QUOTAS: readonly ActiveQuota[] = [
  { scene: 'c2c', per: 'bot', count: 10, windowMs: SECOND },
  { scene: 'c2c', per: 'target', count: 20, windowMs: MINUTE },
  { scene: 'c2c', per: 'target', count: 1000, windowMs: DAY },
  { scene: 'group', per: 'bot', count: 60, windowMs: MINUTE },
  { scene: 'group', per: 'target', count: 20, windowMs: MINUTE },
  { scene: 'group', per: 'target', count: 1000, windowMs: DAY },
  { scene: 'channel', per: 'target', count: 20, windowMs: DAY },
  { scene: 'dm', per: 'target', count: 2, windowMs: DAY },
  { scene: 'dm', per: 'bot', count: 200, windowMs: DAY },
];

/** The same of a bot that is not verified: it sends less in all. */
export const UNVERIFIED_ACTIVE_QUOTAS: readonly ActiveQuota[] = [
  { scene: 'c2c', per: 'bot', count: 5, windowMs: SECOND },
  { scene: 'c2c', per: 'bot', count: 30, windowMs: MINUTE },
  { scene: 'group', per: 'bot', count: 30, windowMs: MINUTE },
  ...ACTIVE_QUOTAS.filter(({ scene, per }) => per === 'target' || scene === 'dm'),
];
