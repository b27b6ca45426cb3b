import { Intent } from '@qqbotjs/core/protocol';
import { ACTIVE_QUOTAS, type ActiveQuota } from './rules/active-quota.js';
import { FILE_FORMATS, type FileFormats } from './rules/file-rules.js';
import { ALL_GRANTS, type Grant } from './rules/grants.js';
import { REPLIABLE_EVENTS } from './rules/repliable-events.js';
import { REPLY_RULES, type ReplyRule } from './rules/reply-window.js';
import type { Sandbox } from './rules/sandbox.js';
import type { Scene } from './rules/scene.js';
import { FORUM_LIMITS, type ForumLimits } from './rules/thread-body.js';

const MIB = 1024 * 1024;

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
   * Whether the static tokens of old SDKs are taken, `Bot {appId}.{clientSecret}`. The platform has switched them off (11245).
   * @defaultValue false
   */
  staticTokens: boolean;
  /**
   * How `expires_in` is written: text of digits, as the live service and the documentation's sample have it, or the number
   * its table promises.
   * @defaultValue 'string'
   */
  tokenExpiresIn: 'string' | 'number';
  /**
   * How often one bot may ask for a token per window; more gives 100001. No figure is published. `null` = as often as it likes.
   * @defaultValue null
   */
  tokenRateLimit: { calls: number; windowMs: number } | null;
  /**
   * HTTP status that comes with 11244, a token that is unknown or over. 401 is documented, all three were seen.
   * @defaultValue 401
   */
  unknownTokenStatus: 401 | 200 | 500;
  /**
   * Addresses on the console's allow-list; a call from elsewhere gives 11298. `null` = no list. Calls come from 127.0.0.1 here;
   * the sandbox has no list.
   * @defaultValue null
   */
  allowedAddresses: readonly string[] | null;
  /**
   * Who the sandbox reaches, by their names; others are to the bot as if they did not exist. Direct sessions of guilds cannot
   * be limited. `null` = this is not the sandbox.
   * @defaultValue null
   */
  sandbox: Sandbox | null;
  /**
   * A delisted bot connects to the sandbox only (4914) and its sends give 40054016; a banned one gets no token (100007), its
   * calls give 11265, and the gateway closes with 4915.
   * @defaultValue 'good'
   */
  botStanding: 'good' | 'delisted' | 'banned';
  /**
   * Shape of errors: `live` is what was seen, `code` and `err_code` both; `2026` is what is documented, `err_code` alone;
   * `guild` is `live`, but what is not under `/v2` tells `code` and `message` only, as its older endpoints do.
   * @defaultValue 'live'
   */
  errorBody: 'live' | '2026' | 'guild';
  /**
   * Size of a body from which the front proxy answers 413 in HTML, in bytes. About 32 MB was seen.
   * @defaultValue 33554432
   */
  maxBodyBytes: number;
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
   * How it ends then: closed with 4009, or asked to reconnect (op 7). Both were seen.
   * @defaultValue 4009
   */
  connectionEnd: 4009 | 'reconnect';
  /**
   * `shard` of READY for a bot that is not sharded: what it asked for, or `[0,0]` as in the documentation's sample.
   * @defaultValue 'echo'
   */
  readyShard: 'echo' | 'zeros';
  /**
   * Shard that gets the events of c2c and groups, which is not published: one by its number (of fewer, what is left of it),
   * or each person's and group's own.
   * @defaultValue 0
   */
  chatShard: number | 'spread';
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
   * Sessions that may be started in 24 hours, counted back from now. The documentation's sample shows 1000.
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
   * Channels of one guild that take such messages on one day; more give 304047. Documented.
   * @defaultValue 2
   */
  activeChannelsPerGuild: number;
  /**
   * Whether documented call rates are enforced (429).
   * @defaultValue true
   */
  enforceRateLimits: boolean;
  /**
   * HTTP status of a call that came too fast. 429 is documented, the others were seen with the number 100017.
   * @defaultValue 429
   */
  rateLimitStatus: 429 | 400 | 200;
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
   * Whether a bare `example.com` counts as a URL, as the platform has it; names of files trip it, too.
   * @defaultValue true
   */
  bareDomainsCount: boolean;
  /**
   * Words that break the rules of the platform, whose own are not known: 40034006, in guilds 1100101.
   * @defaultValue []
   */
  forbiddenWords: readonly string[];
  /**
   * Whether a keyboard without markdown is refused (22006). "Normally with msg_type 2".
   * @defaultValue false
   */
  keyboardNeedsMarkdown: boolean;
  /**
   * Rights the bot was given; a call without the right it needs is refused with 11253, 11282, 304036 or 304037.
   * @defaultValue every right, so that a call fails here for what is wrong with it
   */
  grants: readonly Grant[];
  /**
   * Whether the bot is an administrator of groups made later (11703 if not).
   * @defaultValue true
   */
  robotIsGroupAdmin: boolean;
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
   * Guild sends go through an audit: 202 first, then MESSAGE_AUDIT_PASS or _REJECT. Threads always do, and fail with 'reject'.
   * @defaultValue 'none'
   */
  guildAudit: 'none' | 'pass' | 'reject';
  /**
   * Kinds of emoji one guild message holds; more gives 620002. Not published.
   * @defaultValue 20
   */
  maxReactionKinds: number;
  /**
   * What a thread may contain; more gives 503016 to 503020. Not published.
   * @defaultValue { title: 30, text: 10000, links: 20, images: 50, videos: 5 }
   */
  forumLimits: ForumLimits;
  /**
   * How long a c2c or group message can be recalled, in milliseconds. Documented for 2026.
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
   * Formats by type of file; another gives 850019. Two pages of the documentation disagree.
   * @defaultValue png, jpg, gif, webp, bmp; mp4; silk
   */
  fileFormats: FileFormats;
  /**
   * Sizes in bytes above which the platform shows a file instead. Documented.
   * @defaultValue { image: 20 MiB, video: 30 MiB, voice: 20 MiB }
   */
  softFileLimits: Readonly<Record<keyof FileFormats, number>>;
  /**
   * Larger is refused (850031), in bytes. Documented.
   * @defaultValue 200 MiB
   */
  maxFileBytes: number;
  /**
   * Which addresses of files are really downloaded, to be checked and shown; the others are taken as if they had been.
   * @defaultValue 'loopback'
   */
  fetchFileUrls: 'loopback' | 'all' | 'never';
  /**
   * How much of what was uploaded is kept, in bytes on disk; the oldest goes first.
   * @defaultValue 256 MiB
   */
  keptFileBytes: number;
  /**
   * Size of the parts of an upload, in bytes. 5 MB and 10 MB were seen.
   * @defaultValue 5 MiB
   */
  uploadBlockBytes: number;
  /**
   * Parts a client may send at a time, as told by `upload_prepare`.
   * @defaultValue 1
   */
  uploadConcurrency: number;
  /**
   * What parts are counted from: 0 on the pages, 1 in SDKs.
   * @defaultValue 0
   */
  uploadFirstIndex: 0 | 1;
  /**
   * Where `concurrency` and the like stand in the answer: in `upload_config` on the pages, beside it in SDKs.
   * @defaultValue 'nested'
   */
  uploadConfigPlace: 'nested' | 'top';
  /**
   * How often, in seconds, and how long clients are told to report a part again.
   * @defaultValue { delaySeconds: 1, timeoutSeconds: 300 }
   */
  uploadRetry: { delaySeconds: number; timeoutSeconds: number };
  /**
   * How often a part that is there is said not to be (40093001), as happens while the storage tells the platform.
   * @defaultValue 0
   */
  partFinishRefusals: number;

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
   * Whether a webhook keeps events from the gateway, which is not stated; if not, they go to both.
   * @defaultValue true
   */
  webhookSilencesGateway: boolean;
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
    staticTokens: false,
    tokenExpiresIn: 'string',
    tokenRateLimit: null,
    unknownTokenStatus: 401,
    allowedAddresses: null,
    sandbox: null,
    botStanding: 'good',
    errorBody: 'live',
    maxBodyBytes: 32 * MIB,
    heartbeatIntervalMs: 41_250,
    heartbeatToleranceIntervals: 2,
    connectionLifetimeMs: 30 * 60_000,
    connectionEnd: 4009,
    readyShard: 'echo',
    chatShard: 0,
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
    activeChannelsPerGuild: 2,
    enforceRateLimits: true,
    rateLimitStatus: 429,
    retryAfterSeconds: 0,
    maxTextLength: 5000,
    registeredDomains: null,
    bareDomainsCount: true,
    forbiddenWords: [],
    keyboardNeedsMarkdown: false,
    grants: ALL_GRANTS,
    robotIsGroupAdmin: true,
    arkGranted: false,
    guildNeedsGateway: true,
    guildAudit: 'none',
    maxReactionKinds: 20,
    forumLimits: { ...FORUM_LIMITS },
    recallWindowMs: 120_000,
    interactionAckMs: 5000,
    fileLifetimeSeconds: 300,
    fileFormats: structuredClone(FILE_FORMATS),
    softFileLimits: { image: 20 * MIB, video: 30 * MIB, voice: 20 * MIB },
    maxFileBytes: 200 * MIB,
    fetchFileUrls: 'loopback',
    keptFileBytes: 256 * MIB,
    uploadBlockBytes: 5 * MIB,
    uploadConcurrency: 1,
    uploadFirstIndex: 0,
    uploadConfigPlace: 'nested',
    uploadRetry: { delaySeconds: 1, timeoutSeconds: 300 },
    partFinishRefusals: 0,
    webhookTimeoutMs: 5000,
    webhookAttempts: 3,
    webhookRetryMs: 1000,
    webhookSilencesGateway: true,
    signValidation: true,
    mentionWhenHearingAll: 'GROUP_AT_MESSAGE_CREATE',
    echoOwnMessages: false,
    memberOpenid: 'group',
  };
}
