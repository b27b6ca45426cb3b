import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FAULTS, type FaultName, startEmulator } from '../src/index.js';
import { apiClient } from './helpers/api-client.js';
import { connect, login } from './helpers/gateway-client.js';

const NAMES = Object.keys(FAULTS) as FaultName[];

describe('the catalogue', () => {
  test.each([
    ['faults.md', 'en'],
    ['faults.zh-CN.md', 'zh-CN'],
  ] as const)('%s lists every fault, what it does, and every option with its default', (document, locale) => {
    const text = readFileSync(new URL(`../docs/${document}`, import.meta.url), 'utf8');
    for (const name of NAMES) {
      const row = text.split('\n').find((line) => line.startsWith(`| \`${name}\``));
      expect(row, name).toBeDefined();
      expect(row).toContain(FAULTS[name].title[locale]);
      for (const [option, value] of Object.entries(FAULTS[name].defaults)) {
        expect(row).toContain(`\`${option}\``);
        if (typeof value !== 'string') expect(row).toContain(`\`${option}\` ${value}`);
      }
    }
  });
});

test.each(['faults.md', 'faults.zh-CN.md'])(
  'the scenario in %s is the one of the file, which is played in a test',
  (document) => {
    const text = readFileSync(new URL(`../docs/${document}`, import.meta.url), 'utf8');
    const file = readFileSync(new URL('../docs/scenario.example.json', import.meta.url), 'utf8');
    expect(JSON.parse(/```json\n([^]*?)```/.exec(text)?.[1] ?? '')).toEqual(JSON.parse(file));
  },
);

describe('how often', () => {
  test('times ends a fault by itself, and the function ends it before', async () => {
    await using emulator = await startEmulator({ page: false });
    const { call } = await apiClient(emulator);
    const status = async () => (await call('GET', '/gateway/bot')).status;
    emulator.faults.start('gateway-endpoint-500', { times: 2 });
    expect([await status(), await status(), await status()]).toEqual([500, 500, 200]);
    const end = emulator.faults.start('gateway-endpoint-500');
    expect(await status()).toBe(500);
    end();
    expect(await status()).toBe(200);
  });

  test('probability lets some calls through', async () => {
    await using emulator = await startEmulator({ page: false, settings: { enforceRateLimits: false } });
    const { call } = await apiClient(emulator);
    emulator.faults.start('gateway-endpoint-500', { probability: 0.5 });
    const seen = new Set<number>();
    for (let n = 0; n < 100 && seen.size < 2; n++) seen.add((await call('GET', '/gateway/bot')).status);
    expect(seen).toEqual(new Set([200, 500]));
  });
});

describe('what is not visible from outside the protocol', () => {
  test('half-open: the socket stays open, nothing passes, and the session can be taken up by another', async () => {
    await using emulator = await startEmulator({ page: false, settings: { heartbeatIntervalMs: 20 } });
    const { token } = await apiClient(emulator);
    const { client, ready } = await login(emulator, token, 1 << 25);
    emulator.faults.start('half-open');
    client.send({ op: 1, d: 1 });
    await emulator.user('amy').says('unheard');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(client.frames).toHaveLength(2);
    expect(emulator.gateway.connections).toBe(1);
    const other = await connect(emulator);
    const { session_id } = ready.d as { session_id: string };
    other.send({ op: 6, d: { token: `QQBot ${token}`, session_id, seq: 1 } });
    expect(await other.next()).toMatchObject({ t: 'C2C_MESSAGE_CREATE', d: { content: 'unheard' } });
  });

  test('send-500-accepted and send-reset-accepted: the message is there', async () => {
    await using emulator = await startEmulator({ page: false });
    const { post } = await apiClient(emulator);
    const amy = emulator.user('amy');
    const said = await amy.says('hi');
    const reply = (content: string, msg_seq: number) =>
      post(`/v2/users/${amy.openid}/messages`, { content, msg_id: said.id, msg_seq });
    emulator.faults.start('send-500-accepted', { times: 1 });
    expect((await reply('one', 1)).status).toBe(500);
    emulator.faults.start('send-reset-accepted', { times: 1 });
    await expect(reply('two', 2)).rejects.toThrow();
    emulator.faults.start('send-reset', { times: 1 });
    await expect(reply('three', 3)).rejects.toThrow();
    expect(said.replies.map(({ content }) => content)).toEqual(['one', 'two']);
  });

  test('duplicate-dispatch and mention-twice: the same message twice, each with a number of its own', async () => {
    await using emulator = await startEmulator({ page: false });
    const { token } = await apiClient(emulator);
    const { client } = await login(emulator, token, 1 << 25);
    emulator.faults.start('duplicate-dispatch', { times: 1 });
    await emulator.user('amy').says('hi');
    emulator.faults.start('mention-twice', { times: 1 });
    await emulator.group('dev').member('ben').says('ho');
    await client.settle();
    const events = client.frames.slice(2).map(({ t, s, d }) => ({ t, s, id: (d as { id: string }).id }));
    expect(events.map(({ t }) => t)).toEqual([
      'C2C_MESSAGE_CREATE',
      'C2C_MESSAGE_CREATE',
      'GROUP_AT_MESSAGE_CREATE',
      'GROUP_MESSAGE_CREATE',
    ]);
    expect(events.map(({ s }) => s)).toEqual([2, 3, 4, 5]);
    expect(new Set(events.map(({ id }) => id)).size).toBe(2);
  });
});
