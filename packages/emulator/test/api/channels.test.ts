import { describe, expect, test } from 'vitest';
import { ChannelType } from '../../src/index.js';
import { login } from '../helpers/gateway-client.js';
import { codeOf, eventOf, type RefusedRow, startScene, type TestScene } from '../helpers/scene.js';

const guildPath = ({ emulator }: TestScene, rest = '') => `/guilds/${emulator.guild().id}${rest}`;
const create = async (scene: TestScene, body: object = {}) =>
  scene.api.post(guildPath(scene, '/channels'), { name: 'news', type: 0, ...body });
const idOf = async (scene: TestScene, body: object) => String((await create(scene, body)).body['id']);

/** Names and places of the channels in one row. */
async function row(scene: TestScene, parentId = '0'): Promise<unknown[]> {
  const { body } = await scene.api.call('GET', guildPath(scene, '/channels'));
  const channels = body as unknown as { name: string; parent_id: string; type: number; position: number }[];
  const inRow = channels.filter((one) => one.parent_id === parentId && one.type !== ChannelType.Category);
  return inRow.map(({ name, position }) => `${position} ${name}`);
}

describe('guilds', () => {
  test('the bot knows its guild before anything happens in it', async () => {
    await using scene = await startScene();
    const guild = scene.emulator.guild();
    const shown = {
      id: guild.id,
      name: 'guild',
      icon: '',
      owner_id: guild.owner.id,
      owner: false,
      member_count: 2,
      max_members: 300,
      description: '',
      joined_at: '2026-09-10T10:00:00+08:00',
    };
    expect((await scene.api.call('GET', guildPath(scene))).body).toEqual(shown);
    expect((await scene.api.call('GET', '/users/@me/guilds')).body).toEqual([shown]);
  });

  test('are listed by id, after one or, backwards, before one', async () => {
    await using scene = await startScene();
    const guilds = [scene.emulator.guild(), scene.emulator.guild('two'), scene.emulator.guild('three')];
    const [a, b, c] = guilds.map(({ id }) => id).sort();
    const ids = async (query: string) => {
      const { body } = await scene.api.call('GET', `/users/@me/guilds?${query}`);
      return (body as unknown as { id: string }[]).map(({ id }) => id);
    };
    expect(await ids('')).toEqual([a, b, c]);
    expect(await ids('limit=2')).toEqual([a, b]);
    expect(await ids(`after=${a}&limit=1`)).toEqual([b]);
    expect(await ids(`before=${c}`)).toEqual([b, a]);
    expect(await ids(`before=${b}&after=${b}`)).toEqual([a]);
    expect(await scene.refused('GET', '/users/@me/guilds?limit=101')).toEqual([400, 50_035]);
  });

  test('one that the bot was removed from is unknown, and its channels are, too', async () => {
    await using scene = await startScene();
    const { id } = scene.emulator.channel('general');
    scene.emulator.guild().removeRobot();
    expect(await scene.refused('GET', guildPath(scene))).toEqual([400, 10_004]);
    expect(await scene.refused('GET', `/channels/${id}`)).toEqual([400, 10_003]);
    expect((await scene.api.call('GET', '/users/@me/guilds')).body).toEqual([]);
  });
});

