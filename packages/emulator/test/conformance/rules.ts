import type { Area } from './platform/row.js';
import { say } from './platform/row.js';
import { CONTENT_RULES } from './rules/content-rules.js';
import { QUOTA_RULES } from './rules/quota-rules.js';
import { REPLY_PROOFS } from './rules/reply-rules.js';
import type { Rule } from './rules/rule.js';
import { SESSION_RULES } from './rules/session-rules.js';
import { WEBHOOK_RULES } from './rules/webhook-rules.js';

/** What has no number of its own, by area. */
export const RULES: readonly Area<Rule>[] = [
  {
    title: say('令牌与会话', 'Tokens and sessions'),
    pages: ['dev-prepare/interface-framework/api-use.html', 'dev-prepare/interface-framework/event-emit.html'],
    rows: SESSION_RULES,
  },
  {
    title: say('回复、召回、撤回', 'Replies and recalls'),
    pages: ['server-inter/message/send-receive/send.html', 'server-inter/message/post_messages.html'],
    rows: REPLY_PROOFS,
  },
  {
    title: say('主动消息的配额', 'Quotas of active messages'),
    pages: ['server-inter/message/send-receive/send.html'],
    rows: QUOTA_RULES,
  },
  {
    title: say('内容与文件', 'Content and files'),
    pages: ['server-inter/message/send-receive/rich-media.html'],
    rows: CONTENT_RULES,
  },
  {
    title: say('Webhook', 'Webhooks'),
    pages: ['dev-prepare/interface-framework/event-emit.html', 'dev-prepare/interface-framework/sign.html'],
    rows: WEBHOOK_RULES,
  },
];
