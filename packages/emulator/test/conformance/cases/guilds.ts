import type { Answered } from '../../helpers/api-client.js';
import { ChannelType } from '../../../src/index.js';
import type { Case, Stage } from '../stage.js';

const guildPath = ({ emulator }: Stage, rest = ''): string => `/guilds/${emulator.guild().id}${rest}`;
const idOf = ({ emulator }: Stage, name: string): string => emulator.guild().member(name).id;
const guildCall = (stage: Stage, method: string, rest: string, body?: object): Promise<Answered> =>
  stage.api.call(method, guildPath(stage, rest), body);
const channelCall = (stage: Stage, method: string, rest = '', body?: object): Promise<Answered> =>
  stage.api.call(method, `/channels/${stage.emulator.channel('general').id}${rest}`, body);

export const GUILD_CASES: readonly Case[] = [
  {
    title: 'guilds and channels',
    async act(stage) {
      const { api, emulator } = stage;
      await guildCall(stage, 'GET', '');
      await guildCall(stage, 'GET', '/channels');
      const { body } = await guildCall(stage, 'POST', '/channels', { name: 'news', type: 0 });
      await guildCall(stage, 'POST', '/channels', { name: '' });
      const path = `/channels/${String(body['id'])}`;
      await api.call('GET', path);
      await api.call('PATCH', path, { name: 'olds' });
      await api.call('DELETE', path);
      for (const method of ['GET', 'PATCH', 'DELETE'])
        await api.call(method, path, method === 'PATCH' ? {} : undefined);
      const voice = emulator.channel('voice', ChannelType.Voice);
      for (const rest of ['online_nums', 'voice/members']) {
        await api.call('GET', `/channels/${voice.id}/${rest}`);
        await api.call('GET', `/channels/1/${rest}`);
      }
      for (const rest of ['', '/channels', '/roles', '/message/setting', '/api_permission'])
        await api.call('GET', `/guilds/1${rest}`);
    },
  },
  {
    title: 'members and roles',
    async act(stage) {
      await guildCall(stage, 'GET', '/members?limit=400');
      await guildCall(stage, 'GET', '/members?limit=401');
      await guildCall(stage, 'GET', `/members/${idOf(stage, 'Ming')}`);
      await guildCall(stage, 'GET', '/members/1');
      await guildCall(stage, 'GET', '/roles');
      const { body } = await guildCall(stage, 'POST', '/roles', { name: 'red' });
      await guildCall(stage, 'POST', '/roles', {});
      const role = `/roles/${String(body['role_id'])}`;
      const given = `/members/${idOf(stage, 'Ming')}${role}`;
      await guildCall(stage, 'PUT', given);
      await guildCall(stage, 'PUT', `/members/1${role}`);
      await guildCall(stage, 'GET', `${role}/members`);
      await guildCall(stage, 'GET', '/roles/9/members');
      await guildCall(stage, 'DELETE', given);
      await guildCall(stage, 'DELETE', `/members/1${role}`);
      await guildCall(stage, 'PATCH', role, { name: 'blue' });
      await guildCall(stage, 'DELETE', role);
      for (const method of ['PATCH', 'DELETE']) await guildCall(stage, method, role, { name: 'x' });
      await guildCall(stage, 'DELETE', `/members/${idOf(stage, 'Ming')}`);
      await guildCall(stage, 'DELETE', '/members/1');
    },
  },
  {
    title: 'permissions in a channel',
    async act(stage) {
      for (const who of [`/members/${idOf(stage, 'Ming')}`, '/members/1', '/roles/1', '/roles/9']) {
        await channelCall(stage, 'GET', `${who}/permissions`);
        await channelCall(stage, 'PUT', `${who}/permissions`, { add: '1' });
        await channelCall(stage, 'PUT', `${who}/permissions`, { add: '2' });
      }
    },
  },
  {
    title: 'mutes',
    async act(stage) {
      const mutes = [{ mute_seconds: '60' }, {}, { mute_end_timestamp: '1' }, { mute_seconds: 60 }];
      for (const body of [...mutes, { mute_seconds: '1', user_ids: [] }])
        await guildCall(stage, 'PATCH', '/mute', body);
      for (const id of [idOf(stage, 'Ming'), '1'])
        await guildCall(stage, 'PATCH', `/members/${id}/mute`, { mute_seconds: '60' });
    },
  },
  {
    title: 'what a guild lets the bot do',
    async act(stage) {
      const api_identify = { path: '/guilds/{guild_id}/roles', method: 'GET' };
      const demand = (body: object = {}) =>
        guildCall(stage, 'POST', '/api_permission/demand', {
          channel_id: stage.emulator.channel('general').id,
          api_identify,
          desc: 'to show them',
          ...body,
        });
      await guildCall(stage, 'GET', '/api_permission');
      await demand();
      await demand({ desc: '' });
      await demand({ api_identify: { path: '/x', method: 'GET' } });
      stage.emulator.guild().denies('GET', api_identify.path);
      await guildCall(stage, 'GET', '/roles');
      for (let n = 0; n < 4; n += 1) await demand();
    },
  },
  {
    title: 'a bot without rights',
    settings: { grants: [] },
    async act(stage) {
      await guildCall(stage, 'POST', '/roles', {});
      await guildCall(stage, 'GET', '/members');
      await channelCall(stage, 'POST', '/schedules', {});
      await channelCall(stage, 'POST', '/messages', { markdown: { content: 'x' } });
      await channelCall(stage, 'POST', '/messages', { content: 'x', keyboard: { content: {} } });
    },
  },
];