describe('channels', () => {
  test('one that is created is there for everybody, and told about', async () => {
    await using scene = await startScene();
    const client = await scene.listen();
    const { body } = await create(scene, { sub_type: 1, private_type: 2, speak_permission: 2, application_id: '7' });
    expect(body).toEqual({
      id: scene.emulator.channel('news').id,
      guild_id: scene.emulator.guild().id,
      name: 'news',
      type: 0,
      sub_type: 1,
      owner_id: scene.emulator.bot.id,
      position: 1,
      parent_id: '0',
      private_type: 2,
      speak_permission: 2,
      application_id: '7',
      permissions: '7',
    });
    const op_user_id = scene.emulator.bot.id;
    expect(await client.next()).toMatchObject({ t: 'CHANNEL_CREATE', d: { id: body['id'], name: 'news', op_user_id } });
    expect((await scene.api.call('GET', `/channels/${String(body['id'])}`)).body).toEqual(body);
    const said = await scene.emulator.channel('news').member('Ming').says('hi');
    expect((await client.next()).d).toMatchObject({ channel_id: body['id'] });
    await scene.api.post(`/channels/${String(body['id'])}/messages`, { content: 'hello', msg_id: said.id });
    expect((await said.nextReply()).content).toBe('hello');
  });

  test('one that is changed keeps what the call does not name', async () => {
    await using scene = await startScene();
    const client = await scene.listen();
    const channel = scene.emulator.channel('general');
    const path = `/channels/${channel.id}`;
    expect((await scene.api.call('PATCH', path, { name: 'lobby', speak_permission: 2 })).body).toMatchObject({
      id: channel.id,
      name: 'lobby',
      private_type: 0,
      speak_permission: 2,
    });
    expect(await client.next()).toMatchObject({ t: 'CHANNEL_UPDATE', d: { id: channel.id, name: 'lobby' } });
    expect(scene.emulator.channel('lobby')).toBe(channel);
  });

  test('one that is deleted is gone', async () => {
    await using scene = await startScene();
    const client = await scene.listen();
    const { id } = scene.emulator.channel('general');
    expect((await scene.api.call('DELETE', `/channels/${id}`)).status).toBe(200);
    expect(await client.next()).toMatchObject({ t: 'CHANNEL_DELETE', d: { id, name: 'general' } });
    expect(await scene.refused('DELETE', `/channels/${id}`)).toEqual([400, 10_003]);
    expect(await scene.refused('POST', `/channels/${id}/messages`, { content: 'x' })).toEqual([400, 10_003]);
  });

  test('two may have one name, but never one id', async () => {
    await using scene = await startScene();
    expect(await idOf(scene, {})).not.toBe(await idOf(scene, {}));
  });

  test('stand before the one whose position they are given, and at the end without one', async () => {
    await using scene = await startScene();
    for (const name of ['a', 'b']) await create(scene, { name });
    const c = await idOf(scene, { name: 'c', position: 1 });
    await create(scene, { name: 'd', position: 99 });
    expect(await row(scene)).toEqual(['1 c', '2 a', '3 b', '4 d']);
    await scene.api.call('PATCH', `/channels/${c}`, { position: 3 });
    expect(await row(scene)).toEqual(['1 a', '2 c', '3 b', '4 d']);
  });

  test('of a category stand in a row of their own, and have no category once it is deleted', async () => {
    await using scene = await startScene();
    const category = await idOf(scene, { name: 'games', type: 4 });
    expect((await scene.api.call('GET', `/channels/${category}`)).body['position']).toBe(2);
    await create(scene, { name: 'a' });
    await create(scene, { name: 'b', parent_id: category });
    const c = await idOf(scene, { name: 'c' });
    await scene.api.call('PATCH', `/channels/${c}`, { parent_id: category, position: 1 });
    expect([await row(scene), await row(scene, category)]).toEqual([['1 a'], ['1 c', '2 b']]);
    await scene.api.call('DELETE', `/channels/${category}`);
    expect(await row(scene)).toHaveLength(3);
  });

  test('with voice tell who is in them', async () => {
    await using scene = await startScene();
    const channel = scene.emulator.channel('music', ChannelType.Voice);
    channel.member('Ming').enters();
    channel.member('Hong').enters();
    channel.member('Hong').exits();
    expect((await scene.api.call('GET', `/channels/${channel.id}/online_nums`)).body).toEqual({ online_nums: 1 });
    const { body } = await scene.api.call('GET', `/channels/${channel.id}/voice/members`);
    expect(body).toMatchObject([{ user: { username: 'Ming' }, nick: 'Ming', roles: ['1'] }]);
  });

  test.each<RefusedRow>([
    ['without name', (s) => create(s, { name: '' }), 50_035],
    ['of a type there is none of', (s) => create(s, { type: 1 }), 50_035],
    ['of a sub-type there is none of', (s) => create(s, { sub_type: 9 }), 50_035],
    ['at position 0', (s) => create(s, { position: 0 }), 50_035],
    ['as first category', (s) => create(s, { type: 4, position: 1 }), 50_035],
    ['under a channel that is no category', (s) => create(s, { parent_id: s.emulator.channel('x').id }), 50_035],
    ['for a stranger', (s) => create(s, { private_user_ids: ['1'] }), 10_001],
    ['in an unknown guild', (s) => s.api.post('/guilds/1/channels', { name: 'x', type: 0 }), 10_004],
  ])('one %s is refused', async (_, call, code) => {
    await using scene = await startScene();
    expect(await codeOf(call(scene))).toBe(code);
  });
});

