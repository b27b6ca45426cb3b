import type { Answered } from '../../helpers/api-client.js';
import { ChannelType } from '../../../src/index.js';
import type { Case, Stage } from '../stage.js';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

const general = ({ emulator }: Stage) => emulator.channel('general');
const call = (stage: Stage, method: string, rest: string, body?: object, { id } = general(stage)): Promise<Answered> =>
  stage.api.call(method, `/channels/${id}/${rest}`, body);
const heard = async (stage: Stage) => (await general(stage).member('Ming').says('hi')).id;

export const CHANNEL_CONTENT_CASES: readonly Case[] = [
  {
    title: 'announcements and pins',
    async act(stage) {
      const { emulator, api } = stage;
      const message_id = await heard(stage);
      const elsewhere = (await emulator.channel('other').member('Ming').says('hi')).id;
      const announces = `/guilds/${emulator.guild().id}/announces`;
      const recommend = (count: number, id = '1') => Array.from({ length: count }, () => ({ channel_id: id }));
      await api.post(announces, { channel_id: general(stage).id, message_id });
      for (const list of [recommend(0), recommend(1), recommend(4)])
        await api.post(announces, { recommend_channels: list });
      await api.post(announces, { recommend_channels: recommend(1, general(stage).id), announces_type: 2 });
      for (const which of ['all', '08no']) await api.call('DELETE', `${announces}/${which}`);
      for (const id of [message_id, '08no']) await call(stage, 'POST', 'announces', { message_id: id });
      for (const which of ['all', '08no']) await call(stage, 'DELETE', `announces/${which}`);
      for (const id of [message_id, elsewhere]) await call(stage, 'PUT', `pins/${id}`);
      await call(stage, 'GET', 'pins');
      await api.call('GET', '/channels/1/pins');
      for (const id of [message_id, '08no']) await call(stage, 'DELETE', `pins/${id}`);
      for (let n = 0; n < 21; n += 1) await call(stage, 'PUT', `pins/${await heard(stage)}`);
    },
  },
  {
    title: 'schedules',
    async act(stage) {
      const at = (ms: number) => String(stage.now() + ms);
      const plan = (body: object = {}) => ({
        schedule: { name: 'chess', start_timestamp: at(HOUR), end_timestamp: at(2 * HOUR), ...body },
      });
      const create = (body: object) => call(stage, 'POST', 'schedules', body);
      const { body } = await create(plan());
      const path = `schedules/${String(body['id'])}`;
      await call(stage, 'GET', 'schedules');
      await call(stage, 'GET', 'schedules?since=x');
      await call(stage, 'GET', path);
      await call(stage, 'PATCH', path, plan());
      await call(stage, 'DELETE', path);
      for (const method of ['GET', 'DELETE']) await call(stage, method, path);
      await call(stage, 'PATCH', path, plan());
      await create({});
      await create(plan({ name: '' }));
      await create(plan({ start_timestamp: '1' }));
      await create(plan({ end_timestamp: at(0) }));
      await create(plan({ end_timestamp: at(9 * DAY) }));
      await create(plan({ jump_channel_id: general(stage).id }));
      await create(plan({ jump_channel_id: '1' }));
      await create(plan({ jump_channel_id: stage.emulator.guild('club').channel('general').id }));
      for (let n = 0; n < 10; n += 1) await create(plan());
    },
  },
  {
    title: 'reactions',
    async act(stage) {
      const id = await heard(stage);
      const path = `messages/${id}/reactions/1/4`;
      for (const method of ['PUT', 'PUT', 'GET', 'DELETE', 'DELETE']) await call(stage, method, path);
      for (const method of ['PUT', 'GET']) await call(stage, method, 'messages/08no/reactions/1/4');
      for (let n = 1; n <= 21; n += 1) await call(stage, 'PUT', `messages/${id}/reactions/1/${n}`);
    },
  },
  {
    title: 'audio and the microphone',
    async act(stage) {
      const voice = stage.emulator.channel('voice', ChannelType.Voice);
      for (const channel of [voice, general(stage)]) {
        await call(stage, 'POST', 'audio', { status: 0, audio_url: 'https://example.com/a.mp3' }, channel);
        for (const method of ['PUT', 'DELETE']) await call(stage, method, 'mic', undefined, channel);
      }
    },
  },
  {
    title: 'threads',
    async act(stage) {
      const forum = stage.emulator.channel('forum', ChannelType.Forum);
      const publish = (body: object) =>
        call(stage, 'PUT', 'threads', { title: 'T', content: 'C', format: 1, ...body }, forum);
      const elements = (type: number, count: number) => ({
        format: 4,
        content: JSON.stringify({
          paragraphs: [{ elems: Array.from({ length: count }, () => ({ type })), props: {} }],
        }),
      });
      const thread = forum.member('Ming').opensThread('T', 'C');
      await publish({});
      await call(stage, 'GET', 'threads', undefined, forum);
      await call(stage, 'GET', 'threads');
      for (const id of [thread.id, 'B_no']) {
        await call(stage, 'GET', `threads/${id}`, undefined, forum);
        await call(stage, 'DELETE', `threads/${id}`, undefined, forum);
      }
      await publish({ title: '' });
      await publish({ content: '' });
      await publish({ format: 4, content: '{' });
      await publish({ title: 'x'.repeat(31) });
      await publish({ content: 'x'.repeat(10_001) });
      await publish({ content: 'https://a.b '.repeat(21) });
      await publish(elements(2, 51));
      await publish(elements(3, 6));
    },
  },
];
