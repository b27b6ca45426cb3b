import { expect } from 'vitest';
import { RATE_LIMITS } from '../../../src/rules/rate-limits.js';
import { ROUTES } from '../../../src/http/routes.js';
import type { Case, Stage } from '../stage.js';

const pathOf = (path: string): string => path.replaceAll(/:\w+/g, '1');

async function tokenOf({ emulator }: Stage, body: object): Promise<void> {
  await fetch(emulator.tokenUrl, { method: 'POST', body: JSON.stringify(body) });
}

/** As often as it may be called, and once more. */
async function flood({ api }: Stage, method: string, path: string, count: number): Promise<number[]> {
  const calls = Array.from({ length: count }, async () => (await api.call(method, path)).status);
  const statuses = await Promise.all(calls);
  return [...statuses, (await api.call(method, path)).status];
}

export const ACCESS_CASES: readonly Case[] = [
  {
    title: 'tokens and the headers they travel in',
    async act(stage) {
      await tokenOf(stage, { appId: stage.emulator.bot.appId, clientSecret: 'wrong' });
      for (const authorization of ['', 'QQBot', 'QQBot nonsense', 'Bot 1.x'])
        await stage.api.call('GET', '/users/@me', undefined, { authorization });
    },
  },
  {
    title: 'every endpoint asks for a token',
    async act({ api }) {
      for (const { method, path, needsToken = true } of ROUTES)
        if (needsToken)
          expect((await api.call(method, pathOf(path), undefined, { authorization: '' })).status).toBe(401);
    },
  },
  {
    title: 'the token endpoint is asked too often',
    async act(stage) {
      stage.fault('token-error-200');
      await tokenOf(stage, {});
    },
  },
  {
    title: 'a bot that was banned gets no token, and what it has is of no use',
    async act(stage) {
      const { appId, clientSecret } = stage.emulator.bot;
      stage.set({ botStanding: 'banned' });
      await tokenOf(stage, { appId, clientSecret });
      await stage.api.call('GET', '/users/@me');
    },
  },
  {
    title: 'calls come from an address that is not on the allow-list',
    async act(stage) {
      stage.set({ allowedAddresses: ['192.0.2.1'] });
      await stage.api.call('GET', '/users/@me');
    },
  },
  {
    title: 'every documented rate is kept, and one call more is too much',
    async act(stage) {
      for (const [key, { count }] of Object.entries(RATE_LIMITS)) {
        const [method = '', path = ''] = key.split(' ');
        const statuses = await flood(stage, method, pathOf(path), count);
        expect([key, statuses.indexOf(429)]).toEqual([key, count]);
      }
    },
  },
  {
    title: 'the bot looks itself up',
    async act({ api, emulator }) {
      await api.call('GET', '/gateway');
      await api.call('GET', '/gateway/bot');
      await api.call('GET', '/users/@me');
      await api.call('GET', '/users/@me/guilds');
      await api.call('GET', '/users/@me/guilds?limit=101');
      await api.post(`/v2/users/${emulator.user('Ming').openid}/messages`, { content: 1 });
    },
  },
];
