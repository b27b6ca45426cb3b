import type { WireKeyboard } from '@qqbotjs/core/protocol';
import { ChannelType, type Emulator } from '../../src/index.js';
import type { ApiClient } from './api-client.js';

export const KEYBOARD: WireKeyboard = {
  content: {
    rows: [
      {
        buttons: [{ id: 'ok', render_data: { label: 'ok' }, action: { type: 1, permission: { type: 2 }, data: 'ok' } }],
      },
    ],
  },
};

/** The body of a call that has to succeed. */
export async function done(api: ApiClient, method: string, path: string, body?: unknown) {
  const answer = await api.call(method, path, body);
  if (answer.status > 299) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** Lets something of every kind happen, so that whatever is kept is not empty. */
export async function fillWorld(emulator: Emulator, api: ApiClient) {
  const user = emulator.user('Ming');
  const group = emulator.group('dev');
  const guild = emulator.guild();
  await group.member('Lee').says('first'); // before the setting changes: openids stay
  emulator.settings.memberOpenid = 'user';
  emulator.settings.registeredDomains = ['example.com'];

  const asked = await user.says('hello');
  const sent = await done(api, 'POST', `/v2/users/${user.openid}/messages`, {
    msg_type: 2,
    markdown: { content: 'pick' },
    keyboard: KEYBOARD,
    msg_id: asked.id,
  });
  await done(api, 'POST', `/v2/users/${user.openid}/messages`, { content: 'by myself' });
  const stream = { input_state: 1, content_raw: 'Once', msg_id: asked.id, msg_seq: 2 };
  const { id: streamId } = await done(api, 'POST', `/v2/users/${user.openid}/stream_messages`, stream);
  const { file_info: fileInfo } = await done(api, 'POST', `/v2/users/${user.openid}/files`, {
    file_type: 1,
    url: 'https://example.com/a.png',
  });
  const menu = { items: [{ type: 'switch', name: 'web', switch: { switch_id: 'search', default: false } }] };
  await done(api, 'PUT', '/v2/menu', { menu });
  user.turns('search', true);
  emulator.user('Gone').deleteFriend();
  await done(api, 'POST', '/v2/generate_url_link', { callback_data: 'from-a-friend' });
  const panel = { items: [{ type: 'command', name: '/sign' }] };
  await done(api, 'POST', '/v2/panels', { scope: 'c2c', target_type: 'specific', user_openids: [user.openid], panel });

  group.receiveAll = true;
  group.member('Hong').role = 'admin';
  group.member('Lee').mutedUntil = Date.parse('2030-01-01T00:00:00Z');
  group.memberLeaves('Bad');
  group.blacklist.set(group.member('Bad').openid, 1000);
  group.muteRule.mode = 'schedule';
  group.profile.group_tags.push('games');
  group.receiveMessages();
  group.member('New').asksToJoin({ message: 'let me in', invitedBy: group.member('Hong'), qq: '10001' });
  await group.member('Hong').says('hi all');
  await done(api, 'POST', `/v2/groups/${group.openid}/messages`, { content: 'on my own accord' });
  const strategy = { group_ids: [group.number], remark: 'friends' };
  const { strategy_id: strategyId } = await done(api, 'POST', '/v2/groups/join_approval_strategy', strategy);
  const whitelist = `/v2/groups/join_approval_strategy/${String(strategyId)}/whitelist_users`;
  await done(api, 'POST', whitelist, { op: 'add', whitelist_users: ['10002'] });

  guild.change({ name: 'Club', description: 'all of us' });
  guild.memberChanges('Hong', { nick: 'H', roles: ['1', '2'] });
  guild.memberLeaves('Bad');
  guild.blacklist.add(guild.member('Bad').id);
  guild.messageSetting.channel_ids.push('1');
  guild.denies('GET', '/guilds/{guild_id}/roles');
  await done(api, 'POST', `/guilds/${guild.id}/roles`, { name: 'helper', color: 1, hoist: 1 });
  await done(api, 'PATCH', `/guilds/${guild.id}/mute`, { mute_seconds: '60' });
  const category = guild.createChannel({ name: 'rooms', type: ChannelType.Category });
  const channel = guild.createChannel({ name: 'general', parentId: category.id, privateType: 2 });
  const there = `/channels/${channel.id}`;
  channel.admins.add(guild.member('Hong').id);
  await done(api, 'PUT', `${there}/roles/1/permissions`, { add: '1', remove: '4' });
  const heard = await channel.member('Hong').says('in the channel');
  const inChannel = await done(api, 'POST', `${there}/messages`, { content: 'back', msg_id: heard.id });
  channel.member('Hong').reacts(heard, '👍');
  await done(api, 'PUT', `${there}/messages/${heard.id}/reactions/1/4`);
  await done(api, 'PUT', `${there}/pins/${heard.id}`);
  await done(api, 'POST', `${there}/announces`, { message_id: heard.id });
  await done(api, 'POST', `/guilds/${guild.id}/announces`, { channel_id: channel.id, message_id: heard.id });
  const start = Date.parse('2026-09-10T12:00:00+08:00');
  const times = { start_timestamp: String(start), end_timestamp: String(start + 1000) };
  await done(api, 'POST', `${there}/schedules`, { schedule: { name: 'party', ...times } });
  const voice = guild.channel('talk', ChannelType.Voice);
  voice.member('Hong').enters();
  await done(api, 'POST', `/channels/${voice.id}/audio`, {
    audio_url: 'https://example.com/a',
    text: 'song',
    status: 0,
  });
  await done(api, 'PUT', `/channels/${voice.id}/mic`);
  const forum = guild.channel('forum', ChannelType.Forum);
  forum.member('Hong').opensThread('Title', 'Content');
  forum.forum.add(guild.robot, 'By the bot', { paragraphs: [] });
  emulator.guild('other').channel('far');
  const direct = emulator.directMessage('Hong');
  await direct.says('psst');

  const pressed = user.clicks({ id: String(sent['id']), keyboard: KEYBOARD }, 'ok');
  return { asked, sent, stream, streamId, fileInfo, heard, inChannel, pressed };
}

/** Everything a bot can read that should be the same afterwards. */
export function readable(emulator: Emulator): string[] {
  const [group, guild, channel] = [emulator.group('dev'), emulator.guild(), emulator.channel('general')];
  const [inGroup, inGuild, inChannel] = [
    `/v2/groups/${group.openid}`,
    `/guilds/${guild.id}`,
    `/channels/${channel.id}`,
  ];
  const forum = `/channels/${emulator.channel('forum').id}`;
  return [
    '/users/@me',
    '/users/@me/guilds',
    '/v2/menu',
    '/v2/panels?scope=c2c',
    '/v2/groups/join_approval_strategy',
    ...['info', 'bot_state', 'members', 'member_blacklist', 'restrict_chat_setting', 'join_request_list'].map(
      (what) => `${inGroup}/${what}`,
    ),
    ...['', '/channels', '/members?limit=400', '/message/setting', '/api_permission'].map((what) => inGuild + what),
    `${inGuild}/members/${guild.member('Hong').id}`,
    ...['', '/pins', '/schedules?since=1', '/roles/1/permissions'].map((what) => inChannel + what),
    `${inChannel}/members/${guild.member('Hong').id}/permissions`,
    ...channel.transcript.entries.map(({ id }) => `${inChannel}/messages/${id}`),
    ...channel.transcript.entries.map(({ id }) => `${inChannel}/messages/${id}/reactions/1/4`),
    `${forum}/threads`,
    `/channels/${emulator.channel('talk').id}/voice/members`,
  ];
}
