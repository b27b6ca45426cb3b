import { Intent } from '@qqbotjs/core/protocol';
import { ACTIVE_QUOTAS, type ActiveQuota } from './rules/active-quota.js';
import { REPLIABLE_EVENTS } from './rules/repliable-events.js';
import { REPLY_RULES, type ReplyRule } from './rules/reply-window.js';
import type { Scene } from './rules/scene.js';

/** Every bit that names a group of events. */
export const ALL_INTENTS: number = Object.values(Intent).reduce((sum, bit) => sum | bit, 0);

/**
 * What the platform does where its documentation is silent, vague, or differs between bots.
 *
 * Live: changing a value takes effect with the next frame or call.
 */
export interface EmulatorSettings {
  /**
   * Life of an access token, in seconds. Documented maximum 7200.
   * @defaultValue 7200
   */
  tokenLifetimeSeconds: number;
  /**
   * A token asked for in its last seconds is replaced; the old one lives on until its own end. Documented.
   * @defaultValue 60
   */
  tokenOverlapSeconds: number;
  /**
   * What Hello asks for, in milliseconds. 41 250 to 45 000 were seen; "use what you get".
   * @defaultValue 41250
   */
  heartbeatIntervalMs: number;
  /**
   * A connection without a heartbeat for this many intervals is closed with 4009. Not published.
   * @defaultValue 2
   */
  heartbeatToleranceIntervals: number;
  /**
   * Age at which a connection is closed with 4009 and may be resumed, in milliseconds; 0 = never. About 30 minutes were seen.
   * @defaultValue 1800000
   */
  connectionLifetimeMs: number;
  /**
   * Intents this bot was granted, as bits; asking for another closes with 4014.
   * @defaultValue every intent
   */
  grantedIntents: number;
  /**
   * Shards `GET /gateway/bot` recommends.
   * @defaultValue 1
   */
  recommendedShards: number;
  /**
   * Sessions that may be started in 24 hours. The documentation's sample shows 1000.
   * @defaultValue 1000
   */
  sessionStartTotal: number;
  /**
   * Identifies per 5 seconds, as told by `GET /gateway/bot`.
   * @defaultValue 1
   */
  maxConcurrency: number;
  /**
   * Refuse an identify that comes faster than `maxConcurrency` allows. What the platform does is not published.
   * @defaultValue false
   */
  enforceMaxConcurrency: boolean;
  /**
   * Frames a client may send per window; more closes with 4008. No figure is published.
   * @defaultValue { frames: 120, windowMs: 60000 }
   */
  frameLimit: { frames: number; windowMs: number };
  /**
   * How long a session without a connection can be resumed, in milliseconds. "A short time".
   * @defaultValue 300000
   */
  sessionRetentionMs: number;
  /**
   * Events kept for a resume: how many, and for how long in milliseconds. Not published.
   * @defaultValue { events: 1000, ageMs: 300000 }
   */
  replayLimit: { events: number; ageMs: number };
  /**
   * Events a resume repeats although the client has had them. Duplicates "are possible".
   * @defaultValue 0
   */
  replayOverlap: number;
  /**
   * Answer to a resume of a session that is gone: a close code (both were seen), or op 9.
   * @defaultValue 4006
   */
  deadSession: 4006 | 4902 | 'invalid-session';
  /**
   * Answer to an identify or resume with a bad token: op 9 `false` followed by close 4903 (seen live), or close 4004 (botgo).
   * @defaultValue 'invalid-session'
   */
  badGatewayToken: 'invalid-session' | 4004;