describe('permissions in a channel', () => {
  async function permissions(scene: TestScene, path: string): Promise<unknown> {
    return (await scene.api.call('GET', `${path}/permissions`)).body['permissions'];
  }

  test('are those of the channel and the roles, and what was added and taken away', async () => {
    await using scene = await startScene();
    const channel = scene.emulator.channel('general');
    const path = `/channels/${channel.id}/members/${channel.member('Ming').id}`;
    expect((await scene.api.call('GET', `${path}/permissions`)).body).toEqual({
      channel_id: channel.id,
      user_id: channel.member('Ming').id,
      permissions: '5',
    });
    expect((await scene.api.call('PUT', `${path}/permissions`, { remove: '4' })).status).toBe(204);
    expect(await permissions(scene, path)).toBe('1');
    await scene.api.call('PUT', `${path}/permissions`, { add: '5', remove: '1' });
    expect(await permissions(scene, path)).toBe('4');
    channel.member('Ming').roles = ['1', '2'];
    expect(await permissions(scene, path)).toBe('6');
  });

  test('of a role reach those who have it', async () => {
    await using scene = await startScene();
    const { body } = await create(scene, {
      private_type: 2,
      private_user_ids: [scene.emulator.guild().member('a').id],
    });
    const path = `/channels/${String(body['id'])}`;
    const members = `${path}/members/`;
    const of = async (name: string) => permissions(scene, members + scene.emulator.guild().member(name).id);
    expect([await of('a'), await of('b')]).toEqual(['5', '4']);
    await scene.api.call('PUT', `${path}/roles/1/permissions`, { add: '1' });
    expect([await of('b'), await permissions(scene, `${path}/roles/1`)]).toEqual(['5', '5']);
    expect(await permissions(scene, `${path}/roles/4`)).toBe('7');
  });

  const put =
    (body: object, who = 'Ming') =>
    async ({ api, emulator }: TestScene) => {
      const channel = emulator.channel('general');
      const id = who === 'Ming' ? channel.member(who).id : who;
      return api.call('PUT', `/channels/${channel.id}/members/${id}/permissions`, body);
    };

  test.each<RefusedRow>([
    ['to manage', put({ add: '2' }), 301_000],
    ['as a number', put({ add: 1 }), 301_000],
    ['that are no bits', put({ add: 'all' }), 301_000],
    ['beyond the three', put({ remove: '8' }), 301_000],
    ['of a stranger', put({ add: '1' }, '1'), 301_006],
  ])('those %s cannot be given', async (_, call, code) => {
    await using scene = await startScene();
    expect(await codeOf(call(scene))).toBe(code);
  });
});

