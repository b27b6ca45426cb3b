import { expect } from 'vitest';
import { CloseCode } from '@qqbotjs/core/protocol';
import { ALL_INTENTS } from '../../../src/index.js';
import { CLOSE_REASONS } from '../../../src/gateway/close-reasons.js';
import { connect, type GatewayClient, login } from '../../helpers/gateway-client.js';
import type { Case, Stage } from '../stage.js';

const identify = (stage: Stage, d: object = {}) => ({
  op: 2,
  d: { token: `QQBot ${stage.token()}`, intents: ALL_INTENTS, shard: [0, 1], properties: {}, ...d },
});
const resume = (stage: Stage, session_id: string, seq: number) => ({
  op: 6,
  d: { token: `QQBot ${stage.token()}`, session_id, seq },
});

/** A new socket says something and is closed for it. */
function says(title: string, code: number, frame: (stage: Stage) => unknown, settings?: Case['settings']): Case {
  return {
    title: `a client that ${title} is closed with ${code}`,
    settings,
    isOnline: false,
    async act(stage) {
      const client = await connect(stage.platform);
      client.send(frame(stage));
      expect(await stage.closed(client)).toBe(code);
    },
  };
}

/** The bot that is logged in says something and is closed for it. */
function saysLater(title: string, code: number, act: (stage: Stage, client: GatewayClient) => void): Case {
  return {
    title: `a bot that ${title} is closed with ${code}`,
    async act(stage) {
      act(stage, stage.client);
      expect(await stage.closed(stage.client)).toBe(code);
    },
  };
}

const byFault = Object.values(CloseCode).filter((code) => !(code in CLOSE_REASONS));

export const GATEWAY_CASES: readonly Case[] = [
  saysLater('sends what only the platform sends', 4001, (_, client) => client.send({ op: 10 })),
  says('sends no JSON', 4002, () => 'hello'),
  says('sends events before it is logged in', 4003, () => ({ op: 0 })),
  says('has a bad token', 4004, (stage) => identify(stage, { token: 'QQBot x' }), { badGatewayToken: 4004 }),
  saysLater('logs in twice', 4005, (stage, client) => client.send(identify(stage))),
  says('resumes a session there is none of', 4006, (stage) => resume(stage, 'none', 1)),
  saysLater('sends 121 frames', 4008, (_, client) => {
    for (let n = 0; n < 121; n += 1) client.send({ op: 1, d: null });
  }),
  says('is shard 1 of 1', 4010, (stage) => identify(stage, { shard: [1, 1] })),
  says('asks for an intent there is none of', 4013, (stage) => identify(stage, { intents: 1 << 2 })),
  says('asks for an intent it was not granted', 4014, (stage) => identify(stage), { grantedIntents: 1 }),
  says('has a bad token', 4903, (stage) => identify(stage, { token: 'QQBot x' })),
  {
    title: 'a client without heartbeats is closed with 4009',
    settings: { heartbeatIntervalMs: 20 },
    isOnline: false,
    async act(stage) {
      expect(await stage.closed(await connect(stage.platform))).toBe(4009);
    },
  },
  {
    title: 'a session is resumed, never with a wrong seq, and its old socket is closed with 4902',
    isOnline: false,
    async act(stage) {
      const { client, sessionId } = await login(stage.platform, stage.token(), ALL_INTENTS);
      client.send({ op: 1, d: 1 });
      const wrong = await connect(stage.platform);
      wrong.send(resume(stage, sessionId, 99));
      expect(await stage.closed(wrong)).toBe(4007);
      const again = await connect(stage.platform);
      again.send(resume(stage, sessionId, 1));
      expect(await stage.closed(client)).toBe(4902);
      expect(await again.next()).toMatchObject({ t: 'RESUMED' });
    },
  },
  {
    title: 'the platform asks to reconnect',
    async act(stage) {
      stage.fault('reconnect');
      expect(await stage.client.next()).toEqual({ op: 7 });
    },
  },
  {
    title: 'a bot that was delisted, or banned, is closed with 4914 and 4915',
    isOnline: false,
    async act(stage) {
      for (const [botStanding, code] of [
        ['delisted', 4914],
        ['banned', 4915],
      ] as const) {
        stage.set({ botStanding });
        const client = await connect(stage.platform);
        client.send(identify(stage));
        expect(await stage.closed(client)).toBe(code);
      }
    },
  },
  ...byFault.map(
    (code): Case => ({
      title: `the fault "close" closes with ${code}`,
      async act(stage) {
        stage.fault('close', { code });
        expect(await stage.closed(stage.client)).toBe(code);
      },
    }),
  ),
];
