import { describe, expect, test } from 'vitest';
import { codeOf, DAY, eventOf, MINUTE, type RefusedRow, startScene, type TestScene } from '../helpers/scene.js';

const path = ({ emulator }: TestScene, rest: string) => `/guilds/${emulator.guild().id}${rest}`;
const idOf = ({ emulator }: TestScene, name: string) => emulator.guild().member(name).id;
const names = (body: unknown) => (body as { user: { username: string } }[]).map(({ user }) => user.username);

describe('members', () => {
  test('come one at a time unless more are asked for, each page after the last id, until one is empty', async () => {
    await using scene = await startScene();
    for (const name of ['a', 'b', 'c']) scene.emulator.guild().member(name);
    const page = async (query: string) =>
      (await scene.api.call('GET', path(scene, `/members${query}`))).body as unknown;
    expect(await page('')).toHaveLength(1);
    expect(await page('?after=0&limit=400')).toHaveLength(5);
    const seen: string[] = [];
    let after = '0';
    for (;;) {
      const members = (await page(`?after=${after}&limit=2`)) as { user: { id: string; username: string } }[];
      if (members.length === 0) break;
      seen.push(...members.map(({ user }) => user.username));
      after = members.at(-1)?.user.id ?? '';
    }
    expect(seen.toSorted()).toEqual(['a', 'b', 'c', 'demo-bot', 'owner']);
  });

  test('one is looked up with roles and nick', async () => {
    await using scene = await startScene();
    scene.emulator.guild().memberChanges('Ming', { nick: 'Boss', roles: ['1', '2'] });
    expect((await scene.api.call('GET', path(scene, `/members/${idOf(scene, 'Ming')}`))).body).toEqual({
      user: { id: idOf(scene, 'Ming'), username: 'Ming', avatar: '', bot: false },
      nick: 'Boss',
      roles: ['1', '2'],
      joined_at: '2026-09-10T10:00:00+08:00',
    });
  });

  test('one who is removed is gone, with what they wrote in the days that are named', async () => {
    await using scene = await startScene();
    const channel = scene.emulator.channel('general');
    await channel.member('Ming').says('old');
    scene.clock.now += 4 * DAY;
    await channel.member('Ming').says('new');
    const client = await scene.listen();
    const body = { add_blacklist: true, delete_history_msg_days: 3 };
    expect((await scene.api.call('DELETE', path(scene, `/members/${idOf(scene, 'Ming')}`), body)).status).toBe(204);
    expect(await client.next()).toMatchObject({
      t: 'GUILD_MEMBER_REMOVE',
      d: { user: { username: 'Ming' }, op_user_id: scene.emulator.bot.id },
    });
    expect(channel.transcript.entries.map(({ recalled }) => recalled)).toEqual([undefined, true]);
    await expect(channel.member('Ming').says('still here')).rejects.toThrow('no member');
    expect(() => scene.emulator.guild().memberJoins('Ming')).toThrow('blacklist');
    expect(await scene.refused('GET', path(scene, `/members/${idOf(scene, 'Ming')}`))).toEqual([400, 10_001]);
  });

  const remove =
    (name: string, body: object = {}) =>
    async (scene: TestScene) =>
      scene.api.call('DELETE', path(scene, `/members/${idOf(scene, name)}`), body);

  test.each<RefusedRow>([
    ['an administrator', remove('owner'), 50_035],
    ['someone with 5 days of messages', remove('Ming', { delete_history_msg_days: 5 }), 50_035],
    ['a stranger', (s) => s.api.call('DELETE', path(s, '/members/1')), 10_001],
  ])('removing %s is refused', async (_, call, code) => {
    await using scene = await startScene();
    expect(await codeOf(call(scene))).toBe(code);
  });

  test.each(['limit=401', 'limit=0', 'limit=x', 'after=x'])('a page of %s is refused', async (query) => {
    await using scene = await startScene();
    expect(await scene.refused('GET', path(scene, `/members?${query}`))).toEqual([400, 50_035]);
  });

  test('who come, change and go are told to the bot, which can answer by event_id in any channel', async () => {
    await using scene = await startScene();
    const client = await scene.listen();
    const guild = scene.emulator.guild();
    guild.memberJoins('Hong');
    guild.memberChanges('Hong', { nick: 'Hong H' });
    guild.memberLeaves('Hong');
    const joined = await client.next();
    const rest = [eventOf(await client.next()), eventOf(await client.next())];
    expect(eventOf(joined)).toMatchObject(['GUILD_MEMBER_ADD', { guild_id: guild.id, nick: 'Hong', roles: ['1'] }]);
    expect(rest).toMatchObject([
      ['GUILD_MEMBER_UPDATE', { nick: 'Hong H', op_user_id: guild.owner.id }],
      ['GUILD_MEMBER_REMOVE', { user: { id: idOf(scene, 'Hong') }, op_user_id: idOf(scene, 'Hong') }],
    ]);
    const channel = scene.emulator.channel('general');
    const body = { content: 'welcome', event_id: joined.id };
    expect((await scene.api.post(`/channels/${channel.id}/messages`, body)).status).toBe(200);
  });
});