describe('what a guild lets the bot do', () => {
  const API = { path: '/guilds/{guild_id}/roles', method: 'GET' };
  const demand = async (scene: TestScene, body: object = {}) => {
    const channel_id = scene.emulator.channel('general').id;
    const demanded = { channel_id, api_identify: API, desc: 'to show the roles', ...body };
    return scene.api.post(guildPath(scene, '/api_permission/demand'), demanded);
  };

  test('an API it keeps to itself is refused until it is granted', async () => {
    await using scene = await startScene();
    const guild = scene.emulator.guild();
    guild.denies(API.method, API.path);
    expect(await scene.refused('GET', guildPath(scene, '/roles'))).toEqual([400, 11_264]);
    const { body } = await scene.api.call('GET', guildPath(scene, '/api_permission'));
    const apis = body['apis'] as { path: string; method: string; auth_status: number }[];
    expect(apis.filter((one) => one.auth_status === 0)).toMatchObject([API]);
    const asked = await demand(scene);
    expect(asked.body).toEqual({
      guild_id: guild.id,
      channel_id: scene.emulator.channel('general').id,
      api_identify: API,
      title: expect.stringContaining('demo-bot'),
      desc: 'to show the roles',
    });
    expect(scene.emulator.channel('general').transcript.entries.at(-1)?.content).toContain('to show the roles');
    guild.grants(API.method, API.path);
    expect((await scene.api.call('GET', guildPath(scene, '/roles'))).status).toBe(200);
  });

  test('it is asked three times a day, which begins at midnight', async () => {
    await using scene = await startScene();
    scene.emulator.guild().denies(API.method, API.path);
    const codes = [];
    for (let n = 0; n < 4; n += 1) codes.push(await codeOf(demand(scene)));
    expect(codes).toEqual([undefined, undefined, undefined, 610_013]);
    scene.clock.now = Date.parse('2026-09-11T00:00:00+08:00');
    expect((await demand(scene)).status).toBe(200);
  });

  test.each<RefusedRow>([
    ['without a channel', (s) => demand(s, { channel_id: '1' }), 610_008],
    ['without a reason', (s) => demand(s, { desc: '' }), 610_008],
    ['for an API there is none of', (s) => demand(s, { api_identify: { ...API, method: 'PUT' } }), 610_009],
    ['for what is granted', (s) => demand(s), 610_010],
  ])('a demand %s is refused', async (_, call, code) => {
    await using scene = await startScene();
    expect(await codeOf(call(scene))).toBe(code);
  });

  test('its owner decides about direct and active messages', async () => {
    await using scene = await startScene();
    const { messageSetting } = scene.emulator.guild();
    const channel = scene.emulator.channel('general');
    const send = async () => codeOf(scene.api.post(`/channels/${channel.id}/messages`, { content: 'x' }));
    const open = async () =>
      codeOf(
        scene.api.post('/users/@me/dms', { recipient_id: channel.member('Ming').id, source_guild_id: channel.guildId }),
      );
    expect([await send(), await open()]).toEqual([undefined, undefined]);
    messageSetting.channel_ids.push(scene.emulator.channel('ads').id);
    expect(await send()).toBe(304_046);
    messageSetting.disable_push_msg = true;
    messageSetting.disable_create_dm = true;
    expect([await send(), await open()]).toEqual([304_048, 304_031]);
    expect((await scene.api.call('GET', guildPath(scene, '/message/setting'))).body).toEqual({
      disable_create_dm: true,
      disable_push_msg: true,
      channel_ids: messageSetting.channel_ids,
      channel_push_max_num: 20,
    });
  });

  test('a guide asks the owner, in a channel or in a direct session', async () => {
    await using scene = await startScene();
    const channel = scene.emulator.channel('general');
    const dm = scene.emulator.directMessage('Ming');
    const content = `<@!${channel.guild.owner.id}>`;
    expect((await scene.api.post(`/channels/${channel.id}/settingguide`, { content })).body).toMatchObject({ content });
    expect((await channel.nextActiveMessage()).content).toBe(content);
    const guide = { setting_guide: { guild_id: channel.guildId } };
    const path = `/dms/${dm.guildId}/settingguide`;
    expect((await scene.api.post(path, guide)).body).toMatchObject({ guild_id: dm.guildId });
    expect(await scene.refused('POST', path, {})).toEqual([400, 304_051]);
    expect(await scene.refused('POST', '/dms/1/settingguide', guide)).toEqual([400, 304_032]);
  });
});

describe('what people do to guilds and channels', () => {
  test('is told to the bot', async () => {
    await using scene = await startScene();
    const client = await scene.listen();
    const guild = scene.emulator.guild('club');
    guild.addRobot();
    guild.change({ name: 'Chess club' });
    const channel = guild.createChannel({ name: 'news' }, undefined, guild.member('Ming'));
    channel.change({ name: 'old news' });
    channel.delete();
    guild.removeRobot();
    const events = [];
    for (let n = 0; n < 6; n += 1) events.push(eventOf(await client.next()));
    expect(events).toMatchObject([
      ['GUILD_CREATE', { id: guild.id, name: 'club', owner_id: guild.owner.id, op_user_id: guild.owner.id }],
      ['GUILD_UPDATE', { name: 'Chess club' }],
      ['CHANNEL_CREATE', { name: 'news', guild_id: guild.id, op_user_id: guild.member('Ming').id }],
      ['CHANNEL_UPDATE', { name: 'old news' }],
      ['CHANNEL_DELETE', { id: channel.id }],
      ['GUILD_DELETE', { id: guild.id }],
    ]);
  });

  test('reaches the shard of the guild, also when the event is about the guild itself', async () => {
    await using scene = await startScene();
    const guild = scene.emulator.guild();
    const shard = Number((BigInt(guild.id) >> 22n) % 2n);
    const { client: its } = await login(scene.emulator, scene.api.token, 1, [shard, 2]);
    const { client: other } = await login(scene.emulator, scene.api.token, 1, [1 - shard, 2]);
    guild.change({ description: 'x' });
    expect((await its.next()).t).toBe('GUILD_UPDATE');
    await other.settle();
    expect(other.frames.map(({ t }) => t)).not.toContain('GUILD_UPDATE');
  });
});
