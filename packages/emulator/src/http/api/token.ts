import type { Localized } from '@qqbotjs/core';
import type { EmulatedBot } from '../../bot.js';
import { SOURCES } from '../../rules/sources.js';
import type { EmulatorSettings } from '../../settings.js';
import { sameText } from '../../safety/same-text.js';
import type { Answer, Handler, Route } from '../call.js';

/** Sent with HTTP 200: only the missing `access_token` and the code tell that it failed. */
const INVALID = { code: 100_016, message: 'invalid appid or secret' };

const BANNED: Answer = {
  body: { code: 100_007, message: 'appid invalid' },
  rule: { 'zh-CN': '机器人已被封禁（设置 botStanding）。', en: 'The bot was banned (setting botStanding).' },
  source: SOURCES.errorCodes,
};

const TOO_OFTEN: Answer = {
  body: { code: 100_001, message: 'too many requests' },
  rule: {
    'zh-CN': '获取 access_token 过于频繁（设置 tokenRateLimit）；注意：HTTP 状态仍是 200。',
    en: 'Access tokens are asked for too often (setting tokenRateLimit); note: the HTTP status is 200 all the same.',
  },
  source: SOURCES.errorCodes,
};

/** Not a rule of the platform: on an address others reach, nobody tries secrets out. */
const GUESSED: Answer = {
  body: TOO_OFTEN.body,
  rule: {
    'zh-CN': '这个地址在一分钟内用错误的 clientSecret 尝试了太多次。',
    en: 'Too many wrong secrets came from this address within a minute.',
  },
};

/** The sentence the log shows for a refused token. */
const INVALID_RULE: Localized = {
  'zh-CN': 'appId 或 clientSecret 不正确（注意：失败时 HTTP 状态仍是 200）。',
  en: 'appId or clientSecret is wrong (note: the HTTP status is 200 all the same).',
};

const REFUSED: Answer = { body: INVALID, rule: INVALID_RULE, source: SOURCES.callingApi };

function isTooOften({ counts }: EmulatedBot, { tokenRateLimit }: EmulatorSettings, now: number): boolean {
  return tokenRateLimit !== null && !counts.take('token', tokenRateLimit.calls, tokenRateLimit.windowMs, now);
}

const giveToken: Handler = ({ platform, body, request }) => {
  const { settings, guesses } = platform;
  const from = request.socket.remoteAddress;
  const bot = platform.bots.find(({ appId }) => appId === body['appId']);
  if (bot && isTooOften(bot, settings, platform.now())) return TOO_OFTEN;
  const waitMs = guesses?.waitMs(from) ?? 0;
  if (waitMs > 0) return { ...GUESSED, headers: { 'Retry-After': String(Math.ceil(waitMs / 1000)) } };
  if (!bot || !sameText(bot.clientSecret, String(body['clientSecret']))) {
    guesses?.wrong(from);
    return REFUSED;
  }
  if (settings.botStanding === 'banned') return BANNED;
  const { access_token, expires_in } = bot.tokens.issue();
  return { body: { access_token, expires_in: settings.tokenExpiresIn === 'number' ? Number(expires_in) : expires_in } };
};

export const tokenRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/app/getAppAccessToken',
    needsToken: false,
    handle: giveToken,
  },
];
