import type { Answered } from '../../helpers/api-client.js';
import type { Case, Stage } from '../stage.js';

const MINUTE = 60_000;
const CARD = { markdown: { content: '# one' } };

const general = ({ emulator }: Stage) => emulator.channel('general');
const call = (stage: Stage, method: string, rest: string, body?: object): Promise<Answered> =>
  stage.api.call(method, `/channels/${general(stage).id}/${rest}`, body);
const send = async (stage: Stage, body: object) => String((await call(stage, 'POST', 'messages', body)).body['id']);
const heard = async (stage: Stage) => (await general(stage).member('Ming').says('hi')).id;

async function refusedSends(stage: Stage): Promise<void> {
  const msg_id = await heard(stage);
  await stage.later(6 * MINUTE);
  const elsewhere = (await stage.emulator.channel('other').member('Ming').says('hi')).id;
  const bodies = [
    {},
    { content: 'x', msg_id },
    { content: 'x', msg_id: '08no' },
    { content: 'x', ark: {} },
    { content: 'x', message_reference: { message_id: '08no' } },
    { content: 'x', message_reference: { message_id: elsewhere } },
    { content: 'x', ...CARD },
    { ...CARD, keyboard: {} },
    { ...CARD, keyboard: { content: { rows: [{}] } } },
    ...[{}, { key: 'a', values: [''] }].map((param) => ({ markdown: { template_id: 1, params: [param] } })),
  ];
  for (const body of bodies) await call(stage, 'POST', 'messages', body);
}

export const GUILD_MESSAGE_CASES: readonly Case[] = [
  {
    title: 'messages of a channel are sent, read, edited and recalled',
    async act(stage) {
      const card = await send(stage, CARD);
      await call(stage, 'GET', `messages/${card}`);
      await call(stage, 'PATCH', `messages/${card}`, CARD);
      await call(stage, 'PATCH', `messages/${card}`, {});
      await call(stage, 'PATCH', `messages/${await send(stage, { content: 'x' })}`, CARD);
      await call(stage, 'PATCH', `messages/${await heard(stage)}`, CARD);
      await call(stage, 'DELETE', `messages/${card}`);
      for (const method of ['GET', 'DELETE']) await call(stage, method, 'messages/08no');
      await refusedSends(stage);
      await stage.api.post('/channels/1/messages', { content: 'x' });
    },
  },
  {
    title: 'direct sessions',
    async act(stage) {
      const { api, emulator } = stage;
      const open = (recipient_id: string) =>
        api.post('/users/@me/dms', { recipient_id, source_guild_id: emulator.guild().id });
      const { body } = await open(emulator.guild().member('Ming').id);
      await open('1');
      const path = `/dms/${String(body['guild_id'])}`;
      const sent = await api.post(`${path}/messages`, { content: 'hi' });
      await api.call('DELETE', `${path}/messages/${String(sent.body['id'])}`);
      await api.call('DELETE', `${path}/messages/${(await emulator.directMessage('Ming').says('hi')).id}`);
      for (let n = 0; n < 2; n += 1) await api.post(`${path}/messages`, { content: 'x' });
      await api.post(`${path}/settingguide`, { setting_guide: { guild_id: emulator.guild().id } });
      await api.post(`${path}/settingguide`, {});
      await api.post('/dms/1/messages', { content: 'x' });
    },
  },
  {
    title: 'more than a channel takes, in a second and in a day',
    async act(stage) {
      for (let n = 0; n < 6; n += 1) await call(stage, 'POST', 'messages', { content: 'x' });
      for (let n = 0; n < 16; n += 1) {
        await stage.later(1000);
        await call(stage, 'POST', 'messages', { content: 'x' });
      }
    },
  },
  {
    title: 'what the owner set about messages',
    async act(stage) {
      const { api, emulator } = stage;
      const { messageSetting, id } = emulator.guild();
      await api.call('GET', `/guilds/${id}/message/setting`);
      await call(stage, 'POST', 'settingguide', { content: 'please' });
      await api.post('/channels/1/settingguide', {});
      messageSetting.channel_ids.push('1');
      await call(stage, 'POST', 'messages', { content: 'x' });
      Object.assign(messageSetting, { disable_push_msg: true, disable_create_dm: true });
      await call(stage, 'POST', 'messages', { content: 'x' });
      await api.post('/users/@me/dms', { recipient_id: emulator.guild().member('Ming').id, source_guild_id: id });
    },
  },
  {
    title: 'a bot that is not at the gateway',
    isOnline: false,
    act: (stage) => call(stage, 'POST', 'messages', { content: 'x' }),
  },
  {
    title: 'an address in a guild that is not registered',
    settings: { registeredDomains: [] },
    act: (stage) => call(stage, 'POST', 'messages', { content: 'https://example.com' }),
  },
  {
    title: 'words in a guild that break the rules',
    settings: { forbiddenWords: ['forbidden'] },
    act: (stage) => call(stage, 'POST', 'messages', { content: 'a forbidden word' }),
  },
  {
    title: 'active messages to two channels of a guild, and to a third',
    async act({ api, emulator }) {
      for (const name of ['one', 'two', 'three'])
        await api.post(`/channels/${emulator.channel(name).id}/messages`, { content: 'x' });
    },
  },
  ...(['pass', 'reject'] as const).map(
    (guildAudit): Case => ({
      title: `messages wait for the audit: ${guildAudit}`,
      settings: { guildAudit },
      async act(stage) {
        await call(stage, 'POST', 'messages', { content: 'x' });
        await call(stage, 'POST', 'messages', { content: 'x', msg_id: await heard(stage) });
        await stage.client.settle();
      },
    }),
  ),
];