describe('roles', () => {
  const create = async (scene: TestScene, body: object = { name: 'red', color: 4_294_901_760, hoist: 1 }) =>
    scene.api.post(path(scene, '/roles'), body);

  test('are created, changed, given, taken and deleted', async () => {
    await using scene = await startScene();
    const made = (await create(scene)).body;
    const id = String(made['role_id']);
    const role = { id, name: 'red', color: 4_294_901_760, hoist: 1, number: 0, member_limit: 2000 };
    expect(made).toEqual({ role_id: id, role });
    const client = await scene.listen();
    const given = path(scene, `/members/${idOf(scene, 'Ming')}/roles/${id}`);
    expect((await scene.api.call('PUT', given)).status).toBe(204);
    expect(await client.next()).toMatchObject({ t: 'GUILD_MEMBER_UPDATE', d: { roles: ['1', id] } });
    const changed = await scene.api.call('PATCH', path(scene, `/roles/${id}`), { name: 'blue', hoist: '0' });
    expect(changed.body).toEqual({
      guild_id: scene.emulator.guild().id,
      role_id: id,
      role: { ...role, name: 'blue', hoist: 0, number: 1 },
    });
    expect((await scene.api.call('DELETE', given)).status).toBe(204);
    await scene.api.call('PUT', given);
    expect((await scene.api.call('DELETE', path(scene, `/roles/${id}`))).status).toBe(204);
    expect(scene.emulator.guild().member('Ming').roles).toEqual(['1']);
    const { body } = await scene.api.call('GET', path(scene, '/roles'));
    expect(body).toMatchObject({ guild_id: scene.emulator.guild().id, role_num_limit: '30' });
    expect((body['roles'] as { id: string }[]).map((one) => one.id)).toEqual(['4', '2', '5', '1']);
  });

  test('tell who has them, in pages', async () => {
    await using scene = await startScene();
    for (const name of ['a', 'b', 'c']) scene.emulator.guild().member(name).roles = ['1', '2'];
    const page = async (query: string) => (await scene.api.call('GET', path(scene, `/roles/2/members${query}`))).body;
    const first = await page('?start_index=0&limit=2');
    expect([names(first['data']), first['next']]).toEqual([['a', 'b'], '2']);
    const second = await page('?start_index=2&limit=2');
    expect([names(second['data']), second['next']]).toEqual([['c', 'demo-bot'], '0']);
    expect((await page(''))['data']).toHaveLength(1);
  });

  test('role 5 is that of a channel, which has to be named', async () => {
    await using scene = await startScene();
    const channel = scene.emulator.channel('general');
    const given = path(scene, `/members/${idOf(scene, 'Ming')}/roles/5`);
    expect(await scene.refused('PUT', given, {})).toEqual([400, 50_035]);
    const body = { channel: { id: channel.id } };
    expect((await scene.api.call('PUT', given, body)).status).toBe(204);
    expect(scene.emulator.guild().member('Ming').roles).toEqual(['1', '5']);
    expect(channel.permissions.ofMember(scene.emulator.guild().member('Ming'))).toBe(7);
    await scene.api.call('DELETE', given, body);
    expect(scene.emulator.guild().member('Ming').roles).toEqual(['1']);
  });

  test('are 30 at most', async () => {
    await using scene = await startScene();
    for (let n = 0; n < 26; n += 1) expect((await create(scene)).status).toBe(200);
    expect(await codeOf(create(scene))).toBe(50_035);
  });

  test.each<RefusedRow>([
    ['made of nothing', (s) => create(s, {}), 50_035],
    ['with a colour by name', (s) => create(s, { color: 'red' }), 50_035],
    ['that does not exist', (s) => s.api.call('PATCH', path(s, '/roles/9'), { name: 'x' }), 50_035],
    ['that every guild has', (s) => s.api.call('DELETE', path(s, '/roles/2')), 50_035],
    ['of the owner', (s) => s.api.call('PUT', path(s, `/members/${idOf(s, 'Ming')}/roles/4`)), 50_035],
    ['given to a stranger', (s) => s.api.call('PUT', path(s, '/members/1/roles/2')), 10_001],
  ])('a role %s is refused', async (_, call, code) => {
    await using scene = await startScene();
    expect(await codeOf(call(scene))).toBe(code);
  });
});

