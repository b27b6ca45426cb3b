import { describe, expect, test } from 'vitest';
import { codeOf, DAY, MINUTE, type RefusedRow, startScene, type TestScene } from '../helpers/scene.js';

const pathOf = ({ emulator }: TestScene, rest: string) => `/v2/groups/${emulator.group('dev').openid}/${rest}`;
const get = async (scene: TestScene, rest: string) => scene.api.call('GET', pathOf(scene, rest));
const post = async (scene: TestScene, rest: string, body: object = {}) => scene.api.post(pathOf(scene, rest), body);
const member = ({ emulator }: TestScene, name: string) => emulator.group('dev').member(name);
const openid = (scene: TestScene, name: string) => member(scene, name).openid;

describe('a group', () => {
  test('tells about itself and about the bot in it', async () => {
    await using scene = await startScene();
    const group = scene.emulator.group('dev');
    group.member('Ming');
    group.profile.group_tags.push('code');
    expect((await get(scene, 'info')).body).toEqual({
      group_openid: group.openid,
      group_name: 'dev',
      group_finger_memo: '',
      group_class_text: '',
      group_tags: ['code'],
      group_member_num: 2,
    });
    group.receiveAll = true;
    group.receiveMessages();
    expect((await get(scene, 'bot_state')).body).toEqual({
      member_openid: group.robotOpenid,
      joined_at: '2026-09-10T10:00:00+08:00',
      allow_proactive_msg: true,
      recv_msg_setting: 'all',
      member_role: 'admin',
    });
  });

  test('that is unknown, or that the bot has left, is refused', async () => {
    await using scene = await startScene();
    expect(await scene.refused('GET', '/v2/groups/X/info')).toEqual([500, 11_255]);
    scene.emulator.group('dev').removeRobot();
    expect(await codeOf(get(scene, 'info'))).toBe(40_034_101);
  });

  test('has other members, who cannot be administered by a bot that is no administrator', async () => {
    await using scene = await startScene({ robotIsGroupAdmin: false });
    const codes = [];
    for (const path of ['member_blacklist', 'restrict_chat_setting', 'join_request_list'])
      codes.push(await codeOf(get(scene, path)));
    for (const path of ['batch_remove_members', 'restrict_chat_setting', 'approval_join_request/x'])
      codes.push(await codeOf(post(scene, path)));
    expect(codes).toEqual(Array.from({ length: 6 }, () => 11_703));
    expect((await get(scene, 'bot_state')).body['member_role']).toBe('member');
  });

  test('is asked for 30 times a minute at most', async () => {
    await using scene = await startScene();
    for (let n = 0; n < 30; n += 1) expect((await get(scene, 'info')).status).toBe(200);
    expect((await get(scene, 'info')).status).toBe(429);
    scene.clock.now += MINUTE;
    expect((await get(scene, 'info')).status).toBe(200);
  });
});

