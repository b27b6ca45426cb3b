import { describe, expect, test } from 'vitest';
import { type SentEvent, startEmulator } from '../src/index.js';
import { apiClient } from './helpers/api-client.js';
import { login } from './helpers/gateway-client.js';

async function start(options: Parameters<typeof startEmulator>[0] = {}) {
  const emulator = await startEmulator(options);
  const api = await apiClient(emulator);
  const { client } = await login(emulator, api.token);
  return { emulator, api, client, [Symbol.asyncDispose]: () => emulator.stop() };
}

describe('one to one', () => {
  test('what a friend says arrives as C2C_MESSAGE_CREATE and the answer reaches them', async () => {
    await using scene = await start();
    const { emulator, api, client } = scene;
    const ming = emulator.user('Ming');
    const said = await ming.says('hello');
    const event = await client.next();
    expect(event).toMatchObject({ op: 0, s: 2, t: 'C2C_MESSAGE_CREATE', d: { id: said.id, content: 'hello' } });
    expect(event.d).toMatchObject({ author: { user_openid: ming.openid } });
    const sent = await api.post(`/v2/users/${ming.openid}/messages`, { msg_type: 0, content: 'hi', msg_id: said.id });
    expect(sent.body).toMatchObject({
      id: expect.stringMatching(/^ROBOT1\.0_/),
      ext_info: { ref_idx: expect.any(String) },
    });
    expect(await said.nextReply()).toMatchObject({ id: sent.body['id'], content: 'hi', msgId: said.id });
    expect(ming.transcript.entries.map(({ from, content }) => [from, content])).toEqual([
      ['person', 'hello'],
      ['bot', 'hi'],
    ]);
  });

  test('the same name is the same person, here and after a restart', async () => {
    await using first = await startEmulator();
    await using second = await startEmulator();
    expect(first.user('Ming')).toBe(first.user('Ming'));
    expect(second.user('Ming').openid).toBe(first.user('Ming').openid);
    expect(first.user('Hong').openid).toMatch(/^[0-9A-F]{32}$/);
    expect(first.user('Hong').openid).not.toBe(first.user('Ming').openid);
  });

  test('two bots know the same person by different openids', async () => {
    await using emulator = await startEmulator({ bots: [{}, {}] });
    const [one, two] = emulator.bots;
    expect(one?.user('Ming').openid).not.toBe(two?.user('Ming').openid);
  });

  test('nextReply gives the answers one after another, also those that came before it was asked', async () => {
    await using scene = await start();
    const { emulator, api } = scene;
    const ming = emulator.user('Ming');
    const said = await ming.says('count');
    for (const n of [1, 2, 3]) {
      await api.post(`/v2/users/${ming.openid}/messages`, { content: `${n}`, msg_id: said.id, msg_seq: n });
    }
    const texts = [await said.nextReply(), await said.nextReply(), await said.nextReply()].map(
      ({ content }) => content,
    );
    expect(texts).toEqual(['1', '2', '3']);
    expect(said.replies).toHaveLength(3);
  });

  test('nextReply that waits in vain names the calls that were refused', async () => {
    await using scene = await start();
    const said = await scene.emulator.user('Ming').says('hello');
    await scene.api.post(`/v2/users/${scene.emulator.user('Hong').openid}/messages`, { content: 'x', msg_id: said.id });
    await expect(said.nextReply(30)).rejects.toThrow(/"hello" within 30 ms[^]*40034024/);
  });
});

