import { describe, expect, test } from 'vitest';
import { type Emulator, startEmulator } from '../src/index.js';
import { startScene } from './helpers/scene.js';

const [USER, GROUP, MEMBER] = ['A', 'B', 'C'].map((letter) => letter.repeat(32)) as [string, string, string];
const [GUILD, SESSION, PERSON] = ['1', '2', '3'].map((digit) => digit.repeat(19)) as [string, string, string];
const CHANNEL = '1234567';
const DIRECT = { id: 'm4', guild_id: SESSION, channel_id: '7654321', src_guild_id: GUILD, author: { id: PERSON } };

/** An event, where answers to it go, and what they refer to. */
const EVENTS = [
  ['C2C_MESSAGE_CREATE', { id: 'm1', author: { user_openid: USER } }, `/v2/users/${USER}/messages`],
  [
    'GROUP_AT_MESSAGE_CREATE',
    { id: 'm2', group_openid: GROUP, author: { member_openid: MEMBER, member_role: 'admin' } },
    `/v2/groups/${GROUP}/messages`,
  ],
  [
    'AT_MESSAGE_CREATE',
    { id: 'm3', guild_id: GUILD, channel_id: CHANNEL, author: { id: PERSON } },
    `/channels/${CHANNEL}/messages`,
  ],
  ['DIRECT_MESSAGE_CREATE', DIRECT, `/dms/${SESSION}/messages`],
] as const;

describe('an event that was recorded elsewhere', () => {
  test.each(EVENTS)('%s comes from people who were not there, and is answered', async (t, d, path) => {
    await using scene = await startScene();
    await scene.listen();
    const said = scene.emulator.deliver(t, d);
    const answer = await scene.api.call('POST', path, { content: 'hi', msg_type: 0, msg_id: d.id, msg_seq: 1 });
    expect(answer.status).toBe(200);
    expect((await said.nextReply()).content).toBe('hi');
    expect(said.id).toBe(d.id);
  });

  test('a press is acknowledged and answered by the outer id', async () => {
    await using scene = await startScene();
    await scene.listen();
    const id = 'INTERACTION_CREATE:0123456789abcdef0123456789abcdef';
    const d = { id: id.slice('INTERACTION_CREATE:'.length), scene: 'c2c', chat_type: 2, user_openid: USER };
    const pressed = scene.emulator.deliver('INTERACTION_CREATE', d, { id });
    expect((await scene.api.call('PUT', `/interactions/${d.id}`, { code: 0 })).status).toBe(200);
    await scene.api.call('POST', `/v2/users/${USER}/messages`, {
      content: 'ok',
      msg_type: 0,
      event_id: id,
      msg_seq: 1,
    });
    expect((await pressed.nextReply()).content).toBe('ok');
  });

  test('the roles it tells are theirs', async () => {
    await using emulator = await startEmulator();
    for (const [t, d] of EVENTS) emulator.deliver(t, d);
    emulator.deliver('MESSAGE_CREATE', {
      id: 'm5',
      guild_id: GUILD,
      channel_id: CHANNEL,
      author: { id: PERSON },
      member: { roles: ['2'] },
    });
    expect(emulator.group(GROUP).member(MEMBER).role).toBe('admin');
    expect(emulator.guild(GUILD).member(PERSON).roles).toEqual(['2']);
  });

  test('whoever was made so is there after a state was saved and loaded', async () => {
    await using scene = await startScene();
    for (const [t, d] of EVENTS) scene.emulator.deliver(t, d);
    scene.emulator.load(JSON.parse(JSON.stringify(scene.emulator.save())));
    await scene.listen();
    for (const [, d, path] of EVENTS) {
      const answer = await scene.api.call('POST', path, { content: 'hi', msg_type: 0, msg_id: d.id, msg_seq: 1 });
      expect(answer.status).toBe(200);
    }
  });

  test.each([
    ['no object', 'NEWS', 'text'],
    ['ids of no kind', 'C2C_MESSAGE_CREATE', { id: 'm', author: { user_openid: 'ming' } }],
    ['nothing', 'GROUP_ADD_ROBOT', {}],
  ])('one with %s makes nobody', async (_, t, d) => {
    await using emulator = await startEmulator();
    const before = peopleOf(emulator);
    emulator.deliver(t, d);
    expect(peopleOf(emulator)).toEqual(before);
  });
});

function peopleOf(emulator: Emulator): unknown {
  const { bots } = emulator.save() as unknown as { bots: { users: unknown; groups: unknown }[] };
  return bots.map(({ users, groups }) => [users, groups]);
}