describe('members', () => {
  test('come in pages of 30, the bot among them', async () => {
    await using scene = await startScene();
    for (let n = 0; n < 35; n += 1) member(scene, `p${n}`);
    member(scene, 'p0').role = 'owner';
    const first = (await get(scene, 'members')).body;
    expect(first['members']).toHaveLength(30);
    expect((first['members'] as object[]).slice(0, 2)).toMatchObject([
      { bot: true, member_openid: scene.emulator.group('dev').robotOpenid, member_role: 'admin' },
      { bot: false, member_openid: openid(scene, 'p0'), username: 'p0', member_role: 'owner' },
    ]);
    const second = (await get(scene, `members?cursor=${String(first['next_cursor'])}`)).body;
    expect([(second['members'] as []).length, second['next_cursor']]).toEqual([6, '']);
  });

  test('come by the older form, too, which counts in the body', async () => {
    await using scene = await startScene();
    for (const name of ['a', 'b', 'c']) member(scene, name);
    const first = (await post(scene, 'members', { limit: 3, start_index: 0 })).body;
    expect([(first['members'] as []).length, first['next_index']]).toEqual([3, 3]);
    expect((await post(scene, 'members', { limit: 3, start_index: 3 })).body).toMatchObject({ next_index: 0 });
    expect(await codeOf(post(scene, 'members', { limit: 501 }))).toBe(50_035);
  });

  test('are looked up one by one while they are in the group', async () => {
    await using scene = await startScene();
    const path = `members/${openid(scene, 'Ming')}`;
    expect((await get(scene, path)).body).toMatchObject({ username: 'Ming', member_role: 'member', union_openid: '' });
    scene.emulator.group('dev').memberLeaves('Ming');
    expect(await codeOf(get(scene, path))).toBe(11_255);
  });

  test('are removed, which sends GROUP_MEMBER_REMOVE; whoever is on the blacklist cannot come back', async () => {
    await using scene = await startScene();
    const client = await scene.listen();
    const member_openids = [openid(scene, 'Ming')];
    const body = { member_openids, add_to_member_blacklist: true };
    expect((await post(scene, 'batch_remove_members', body)).body).toEqual({
      remove_members_result: 'success',
      add_to_member_blacklist_fail_openids: [],
    });
    expect(await client.next()).toMatchObject({ t: 'GROUP_MEMBER_REMOVE', d: { member_openid: member_openids[0] } });
    expect((await get(scene, 'member_blacklist')).body).toEqual({
      users: [
        {
          union_openid: '',
          member_openid: member_openids[0],
          username: 'Ming',
          banned_at: '2026-09-10T10:00:00+08:00',
          bot: false,
        },
      ],
      next_cursor: '',
    });
    await expect(member(scene, 'Ming').says('hi')).rejects.toThrow('no member');
    expect(() => scene.emulator.group('dev').memberJoins('Ming')).toThrow('blacklist');
    expect(() => member(scene, 'Ming').asksToJoin()).toThrow('blacklist');
    expect((await post(scene, 'member_blacklist', { op: 'del', member_openids })).body).toEqual({ fail_openids: [] });
    expect(scene.emulator.group('dev').memberJoins('Ming').isInGroup).toBe(true);
  });

  test('go onto the blacklist only when they are not in the group', async () => {
    await using scene = await startScene();
    member(scene, 'gone');
    scene.emulator.group('dev').memberLeaves('gone');
    const member_openids = [openid(scene, 'gone'), openid(scene, 'Ming')];
    const added = await post(scene, 'member_blacklist', { op: 'add', member_openids });
    expect(added.body).toEqual({ fail_openids: [openid(scene, 'Ming')] });
  });

  const admin = (scene: TestScene) => {
    member(scene, 'boss').role = 'admin';
    return { member_openids: [openid(scene, 'boss')] };
  };
  const crowd = { member_openids: Array.from({ length: 21 }, String) };

  test.each<RefusedRow>([
    ['removing nobody', (s) => post(s, 'batch_remove_members', { member_openids: [] }), 50_035],
    ['removing 21', (s) => post(s, 'batch_remove_members', crowd), 50_035],
    ['removing a stranger', (s) => post(s, 'batch_remove_members', { member_openids: ['X'] }), 11_255],
    ['removing an administrator', (s) => post(s, 'batch_remove_members', admin(s)), 50_035],
    ['a blacklist without op', (s) => post(s, 'member_blacklist', { member_openids: ['X'] }), 50_035],
    ['a blacklist of 21', (s) => post(s, 'member_blacklist', { op: 'add', ...crowd }), 50_035],
    ['a blacklist page of 101', (s) => get(s, 'member_blacklist?limit=101'), 50_035],
  ])('%s is refused', async (_, call, code) => {
    await using scene = await startScene();
    expect(await codeOf(call(scene))).toBe(code);
  });
});