  /**
   * Window and number of replies by scene.
   * @defaultValue the documented table, see REPLY_RULES
   */
  replyRules: Record<Scene, ReplyRule>;
  /**
   * Events that may be answered by their outer id.
   * @defaultValue the documented list, see REPLIABLE_EVENTS
   */
  repliableEvents: readonly string[];
  /**
   * Whether a refused reply uses up one of the replies. Unknown.
   * @defaultValue false
   */
  failedSendsSpendBudget: boolean;
  /**
   * Error numbers of the 2026 pages, or those they replaced (22009 for 40034128, 304103 for 40034005).
   * @defaultValue '2026'
   */
  errorCodes: '2026' | '2025';
  /**
   * Whether a new friend accepts messages that answer nothing. The documentation leaves the start open.
   * @defaultValue true
   */
  friendAllowsActive: boolean;
  /**
   * Whether the owner of a new group has allowed such messages.
   * @defaultValue false
   */
  groupAllowsActive: boolean;
  /**
   * Quotas of such messages; an empty list switches them off.
   * @defaultValue the documented table of a verified bot, see ACTIVE_QUOTAS
   */
  activeQuotas: readonly ActiveQuota[];
  /**
   * Whether documented call rates are enforced (429).
   * @defaultValue true
   */
  enforceRateLimits: boolean;
  /**
   * Sent as `Retry-After` with a 429, in seconds; 0 = no such header. None is documented.
   * @defaultValue 0
   */
  retryAfterSeconds: number;
  /**
   * Longest text or markdown, in characters; more gives 40054007. Not published; the official SDK splits at 5000.
   * @defaultValue 5000
   */
  maxTextLength: number;
  /**
   * Domains registered in the console; a URL elsewhere gives 40034028 or, in a guild, 304003. `null` = no check.
   * @defaultValue null
   */
  registeredDomains: readonly string[] | null;
  /**
   * Whether a keyboard without markdown is refused (22006). "Normally with msg_type 2".
   * @defaultValue false
   */
  keyboardNeedsMarkdown: boolean;
  /**
   * Whether the bot may send ark cards (304004 if not); granted on application.
   * @defaultValue false
   */
  arkGranted: boolean;
  /**
   * Whether channel and direct sends need the bot on the gateway, or a validated webhook (304018). Documented.
   * @defaultValue true
   */
  guildNeedsGateway: boolean;
  /**
   * Guild sends go through an audit: 202 first, then MESSAGE_AUDIT_PASS or _REJECT.
   * @defaultValue 'none'
   */
  guildAudit: 'none' | 'pass' | 'reject';
  /**
   * How long a message can be recalled, in milliseconds. Documented for 2026.
   * @defaultValue 120000
   */
  recallWindowMs: number;
  /**
   * How long a client waits for the acknowledgement of a click, in milliseconds. SDK comments say 3 to 5 s.
   * @defaultValue 5000
   */
  interactionAckMs: number;
  /**
   * Life of an uploaded file's `file_info`, in seconds; 0 = no end.
   * @defaultValue 300
   */
  fileLifetimeSeconds: number;

  /**
   * How long a webhook may take to answer, in milliseconds. Not published.
   * @defaultValue 5000
   */
  webhookTimeoutMs: number;
  /**
   * How often an event is sent to a webhook that does not take it. Up to 3 times were seen.
   * @defaultValue 3
   */
  webhookAttempts: number;
  /**
   * Pause before an event is sent again, in milliseconds. Not published.
   * @defaultValue 1000
   */
  webhookRetryMs: number;
  /**
   * Whether the validation of a webhook address (op 13) is signed. The documentation's sample is not, the official SDK
   * expects it.
   * @defaultValue true
   */
  signValidation: boolean;

  /**
   * What a mention becomes in a group that lets the bot hear everything. Bots differ.
   * @defaultValue 'GROUP_AT_MESSAGE_CREATE'
   */
  mentionWhenHearingAll: 'GROUP_AT_MESSAGE_CREATE' | 'GROUP_MESSAGE_CREATE' | 'both';
  /**
   * Whether a group that lets the bot hear everything sends the bot its own messages too. Seen by one client.
   * @defaultValue false
   */
  echoOwnMessages: boolean;
  /**
   * Whether someone has one openid per group (2025 pages) or the same one everywhere (newest samples).
   * @defaultValue 'group'
   */
  memberOpenid: 'group' | 'user';
}

/** Fresh defaults, so that one emulator's changes do not reach another. */
export function defaultSettings(): EmulatorSettings {
  return {
    tokenLifetimeSeconds: 7200,
    tokenOverlapSeconds: 60,
    heartbeatIntervalMs: 41_250,
    heartbeatToleranceIntervals: 2,
    connectionLifetimeMs: 30 * 60_000,
    grantedIntents: ALL_INTENTS,
    recommendedShards: 1,
    sessionStartTotal: 1000,
    maxConcurrency: 1,
    enforceMaxConcurrency: false,
    frameLimit: { frames: 120, windowMs: 60_000 },
    sessionRetentionMs: 5 * 60_000,
    replayLimit: { events: 1000, ageMs: 5 * 60_000 },
    replayOverlap: 0,
    deadSession: 4006,
    badGatewayToken: 'invalid-session',
    replyRules: structuredClone(REPLY_RULES),
    repliableEvents: REPLIABLE_EVENTS,
    failedSendsSpendBudget: false,
    errorCodes: '2026',
    friendAllowsActive: true,
    groupAllowsActive: false,
    activeQuotas: ACTIVE_QUOTAS,
    enforceRateLimits: true,
    retryAfterSeconds: 0,
    maxTextLength: 5000,
    registeredDomains: null,
    keyboardNeedsMarkdown: false,
    arkGranted: false,
    guildNeedsGateway: true,
    guildAudit: 'none',
    recallWindowMs: 120_000,
    interactionAckMs: 5000,
    fileLifetimeSeconds: 300,
    webhookTimeoutMs: 5000,
    webhookAttempts: 3,
    webhookRetryMs: 1000,
    signValidation: true,
    mentionWhenHearingAll: 'GROUP_AT_MESSAGE_CREATE',
    echoOwnMessages: false,
    memberOpenid: 'group',
  };
}
