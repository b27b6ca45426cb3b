import type { Call, Route } from '../call.js';

const address = ({ origin }: Call): string => `${origin.replace(/^http/, 'ws')}/websocket`;

/** @see {@link https://bot.q.qq.com/wiki/develop/api-v2/openapi/wss/url_get.html} */
export const gatewayRoutes: readonly Route[] = [
  { method: 'GET', path: '/gateway', handle: (call) => ({ body: { url: address(call) } }) },
  {
    method: 'GET',
    path: '/gateway/bot',
    handle: (call) => {
      const { recommendedShards, sessionStartTotal, maxConcurrency } = call.platform.settings;
      const exhausted = call.platform.faults.take('session-limit');
      const limit = {
        total: sessionStartTotal,
        remaining: exhausted ? 0 : call.platform.sessions.remaining(call.bot),
        reset_after: exhausted?.resetAfterMs ?? call.platform.sessions.resetAfterMs(call.bot),
        max_concurrency: maxConcurrency,
      };
      return { body: { url: address(call), shards: recommendedShards, session_start_limit: limit } };
    },
  },
];