describe('mutes', () => {
  const until = ({ clock }: TestScene, afterMs: number) => new Date(clock.now + afterMs).toISOString();
  const mute = (scene: TestScene, extra: object = {}) => ({
    op: 'add',
    member_openid: openid(scene, 'Ming'),
    mute_expire_at: until(scene, MINUTE),
    ...extra,
  });
  const set = async (scene: TestScene, ...members: object[]) => post(scene, 'restrict_chat_setting', { members });

  test('someone who is muted cannot speak until the time is over, or they are let speak', async () => {
    await using scene = await startScene();
    expect((await set(scene, mute(scene))).body).toEqual({});
    expect((await get(scene, 'restrict_chat_setting')).body).toEqual({
      global_rule: { mode: 'none', schedule_rules: [], recurring_rules: [] },
      members: [
        {
          member_openid: openid(scene, 'Ming'),
          mute_expire_at: '2026-09-10T10:01:00+08:00',
          username: 'Ming',
          union_openid: '',
        },
      ],
    });
    await expect(member(scene, 'Ming').says('hi')).rejects.toThrow('muted');
    scene.clock.now += MINUTE;
    await member(scene, 'Ming').says('hi');
    expect((await get(scene, 'restrict_chat_setting')).body['members']).toEqual([]);
    await set(scene, mute(scene));
    await set(scene, mute(scene, { op: 'del', mute_expire_at: '' }));
    await member(scene, 'Ming').says('hi');
  });

  test('a rule for everyone is shown, and mutes all but the administrators', async () => {
    await using scene = await startScene();
    scene.emulator.group('dev').muteRule.mode = 'always';
    expect((await get(scene, 'restrict_chat_setting')).body).toMatchObject({ global_rule: { mode: 'always' } });
    await expect(member(scene, 'Ming').says('hi')).rejects.toThrow('muted');
    member(scene, 'Ming').role = 'admin';
    await member(scene, 'Ming').says('hi');
  });

  const crowd = (scene: TestScene) => Array.from({ length: 21 }, () => mute(scene));
  const boss = (scene: TestScene) => {
    member(scene, 'boss').role = 'owner';
    return mute(scene, { member_openid: openid(scene, 'boss') });
  };

  test.each<RefusedRow>([
    ['nobody', (s) => set(s), 50_035],
    ['21 at once', (s) => set(s, ...crowd(s)), 50_035],
    ['a stranger', (s) => set(s, mute(s, { member_openid: 'X' })), 11_255],
    ['the owner', (s) => set(s, boss(s)), 50_035],
    ['another op', (s) => set(s, mute(s, { op: 'set' })), 50_035],
    ['a time in seconds', (s) => set(s, mute(s, { mute_expire_at: '1789000000' })), 50_035],
    ['the past', (s) => set(s, mute(s, { mute_expire_at: until(s, -1000) })), 50_035],
    ['31 days', (s) => set(s, mute(s, { mute_expire_at: until(s, 31 * DAY) })), 50_035],
  ])('a mute of %s is refused, and none of the others takes effect', async (_, call, code) => {
    await using scene = await startScene();
    member(scene, 'Ming');
    expect(await codeOf(call(scene))).toBe(code);
    expect(member(scene, 'Ming').mutedUntil).toBe(0);
  });
});