describe('groups', () => {
  test('a mention arrives as GROUP_AT_MESSAGE_CREATE with the space the mention left behind', async () => {
    await using scene = await start();
    const group = scene.emulator.group('dev');
    await group.member('Ming').says('/roll 6');
    const { t, d } = await scene.client.next();
    expect(t).toBe('GROUP_AT_MESSAGE_CREATE');
    expect(d).toMatchObject({
      content: ' /roll 6',
      group_openid: group.openid,
      group_id: group.openid,
      author: { member_openid: group.member('Ming').openid, username: 'Ming', member_role: 'member' },
    });
  });

  test('a message without mention is delivered only where the group lets the bot hear everything', async () => {
    await using scene = await start();
    const group = scene.emulator.group('dev');
    await group.member('Ming').says('unheard', { mention: false });
    group.receiveAll = true;
    await group.member('Ming').says('heard', { mention: false });
    expect(await scene.client.next()).toMatchObject({ t: 'GROUP_MESSAGE_CREATE', d: { content: 'heard' } });
  });

  test.each([
    ['GROUP_AT_MESSAGE_CREATE', ['GROUP_AT_MESSAGE_CREATE']],
    ['GROUP_MESSAGE_CREATE', ['GROUP_MESSAGE_CREATE']],
    ['both', ['GROUP_AT_MESSAGE_CREATE', 'GROUP_MESSAGE_CREATE']],
  ] as const)(
    'with "hear everything" on, a mention becomes what the setting %s says',
    async (mentionWhenHearingAll, names) => {
      await using scene = await start({ settings: { mentionWhenHearingAll } });
      const group = scene.emulator.group('dev');
      group.receiveAll = true;
      await group.member('Ming').says('hi');
      await scene.client.settle();
      expect(scene.client.frames.slice(2).map(({ t }) => t)).toEqual(names);
    },
  );

  test('joining and leaving send their events and change what can be sent', async () => {
    await using scene = await start();
    const { emulator, api, client } = scene;
    const group = emulator.group('dev');
    group.addRobot();
    const joined = await client.next();
    expect(joined).toMatchObject({
      t: 'GROUP_ADD_ROBOT',
      d: { group_openid: group.openid, timestamp: expect.any(Number) },
    });
    const path = `/v2/groups/${group.openid}/messages`;
    expect((await api.post(path, { content: 'thanks', event_id: joined.id })).status).toBe(200);
    group.removeRobot();
    expect((await api.post(path, { content: 'bye', event_id: joined.id, msg_seq: 2 })).body['code']).toBe(40_034_101);
  });
});

describe('guild', () => {
  test('a channel message keeps the mention and is escaped', async () => {
    await using scene = await start();
    const channel = scene.emulator.channel('general');
    const said = await channel.member('Ming').says('1 < 2 & 3');
    const { t, d } = await scene.client.next();
    expect(t).toBe('AT_MESSAGE_CREATE');
    expect(d).toMatchObject({ content: `<@!${scene.emulator.bot.id}> 1 &lt; 2 &amp; 3`, guild_id: channel.guildId });
    const sent = await scene.api.post(`/channels/${channel.id}/messages`, { content: 'pong', msg_id: said.id });
    expect(sent.body).toMatchObject({ channel_id: channel.id, content: 'pong', author: { bot: true } });
    expect((await said.nextReply()).content).toBe('pong');
  });

  test('a direct message is answered under the guild id of its session', async () => {
    await using scene = await start();
    const dm = scene.emulator.directMessage('Ming');
    const said = await dm.says('hi');
    expect(await scene.client.next()).toMatchObject({
      t: 'DIRECT_MESSAGE_CREATE',
      d: { guild_id: dm.guildId, src_guild_id: dm.sourceGuildId, direct_message: true },
    });
    await scene.api.post(`/dms/${dm.guildId}/messages`, { content: 'hello', msg_id: said.id });
    expect((await said.nextReply()).content).toBe('hello');
  });

  test('a session with someone of the guild can be opened by their id', async () => {
    await using scene = await start();
    const { guildId } = scene.emulator.channel('general');
    const { id } = scene.emulator.channel('general').member('Ming');
    const opened = await scene.api.post('/users/@me/dms', { recipient_id: id, source_guild_id: guildId });
    expect(opened.body['guild_id']).toBe(scene.emulator.directMessage('Ming').guildId);
    expect((await scene.api.post('/users/@me/dms', { recipient_id: '1' })).body['code']).toBe(304_034);
  });

  test('channel messages are refused while the bot is off the gateway', async () => {
    await using scene = await start();
    const channel = scene.emulator.channel('general');
    const said = await channel.member('Ming').says('hi');
    scene.emulator.gateway.terminate();
    const sent = await scene.api.post(`/channels/${channel.id}/messages`, { content: 'pong', msg_id: said.id });
    expect(sent.body['code']).toBe(304_018);
  });

  test('under audit a send is answered 202 and the verdict comes as an event', async () => {
    await using scene = await start({ settings: { guildAudit: 'pass' } });
    const channel = scene.emulator.channel('general');
    const said = await channel.member('Ming').says('hi');
    await scene.client.next();
    const sent = await scene.api.post(`/channels/${channel.id}/messages`, { content: 'pong', msg_id: said.id });
    expect([sent.status, sent.body['code']]).toEqual([202, 304_024]);
    expect(await scene.client.next()).toMatchObject({ t: 'MESSAGE_AUDIT_PASS' });
    expect((await said.nextReply()).content).toBe('pong');
  });
});