describe('mutes', () => {
  const mute = async (scene: TestScene, body: object) => scene.api.call('PATCH', path(scene, '/mute'), body);
  const muteOne = async (scene: TestScene, body: object, id = idOf(scene, 'Ming')) =>
    scene.api.call('PATCH', path(scene, `/members/${id}/mute`), body);
  const says = async ({ emulator }: TestScene, name: string) => emulator.channel('general').member(name).says('hi');

  test('everyone but the administrators is silent until the time is over', async () => {
    await using scene = await startScene();
    expect((await mute(scene, { mute_seconds: '120' })).status).toBe(204);
    await expect(says(scene, 'Ming')).rejects.toThrow('muted');
    await says(scene, 'owner');
    scene.clock.now += 2 * MINUTE;
    await says(scene, 'Ming');
    await mute(scene, { mute_seconds: '120' });
    await mute(scene, { mute_seconds: '0' });
    await says(scene, 'Ming');
  });

  test('the end time wins over the seconds', async () => {
    await using scene = await startScene();
    const end = String((scene.clock.now + MINUTE) / 1000);
    expect((await muteOne(scene, { mute_end_timestamp: end, mute_seconds: '9999' })).status).toBe(204);
    await expect(says(scene, 'Ming')).rejects.toThrow('10:01:00');
    scene.clock.now += MINUTE;
    await says(scene, 'Ming');
  });

  test('of several those who could be muted are told', async () => {
    await using scene = await startScene();
    const user_ids = [idOf(scene, 'Ming'), idOf(scene, 'owner'), '1'];
    const muted = await mute(scene, { mute_seconds: '60', user_ids });
    expect([muted.status, muted.body]).toEqual([200, { user_ids: [idOf(scene, 'Ming')] }]);
  });

  test.each<RefusedRow>([
    ['without a time', (s) => mute(s, {}), 502_005],
    ['of minus one second', (s) => mute(s, { mute_seconds: '-1' }), 502_005],
    ['that ended before', (s) => mute(s, { mute_end_timestamp: '1' }), 502_006],
    ['in numbers', (s) => mute(s, { mute_seconds: 120 }), 502_007],
    ['of nobody', (s) => mute(s, { mute_seconds: '1', user_ids: [] }), 502_004],
    ['of a stranger', (s) => muteOne(s, { mute_seconds: '1' }, '1'), 502_003],
    ['of the owner', (s) => muteOne(s, { mute_seconds: '1' }, idOf(s, 'owner')), 502_003],
  ])('one %s is refused', async (_, call, code) => {
    await using scene = await startScene();
    expect(await codeOf(call(scene))).toBe(code);
  });
});