describe('requests to join', () => {
  test('are heard, listed, and decided', async () => {
    await using scene = await startScene();
    const client = await scene.listen();
    const request = member(scene, 'Lee').asksToJoin({ answers: [{ question: 'why?', answer: 'to learn' }] });
    const event = await client.next();
    expect(event).toMatchObject({
      t: 'GROUP_JOIN_REQUEST',
      d: { join_request_id: request.id, username: 'Lee', apply_source: 'self_apply' },
    });
    const listed = (await get(scene, 'join_request_list')).body;
    expect(event.d).toMatchObject((listed['list'] as object[])[0] ?? {});
    expect(listed['next_cursor']).toBe('');
    const decision = { op: 'approve', join_request_id: request.id };
    expect((await post(scene, `approval_join_request/${openid(scene, 'Lee')}`, decision)).body).toEqual({});
    expect(await client.next()).toMatchObject({ t: 'GROUP_MEMBER_ADD', d: { member_openid: openid(scene, 'Lee') } });
    expect((await get(scene, 'join_request_list')).body['list']).toEqual([]);
    expect(request.verdict).toEqual({ approved: true, reason: '' });
    await member(scene, 'Lee').says('hello');
  });

  test('are declined with a reason, and for good', async () => {
    await using scene = await startScene();
    const request = member(scene, 'spam').asksToJoin({ message: 'buy!', invitedBy: member(scene, 'Ming') });
    expect((await get(scene, 'join_request_list')).body['list']).toMatchObject([
      { apply_source: 'invited', invited_by: openid(scene, 'Ming'), verify_info: { verify_message: 'buy!' } },
    ]);
    const decision = { op: 'decline', reject_reason: 'no ads', add_to_member_blacklist: true };
    await post(scene, `approval_join_request/${openid(scene, 'spam')}`, decision);
    expect(request.verdict).toEqual({ approved: false, reason: 'no ads' });
    await expect(member(scene, 'spam').says('hi')).rejects.toThrow('no member');
    expect(() => member(scene, 'spam').asksToJoin()).toThrow('blacklist');
  });

  test('come in pages, the youngest first', async () => {
    await using scene = await startScene();
    for (const name of ['a', 'b', 'c']) member(scene, name).asksToJoin();
    const page = (await get(scene, 'join_request_list?limit=2')).body;
    expect(page['list']).toMatchObject([{ username: 'c' }, { username: 'b' }]);
    const rest = (await get(scene, `join_request_list?limit=2&cursor=${String(page['next_cursor'])}`)).body;
    expect(rest).toMatchObject({ list: [{ username: 'a' }], next_cursor: '' });
  });

  test('are not heard by a bot that is no administrator', async () => {
    await using scene = await startScene({ robotIsGroupAdmin: false });
    const client = await scene.listen();
    member(scene, 'Lee').asksToJoin();
    scene.emulator.group('dev').memberLeaves('Ming');
    expect((await client.next()).t).toBe('GROUP_MEMBER_REMOVE');
  });

  test.each<RefusedRow>([
    ['of someone who did not ask', (s) => post(s, 'approval_join_request/X', { op: 'approve' }), 11_255],
    [
      'by another id',
      (s) => {
        member(s, 'Lee').asksToJoin();
        const body = { op: 'approve', join_request_id: 'other' };
        return post(s, `approval_join_request/${openid(s, 'Lee')}`, body);
      },
      11_255,
    ],
    ['without op', (s) => post(s, 'approval_join_request/X'), 50_035],
  ])('a decision %s is refused', async (_, call, code) => {
    await using scene = await startScene();
    expect(await codeOf(call(scene))).toBe(code);
  });

  test('a page of 51 is refused', async () => {
    await using scene = await startScene();
    expect(await codeOf(get(scene, 'join_request_list?limit=51'))).toBe(50_035);
  });
});

const STRATEGIES = '/v2/groups/join_approval_strategy';

