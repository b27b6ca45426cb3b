import { expect } from 'vitest';
import { ALL_INTENTS } from '../../../src/index.js';
import { askToken } from '../../helpers/api-client.js';
import { connect, login } from '../../helpers/gateway-client.js';
import { say } from '../platform/row.js';
import type { Rule } from './rule.js';

const seconds = (count: number): number => count * 1000;

export const SESSION_RULES: readonly Rule[] = [
  {
    id: 'token-overlap',
    what: say(
      '令牌有效 7200 秒；最后 60 秒内再取得到新令牌，旧令牌到期前仍有效',
      'a token lives 7200 s; asked for in its last 60 s a new one comes, and the old one lives on until its end',
    ),
    async prove({ platform, later, api, token }) {
      const old = token();
      const works = async () =>
        (await api.call('GET', '/users/@me', undefined, { authorization: `QQBot ${old}` })).status;
      await later(seconds(7139));
      expect(await askToken(platform)).toMatchObject({ access_token: old, expires_in: '61' });
      await later(seconds(2));
      expect(token()).not.toBe(old);
      expect(await works()).toBe(200);
      await later(seconds(60));
      expect(await works()).toBe(401);
    },
  },
  {
    id: 'token-errors',
    what: say('取令牌失败时 HTTP 状态仍是 200', 'a token that is refused comes with HTTP 200'),
    async prove({ emulator }) {
      const { status } = await fetch(emulator.tokenUrl, { method: 'POST', body: '{"appId":"1","clientSecret":"x"}' });
      expect(status).toBe(200);
    },
  },
  {
    id: 'error-body',
    what: say(
      '错误体带 code、err_code、message、trace_id，后者等于 X-Tps-trace-ID',
      'an error has code, err_code, message and trace_id, the last as in X-Tps-trace-ID',
    ),
    async prove({ api }) {
      const { headers, body } = await api.call('GET', '/nothing');
      const trace_id = headers.get('x-tps-trace-id');
      expect(body).toEqual({ code: 404, err_code: 404, message: expect.any(String), trace_id });
    },
  },
  {
    id: 'body-too-large',
    what: say('超过 32 MB 的请求得到 HTML 的 413', 'a body above 32 MB is answered with 413 in HTML'),
    async prove({ emulator, token }) {
      const headers = { authorization: `QQBot ${token()}` };
      const body = new Uint8Array(32 * 1024 * 1024 + 1);
      const response = await fetch(`${emulator.url}/v2/panels`, { method: 'POST', headers, body });
      expect([response.status, await response.text()]).toEqual([413, expect.stringContaining('<html>')]);
    },
  },
  {
    id: 'session-starts',
    what: say('session_start_limit 随登录递减', 'session_start_limit counts down with every login'),
    async prove({ api }) {
      const { body } = await api.call('GET', '/gateway/bot');
      expect(body['session_start_limit']).toMatchObject({ total: 1000, remaining: 999 });
    },
  },
  {
    id: 'max-concurrency',
    what: say('登录快于 max_concurrency 会被拒绝', 'logins faster than max_concurrency are refused'),
    settings: { enforceMaxConcurrency: true },
    async prove(stage) {
      const second = await connect(stage.platform);
      second.send({ op: 2, d: { token: `QQBot ${stage.token()}`, intents: ALL_INTENTS } });
      expect(await stage.closed(second)).toBe(4903);
    },
  },
  {
    id: 'intents',
    what: say('只推送订阅了的事件', 'a session gets the events of the intents it asked for'),
    isOnline: false,
    async prove({ platform, token, emulator }) {
      const { client } = await login(platform, token(), 1);
      await emulator.user('Ming').says('hi');
      emulator.guild().change({ name: 'x' });
      expect(await client.next()).toMatchObject({ t: 'GUILD_UPDATE', s: 2 });
    },
  },
  {
    id: 'shards',
    what: say(
      '频道事件在分片 (guild_id >> 22) % 总数；单聊和群在分片 0',
      'events of a guild are on shard (guild_id >> 22) % count, chats on shard 0',
    ),
    isOnline: false,
    async prove({ platform, token, emulator }) {
      const shards = await Promise.all(
        [0, 1, 2].map(async (index) => (await login(platform, token(), ALL_INTENTS, [index, 3])).client),
      );
      const home = Number((BigInt(emulator.guild().id) >> 22n) % 3n);
      emulator.guild().change({ name: 'x' });
      await emulator.user('Ming').says('hi');
      await Promise.all(shards.map((client) => client.settle()));
      const got = shards.map(({ frames }, index) => frames.slice(2).map(({ t }) => `${index} ${t}`)).flat();
      expect(got.toSorted()).toEqual(['0 C2C_MESSAGE_CREATE', `${home} GUILD_UPDATE`].toSorted());
    },
  },
  {
    id: 'resume',
    what: say(
      '恢复后按序补发错过的事件，然后是 d 为空字符串的 RESUMED',
      'after a resume what was missed follows in order, then RESUMED with an empty string',
    ),
    isOnline: false,
    async prove({ platform, token, emulator }) {
      const { client, sessionId } = await login(platform, token(), ALL_INTENTS);
      client.terminate();
      for (const text of ['1', '2']) await emulator.user('Ming').says(text);
      const again = await connect(platform);
      again.send({ op: 6, d: { token: token(), session_id: sessionId, seq: 1 } });
      const frames = [await again.next(), await again.next(), await again.next()];
      expect(frames).toMatchObject([
        { s: 2, d: { content: '1' } },
        { s: 3, d: { content: '2' } },
        { t: 'RESUMED', d: '' },
      ]);
    },
  },
  {
    id: 'recycling',
    what: say('连接约 30 分钟后以 4009 断开', 'a connection is closed with 4009 after about 30 minutes'),
    settings: { connectionLifetimeMs: 30 },
    async prove(stage) {
      expect(await stage.closed(stage.client)).toBe(4009);
    },
  },
];
