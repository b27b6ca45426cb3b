import { apiClient } from '../../helpers/api-client.js';
import type { Case, Stage } from '../stage.js';
import { cardWith, sentToUser, toGroup, toUser } from './chat-sends.js';

const MINUTE = 60_000;

async function recalls(stage: Stage): Promise<void> {
  const { emulator, api } = stage;
  const [ming, dev] = [emulator.user('Ming'), emulator.group('dev')];
  dev.receiveMessages();
  const recall = async (place: string, id: unknown) =>
    api.call('DELETE', `/v2/${place}/messages/${encodeURIComponent(String(id))}`);
  const [inC2c, inGroup] = [`users/${ming.openid}`, `groups/${dev.openid}`];
  await recall(inC2c, (await toUser(stage, { content: 'x' })).body['id']);
  await recall(inGroup, (await toGroup(stage, { content: 'x' })).body['id']);
  await recall(inC2c, (await ming.says('hi')).id);
  await recall(inGroup, 'nothing');
  const old = (await toUser(stage, { content: 'x' })).body['id'];
  await recall(`users/${emulator.user('Hong').openid}`, old);
  await stage.later(3 * MINUTE);
  await recall(inC2c, old);
}

/** What happens to messages once they are there. */
export const CHAT_AFTERWARDS_CASES: readonly Case[] = [
  {
    title: 'a stream is written, and only ever added to',
    async act(stage) {
      const { emulator, api } = stage;
      const { openid } = emulator.user('Ming');
      const { id } = await emulator.user('Ming').says('hi');
      const frame = async (body: object) =>
        (await api.post(`/v2/users/${openid}/stream_messages`, { input_state: 1, msg_id: id, msg_seq: 1, ...body }))
          .body;
      const first = await frame({ content_raw: 'Once' });
      const stream = { input_mode: 'replace', stream_msg_id: first['id'] };
      await frame({ ...stream, content_raw: 'Never' });
      await frame({ ...stream, content_raw: 'Once upon', input_state: 10 });
      await frame({ ...stream, content_raw: 'Once upon a time' });
    },
  },
  { title: 'recalls of own messages, of others, of none, too late', act: recalls },
  { title: 'recalls by the numbers of 2025', settings: { errorCodes: '2025' }, act: recalls },
  {
    title: 'clicks are acknowledged by the bot they are for, once',
    settings: { interactionAckMs: 0 },
    async act(stage) {
      const { emulator, api } = stage;
      const { interactionId } = await emulator.user('Ming').clicks(await sentToUser(stage, cardWith('OK')), 'ok');
      const other = await apiClient(stage.platform, emulator.addBot());
      for (const client of [other, api, api]) await client.call('PUT', `/interactions/${interactionId}`, { code: 0 });
    },
  },
];
