import type { Localized } from '@qqbotjs/core';
import { isRecord } from './http/is-record.js';
import { ALL_GRANTS } from './rules/grants.js';
import type { EmulatorSettings } from './settings.js';
import { either, fields, type FieldsShape, flag, list, Misfit, number, oneOf, orNull, text } from './state/shape.js';

const SCENE = oneOf('c2c', 'group', 'channel', 'dm');
const REPLY_RULE = fields({ windowMs: number, limit: orNull(number) });

/** What each setting may be. */
export const SETTINGS_SHAPE: FieldsShape<EmulatorSettings> = fields<EmulatorSettings>({
  tokenLifetimeSeconds: number,
  tokenOverlapSeconds: number,
  staticTokens: flag,
  tokenExpiresIn: oneOf('string', 'number'),
  tokenRateLimit: orNull(fields({ calls: number, windowMs: number })),
  unknownTokenStatus: oneOf(401, 200, 500),
  allowedAddresses: orNull(list(text)),
  sandbox: orNull(fields({ users: list(text), groups: list(text), guilds: list(text) })),
  botStanding: oneOf('good', 'delisted', 'banned'),
  errorBody: oneOf('live', '2026', 'guild'),
  maxBodyBytes: number,
  heartbeatIntervalMs: number,
  heartbeatToleranceIntervals: number,
  connectionLifetimeMs: number,
  connectionEnd: oneOf(4009, 'reconnect'),
  readyShard: oneOf('echo', 'zeros'),
  chatShard: either(number, oneOf('spread')),
  grantedIntents: number,
  recommendedShards: number,
  sessionStartTotal: number,
  maxConcurrency: number,
  enforceMaxConcurrency: flag,
  frameLimit: fields({ frames: number, windowMs: number }),
  sessionRetentionMs: number,
  replayLimit: fields({ events: number, ageMs: number }),
  replayOverlap: number,
  deadSession: oneOf(4006, 4902, 'invalid-session'),
  badGatewayToken: oneOf('invalid-session', 4004),
  replyRules: fields({ c2c: REPLY_RULE, group: REPLY_RULE, channel: REPLY_RULE, dm: REPLY_RULE }),
  repliableEvents: list(text),
  failedSendsSpendBudget: flag,
  errorCodes: oneOf('2026', '2025'),
  friendAllowsActive: flag,
  groupAllowsActive: flag,
  activeQuotas: list(fields({ scene: SCENE, per: oneOf('bot', 'target'), count: number, windowMs: number })),
  activeChannelsPerGuild: number,
  enforceRateLimits: flag,
  rateLimitStatus: oneOf(429, 400, 200),
  retryAfterSeconds: number,
  maxTextLength: number,
  registeredDomains: orNull(list(text)),
  bareDomainsCount: flag,
  forbiddenWords: list(text),
  keyboardNeedsMarkdown: flag,
  grants: list(oneOf(...ALL_GRANTS)),
  robotIsGroupAdmin: flag,
  arkGranted: flag,
  guildNeedsGateway: flag,
  guildAudit: oneOf('none', 'pass', 'reject'),
  maxReactionKinds: number,
  forumLimits: fields({ title: number, text: number, links: number, images: number, videos: number }),
  recallWindowMs: number,
  interactionAckMs: number,
  fileLifetimeSeconds: number,
  fileFormats: fields({ image: list(text), video: list(text), voice: list(text) }),
  softFileLimits: fields({ image: number, video: number, voice: number }),
  maxFileBytes: number,
  fetchFileUrls: oneOf('loopback', 'all', 'never'),
  keptFileBytes: number,
  uploadBlockBytes: number,
  uploadConcurrency: number,
  uploadFirstIndex: oneOf(0, 1),
  uploadConfigPlace: oneOf('nested', 'top'),
  uploadRetry: fields({ delaySeconds: number, timeoutSeconds: number }),
  partFinishRefusals: number,
  webhookTimeoutMs: number,
  webhookAttempts: number,
  webhookRetryMs: number,
  webhookSilencesGateway: flag,
  signValidation: flag,
  mentionWhenHearingAll: oneOf('GROUP_AT_MESSAGE_CREATE', 'GROUP_MESSAGE_CREATE', 'both'),
  echoOwnMessages: flag,
  memberOpenid: oneOf('group', 'user'),
});

const NAME = { 'zh-CN': '某个设置的名字', en: 'the name of a setting' };

function readSetting(name: string, value: unknown, place: string): unknown {
  const { shapes } = SETTINGS_SHAPE;
  if (!Object.hasOwn(shapes, name)) throw new Misfit(place, NAME);
  return shapes[name as keyof EmulatorSettings].read(value, place);
}

/**
 * Checks changes to settings, all of them before any is made.
 *
 * @throws {@link Misfit} for the first that there is not, or whose value does not fit.
 */
export function readSettings(changes: Readonly<Record<string, unknown>>, path = ''): Partial<EmulatorSettings> {
  const read = Object.entries(changes).map(([name, value]) => {
    const place = path === '' ? name : `${path}.${name}`;
    return [name, readSetting(name, value, place)];
  });
  return Object.fromEntries(read) as Partial<EmulatorSettings>;
}

function problemsOf([name, value]: [string, unknown]): Localized[] {
  try {
    readSetting(name, value, name);
    return [];
  } catch (error) {
    if (error instanceof Misfit) return [error.text];
    throw error;
  }
}

/**
 * What is wrong with settings that come from elsewhere, such as a file: one text for each that there is not, or whose
 * value does not fit. Settings without problems can be given to {@link startEmulator}.
 */
export function settingsProblems(settings: unknown): Localized[] {
  if (!isRecord(settings)) return [{ 'zh-CN': '应为由设置组成的对象。', en: 'An object of settings is expected.' }];
  return Object.entries(settings).flatMap(problemsOf);
}

/** Those that are not as they are at first. */
export function changedSettings(settings: EmulatorSettings, defaults: EmulatorSettings): Record<string, unknown> {
  const isChanged = ([name, value]: [string, unknown]): boolean =>
    JSON.stringify(value) !== JSON.stringify(defaults[name as keyof EmulatorSettings]);
  return Object.fromEntries(Object.entries(settings).filter(isChanged));
}
