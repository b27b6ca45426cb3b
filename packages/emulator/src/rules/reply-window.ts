import type { Scene } from './scene.js';

/** How long, and how often, one message or event may be answered. */
export interface ReplyRule {
  /** How long after the message or event a reply is accepted, in milliseconds. */
  windowMs: number;
  /** Replies per `msg_id` or `event_id`; `null` = no documented limit. */
  limit: number | null;
}

/**
 * How long and how often one message may be answered.
 *
 * c2c: the 2026 page says 4 replies, the 2025 page said 5; its field note "5 minutes" is left over from the group page.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/message/send-receive/send.html}
 */
export const REPLY_RULES: Readonly<Record<Scene, ReplyRule>> = {
  c2c: { windowMs: 60 * 60_000, limit: 4 },
  group: { windowMs: 5 * 60_000, limit: 5 },
  channel: { windowMs: 5 * 60_000, limit: null },
  dm: { windowMs: 5 * 60_000, limit: null },
};
