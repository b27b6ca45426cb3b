import { expect, test } from 'vitest';
import type { ThreadView } from '../src/control/thread-view.js';
import { type Emulator, startEmulator } from '../src/index.js';
import { apiClient } from './helpers/api-client.js';
import { connect, login } from './helpers/gateway-client.js';

async function threadsOf({ url }: Emulator): Promise<ThreadView[]> {
  return (await (await fetch(`${url}/_emulator/threads`)).json()) as ThreadView[];
}

test('a thread tells what was said, and each answer with its number, kind and fate', async () => {
  await using emulator = await startEmulator();
  const { post } = await apiClient(emulator);
  const amy = emulator.user('amy');
  const { id } = await amy.says('hi');
  const send = (body: object) => post(`/v2/users/${amy.openid}/messages`, { msg_id: id, ...body });
  const sent = await send({ content: 'a', msg_type: 0, msg_seq: 1 });
  await send({ content: 'a', msg_type: 0, msg_seq: 1 });
  await send({ msg_type: 6, input_notify: { input_type: 1, input_second: 3 }, msg_seq: 2 });
  const [thread] = await threadsOf(emulator);
  expect(thread).toMatchObject({
    id,
    bot: emulator.bot.appId,
    event: 'C2C_MESSAGE_CREATE',
    kind: 'msg_id',
    scene: 'c2c',
    conversation: 'amy',
    who: 'amy',
    text: 'hi',
    used: 2,
    limit: 4,
    windowMs: 3_600_000,
  });
  expect(thread?.replies.map(({ kind, seq, code, messageId }) => [kind, seq, code, messageId])).toEqual([
    ['text', 1, undefined, sent.body['id']],
    ['text', 1, 40_054_005, undefined],
    ['typing', 2, undefined, expect.any(String)],
  ]);
  expect(emulator.log.entries.find(({ n }) => n === thread?.replies[1]?.n)).toMatchObject({ code: 40_054_005 });
});

test('the frames of a stream are one answer', async () => {
  await using emulator = await startEmulator();
  const { post } = await apiClient(emulator);
  const amy = emulator.user('amy');
  const { id } = await amy.says('hi');
  const frame = (body: object) => post(`/v2/users/${amy.openid}/stream_messages`, { msg_seq: 1, ...body });
  const first = await frame({ msg_id: id, content_raw: 'a', input_mode: 'append', input_state: 1 });
  const stream_msg_id = first.body['id'];
  await frame({ stream_msg_id, content_raw: 'b', input_mode: 'append', input_state: 1 });
  await frame({ stream_msg_id, content_raw: 'c', input_mode: 'append', input_state: 10 });
  const [thread] = await threadsOf(emulator);
  expect(thread?.replies).toMatchObject([{ kind: 'stream', seq: 1, frames: 3, messageId: stream_msg_id }]);
  expect(thread?.used).toBe(1);
});

test('an event that can be answered has a thread, one that cannot has none, and 500 are kept', async () => {
  await using emulator = await startEmulator();
  emulator.group('dev').addRobot();
  emulator.group('dev').removeRobot();
  const [first] = await threadsOf(emulator);
  expect(first).toMatchObject({ kind: 'event_id', event: 'GROUP_ADD_ROBOT', conversation: 'dev', limit: 5 });
  for (let n = 0; n < 510; n++) await emulator.user('amy').says(String(n));
  const all = await threadsOf(emulator);
  expect([all.length, all[0]?.text, all.at(-1)?.text]).toEqual([500, '10', '509']);
});

test('a bot tells its sessions: intents by name, resumes, the last number and heartbeat', async () => {
  await using emulator = await startEmulator();
  const { token } = await apiClient(emulator);
  const state = async () => (await fetch(`${emulator.url}/_emulator/state`)).json() as Promise<StateOfBots>;
  const { client, ready } = await login(emulator, token, (1 << 25) | (1 << 26));
  client.send({ op: 1, d: 1 });
  await client.settle();
  const { session_id: id } = ready.d as { session_id: string };
  const [session] = (await state()).bots[0]?.sessions ?? [];
  expect(session).toMatchObject({
    id: id.slice(0, 8),
    shard: [0, 1],
    intents: ['GROUP_AND_C2C_EVENT', 'INTERACTION'],
    seq: 1,
    resumes: 0,
    connection: 1,
  });
  expect(session?.['heartbeatAt']).toBeGreaterThan(0);
  emulator.gateway.terminate();
  await expect.poll(async () => (await state()).bots[0]?.sessions[0]).not.toHaveProperty('connection');
  const again = await connect(emulator);
  again.send({ op: 6, d: { token: `QQBot ${token}`, session_id: id, seq: 1 } });
  await expect.poll(async () => (await state()).bots[0]?.sessions[0]).toMatchObject({ resumes: 1, connection: 2 });
});

interface StateOfBots {
  bots: { sessions: Record<string, unknown>[] }[];
}
