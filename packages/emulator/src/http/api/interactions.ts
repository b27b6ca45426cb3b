import { Refusal } from '../../rules/refusal.js';
import type { Route } from '../call.js';

const MAX_CODE = 5;

/** @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/message/trans/msg-btn.html} */
export const interactionRoutes: readonly Route[] = [
  {
    method: 'PUT',
    path: '/interactions/:id',
    handle: ({ bot, platform, params, body }) => {
      const id = params['id'] ?? '';
      const { code = 0 } = body;
      if (!Number.isInteger(code) || (code as number) < 0 || (code as number) > MAX_CODE)
        throw new Refusal('malformedBody');
      if (platform.bots.some((other) => other !== bot && other.interactions.has(id)))
        throw new Refusal('foreignInteraction');
      if (!bot.interactions.acknowledge(id, code as number)) throw new Refusal('noSuchInteraction');
      return { body: {} };
    },
  },
];
