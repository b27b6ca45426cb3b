import type { Platform } from '../platform.js';
import type { ReplyBasis } from '../rules/reply-ledger.js';
import type { ThreadReply } from '../threads/thread-reply.js';
import type { Thread } from '../threads/threads.js';

/** A thread as JSON. */
export interface ThreadView extends Pick<ReplyBasis, 'id' | 'kind' | 'scene' | 'target' | 'at' | 'used'> {
  /** App id. */
  bot: string;
  event: string;
  /** Name of the conversation, and of who spoke, where they are known. */
  conversation?: string;
  who?: string;
  mention?: boolean;
  text: string;
  /** How long it may be answered, in milliseconds, and how often; `null` = without a documented limit. */
  windowMs: number;
  limit: number | null;
  replies: readonly ThreadReply[];
}

export function threadView(platform: Platform, { bot: appId, basis, event, text, replies }: Thread): ThreadView {
  const { id, kind, scene, target, at, used } = basis;
  const bot = platform.bots.find((one) => one.appId === appId);
  const conversation = bot?.find(scene, target);
  const said = conversation?.transcript.find(id);
  return {
    bot: appId,
    id,
    kind,
    event,
    scene,
    target,
    conversation: conversation?.name,
    who: said?.name,
    mention: said?.mention,
    text,
    at,
    used,
    ...platform.settings.replyRules[scene],
    replies,
  };
}