describe('strategies for joining', () => {
  const create = async (scene: TestScene, body: object = {}) =>
    scene.api.post(STRATEGIES, { group_openids: [scene.emulator.group('dev').openid], ...body });

  test('are created, listed, changed and deleted', async () => {
    await using scene = await startScene();
    const { body } = await create(scene, { remark: 'friends' });
    expect(body).toEqual({
      strategy_id: expect.stringMatching(/^st_/),
      is_enable: 'on',
      expire_at: '2027-09-10T10:00:00+08:00',
    });
    const path = `${STRATEGIES}/${String(body['strategy_id'])}`;
    const [dev, ops] = [scene.emulator.group('dev').openid, scene.emulator.group('ops').openid];
    const change = { is_enable: 'off', group_action: { op: 'add', group_openids: [ops] } };
    expect((await scene.api.call('PATCH', path, change)).body).toMatchObject({ is_enable: 'off' });
    const users = { op: 'add', whitelist_users: ['10001', '10002'] };
    expect((await scene.api.post(`${path}/whitelist_users`, users)).body).toMatchObject({ whitelist_user_count: 2 });
    expect((await scene.api.call('GET', STRATEGIES)).body).toMatchObject({
      strategies: [
        { group_openids: [dev, ops], group_ids: [], whitelist_user_count: 2, is_enable: 'off', remark: 'friends' },
      ],
      next_cursor: '',
    });
    expect((await scene.api.call('DELETE', path)).body).toEqual({});
    expect((await scene.api.call('GET', STRATEGIES)).body['strategies']).toEqual([]);
    expect(await scene.refused('DELETE', path)).toEqual([500, 11_255]);
  });

  test('let people in whose number is on the list, at once or when they are executed', async () => {
    await using scene = await startScene();
    const client = await scene.listen();
    const { number } = scene.emulator.group('dev');
    const made = await create(scene, { group_openids: undefined, group_ids: [Number(number)] });
    const path = `${STRATEGIES}/${String(made.body['strategy_id'])}`;
    member(scene, 'early').asksToJoin({ qq: '10001' });
    expect(await client.next()).toMatchObject({ t: 'GROUP_JOIN_REQUEST', d: { username: 'early' } });
    await scene.api.post(`${path}/whitelist_users`, { op: 'add', whitelist_users: ['10001', '10002'] });
    expect((await scene.api.post(`${path}/execute`, {})).body).toEqual({});
    expect(await client.next()).toMatchObject({ t: 'GROUP_MEMBER_ADD', d: { member_openid: openid(scene, 'early') } });
    member(scene, 'late').asksToJoin({ qq: '10002' });
    expect(await client.next()).toMatchObject({
      t: 'GROUP_JOIN_REQUEST',
      d: { auto_approved: { strategy_id: made.body['strategy_id'] } },
    });
    expect(await client.next()).toMatchObject({ t: 'GROUP_MEMBER_ADD', d: { member_openid: openid(scene, 'late') } });
    member(scene, 'other').asksToJoin({ qq: '10003' });
    expect((await client.next()).d).not.toHaveProperty('auto_approved');
  });

  test('end at their time', async () => {
    await using scene = await startScene();
    await create(scene, { expire_at: '2026-09-10T10:01:00+08:00' });
    scene.clock.now += MINUTE;
    expect((await scene.api.call('GET', STRATEGIES)).body['strategies']).toEqual([]);
  });

  test('are 20 at most', async () => {
    await using scene = await startScene();
    for (let n = 0; n < 20; n += 1) expect((await create(scene)).status).toBe(200);
    expect(await codeOf(create(scene))).toBe(50_035);
  });

  const both = { group_ids: ['1'] };
  const hundredAndOne = { group_openids: Array.from({ length: 101 }, String) };
  const changed = (change: object) => async (scene: TestScene) => {
    const { body } = await create(scene);
    return scene.api.call('PATCH', `${STRATEGIES}/${String(body['strategy_id'])}`, change);
  };

  test.each<RefusedRow>([
    ['without groups', (s) => create(s, { group_openids: [] }), 50_035],
    ['with groups by both names', (s) => create(s, both), 50_035],
    ['with 101 groups', (s) => create(s, hundredAndOne), 50_035],
    ['that is neither on nor off', (s) => create(s, { is_enable: true }), 50_035],
    ['that ends at no time', (s) => create(s, { expire_at: 'tomorrow' }), 50_035],
    ['changed to groups by another name', changed({ group_action: { op: 'add', group_ids: ['1'] } }), 50_035],
    ['that does not exist', (s) => s.api.post(`${STRATEGIES}/st_no/execute`, {}), 11_255],
  ])('one %s is refused', async (_, call, code) => {
    await using scene = await startScene();
    expect(await codeOf(call(scene))).toBe(code);
  });
});
