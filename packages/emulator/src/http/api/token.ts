import type { Localized } from '@qqbotjs/core';
import { SOURCES } from '../../rules/sources.js';
import type { Answer, Route } from '../call.js';

/** Sent with HTTP 200: only the missing `access_token` and the code tell that it failed. */
const INVALID = { code: 100_016, message: 'invalid appid or secret' };

/** The sentence the log shows for a refused token. */
const INVALID_RULE: Localized = {
  'zh-CN': 'appId 或 clientSecret 不正确（注意：失败时 HTTP 状态仍是 200）。',
  en: 'appId or clientSecret is wrong (note: the HTTP status is 200 all the same).',
};

const REFUSED: Answer = { body: INVALID, rule: INVALID_RULE, source: SOURCES.callingApi };

export const tokenRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/app/getAppAccessToken',
    needsToken: false,
    handle: ({ platform, body }) => {
      const bot = platform.bots.find(({ appId }) => appId === body['appId']);
      if (!bot || bot.clientSecret !== body['clientSecret']) return REFUSED;
      return { body: bot.tokens.issue() };
    },
  },
];