describe('buttons', () => {
  const keyboard = (type = 1, permission: object = { type: 2 }) => ({
    content: {
      rows: [
        { buttons: [{ id: 'ok', render_data: { label: 'OK', style: 1 }, action: { type, permission, data: 'yes' } }] },
      ],
    },
  });

  async function withButton(scene: Awaited<ReturnType<typeof start>>, type?: number, permission?: object) {
    const ming = scene.emulator.group('dev').member('Ming');
    const said = await ming.says('ask');
    await scene.client.next();
    const body = { msg_type: 2, markdown: { content: 'sure?' }, keyboard: keyboard(type, permission), msg_id: said.id };
    await scene.api.post(`/v2/groups/${ming.group.openid}/messages`, body);
    return { ming, message: await said.nextReply() };
  }

  test('a click arrives as an interaction; acknowledging and answering it both reach the clicker', async () => {
    await using scene = await start();
    const { ming, message } = await withButton(scene);
    const clicking = ming.clicks(message, 'ok');
    const { id, t, d } = await scene.client.next();
    const interaction = d as { id: string };
    expect(t).toBe('INTERACTION_CREATE');
    expect(id).toBe(`INTERACTION_CREATE:${interaction.id}`);
    expect(d).toMatchObject({ scene: 'group', data: { resolved: { button_id: 'ok', button_data: 'yes' } } });
    expect((await scene.api.call('PUT', `/interactions/${interaction.id}`, { code: 0 })).body).toEqual({});
    const clicked = await clicking;
    expect([clicked.acked, clicked.code]).toEqual([true, 0]);
    await scene.api.post(`/v2/groups/${ming.group.openid}/messages`, { content: 'done', event_id: id });
    expect((await clicked.nextReply()).content).toBe('done');
  });

  test('a click nobody acknowledges ends unacknowledged', async () => {
    await using scene = await start({ settings: { interactionAckMs: 20 } });
    const { ming, message } = await withButton(scene);
    expect((await ming.clicks(message, 'ok')).acked).toBe(false);
  });

  test('an acknowledgement works once, and never with the outer id', async () => {
    await using scene = await start({ settings: { interactionAckMs: 20 } });
    const { ming, message } = await withButton(scene);
    const { interactionId, id } = await ming.clicks(message, 'ok');
    const codes = [];
    for (const path of [id, interactionId, interactionId]) {
      codes.push((await scene.api.call('PUT', `/interactions/${encodeURIComponent(path)}`, { code: 0 })).body['code']);
    }
    expect(codes).toEqual([630_001, undefined, 630_001]);
  });

  test.each([
    ['a link', 0, { type: 2 }, /link/],
    ['a command', 2, { type: 2 }, /command/],
    ["an administrator's", 1, { type: 1 }, /may not/],
  ])('clicking %s button is no callback', async (_, type, permission, message) => {
    await using scene = await start();
    const { ming, message: sent } = await withButton(scene, type, permission);
    await expect(ming.clicks(sent, 'ok')).rejects.toThrow(message);
  });
});

test('who listens is told of each event as it is caused, and whether there is anyone to send it to', async () => {
  await using scene = await start();
  const { emulator, client } = scene;
  const told: SentEvent[] = [];
  const unsubscribe = emulator.onEvent((event) => told.push(event));
  const said = await emulator.user('Ming').says('hello');
  emulator.gateway.terminate();
  emulator.dispatch('FRIEND_ADD', {}, { id: 'FRIEND_ADD:1' });
  emulator.gateway.expireSessions();
  emulator.dispatch('FRIEND_ADD', {}, { id: 'FRIEND_ADD:2' });
  unsubscribe();
  emulator.dispatch('FRIEND_ADD', {}, { id: 'FRIEND_ADD:3' });
  const { id } = await client.next();
  expect(told).toMatchObject([
    { id, t: 'C2C_MESSAGE_CREATE', d: { id: said.id }, bot: emulator.bot.appId, isSent: true },
    { id: 'FRIEND_ADD:1', isSent: true },
    { id: 'FRIEND_ADD:2', isSent: false },
  ]);
});
