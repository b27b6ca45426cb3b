import type { Scene } from '../context/conversation.js';

/** How long, and how often, one message or event may be replied to. */
export interface ReplyRule {
  /** Milliseconds after the message came. */
  windowMs: number;
  /** Replies per id; `Infinity` where the platform sets no limit. */
  limit: number;
}

const MINUTE_MS = 60_000;

/**
 * Passive replies per scene.
 *
 * One-to-one: the 2026 page says 4, the 2025 one said 5; its window of 60 minutes is on both. We take the smaller number.
 * Guild pages give a window and no count. Event ids are assumed to follow the rule of their scene.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/message/send-receive/send.html}
 */
export const REPLY_RULES: Readonly<Record<Scene, ReplyRule>> = {
  c2c: { windowMs: 60 * MINUTE_MS, limit: 4 },
  group: { windowMs: 5 * MINUTE_MS, limit: 5 },
  channel: { windowMs: 5 * MINUTE_MS, limit: Number.POSITIVE_INFINITY },
  dm: { windowMs: 5 * MINUTE_MS, limit: Number.POSITIVE_INFINITY },
};

/** What a config may change of {@link REPLY_RULES}. */
export type ReplyLimits = Partial<Record<Scene, Partial<ReplyRule>>>;

export function replyRules(overrides: ReplyLimits = {}): Readonly<Record<Scene, ReplyRule>> {
  const rule = (scene: Scene) => ({ ...REPLY_RULES[scene], ...overrides[scene] });
  return { c2c: rule('c2c'), group: rule('group'), channel: rule('channel'), dm: rule('dm') };
}
