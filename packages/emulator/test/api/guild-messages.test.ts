import { describe, expect, test } from 'vitest';
import { apiClient } from '../helpers/api-client.js';
import { codeOf, eventOf, MINUTE, type RefusedRow, startScene, type TestScene } from '../helpers/scene.js';

const button = (label: string) => ({
  id: 'ok',
  render_data: { label, style: 1 },
  action: { type: 1, data: 'x', permission: { type: 2 } },
});
const keyboard = (label = 'OK') => ({ content: { rows: [{ buttons: [button(label)] }] } });
const card = { markdown: { content: '# one' }, keyboard: keyboard() };

const general = ({ emulator }: TestScene) => emulator.channel('general');
const pathOf = (scene: TestScene, rest: string) => `/channels/${general(scene).id}/${rest}`;
const send = async (scene: TestScene, body: object = { content: 'hi' }) =>
  String((await scene.api.post(pathOf(scene, 'messages'), body)).body['id']);
const heard = async (scene: TestScene, text = 'hello') => (await general(scene).member('Ming').says(text)).id;
const call = async (scene: TestScene, method: string, rest: string, body?: object) =>
  scene.api.call(method, pathOf(scene, rest), body);

const quoting = (message_id: string, extra: object = {}) => ({
  content: 'x',
  message_reference: { message_id, ...extra },
});

describe('messages', () => {
  test('one of the bot is read as it was answered', async () => {
    await using scene = await startScene();
    const sent = await scene.api.post(pathOf(scene, 'messages'), card);
    expect(sent.body).toMatchObject({
      channel_id: general(scene).id,
      guild_id: general(scene).guildId,
      author: { id: scene.emulator.bot.id, username: 'demo-bot', bot: true },
      ...card,
      seq_in_channel: '101',
    });
    expect((await call(scene, 'GET', `messages/${String(sent.body['id'])}`)).body).toEqual({ message: sent.body });
  });

  test('one of a person is read as it was heard', async () => {
    await using scene = await startScene();
    const client = await scene.listen();
    const id = await heard(scene, '1 < 2');
    const { d } = await client.next();
    const { body: answer } = await call(scene, 'GET', `messages/${id}`);
    const body = answer['message'] as Record<string, unknown>;
    expect(body).toMatchObject({ content: `<@!${scene.emulator.bot.id}> 1 &lt; 2`, author: { username: 'Ming' } });
    expect(d).toMatchObject({ id, content: body['content'], seq_in_channel: body['seq_in_channel'] });
  });

  test('one with a keyboard is edited, and people see it', async () => {
    await using scene = await startScene();
    const id = await send(scene, card);
    scene.clock.now += MINUTE;
    const edited = await call(scene, 'PATCH', `messages/${id}`, { markdown: { content: '# two' } });
    expect(edited.body).toMatchObject({
      id,
      markdown: { content: '# two' },
      keyboard: keyboard(),
      timestamp: '2026-09-10T10:00:00+08:00',
      edited_timestamp: '2026-09-10T10:01:00+08:00',
    });
    await call(scene, 'PATCH', `messages/${id}`, { keyboard: keyboard('Yes') });
    expect(general(scene).transcript.find(id)).toMatchObject({
      markdown: { content: '# two' },
      keyboard: keyboard('Yes'),
    });
  });

  test.each<RefusedRow>([
    ['reading a message that is not there', (s) => call(s, 'GET', 'messages/08no'), 50_039],
    ['editing a message that is not there', (s) => call(s, 'PATCH', 'messages/08no', card), 50_039],
    ['editing what a person said', async (s) => call(s, 'PATCH', `messages/${await heard(s)}`, card), 50_051],
    ['editing text', async (s) => call(s, 'PATCH', `messages/${await send(s)}`, card), 50_049],
    ['editing into nothing', async (s) => call(s, 'PATCH', `messages/${await send(s, card)}`, {}), 50_050],
    [
      'editing into a long label',
      async (s) => call(s, 'PATCH', `messages/${await send(s, card)}`, { keyboard: keyboard('x'.repeat(11)) }),
      304_040,
    ],
    ['answering what nobody said', (s) => call(s, 'POST', 'messages', { content: 'x', msg_id: '08no' }), 304_026],
    [
      'answering too late',
      async (s) => {
        const msg_id = await heard(s);
        s.clock.now += 6 * MINUTE;
        return call(s, 'POST', 'messages', { content: 'x', msg_id });
      },
      304_027,
    ],
    [
      'an address that is not registered',
      (s) => {
        s.emulator.settings.registeredDomains = [];
        return call(s, 'POST', 'messages', { content: 'https://example.com' });
      },
      304_003,
    ],
    ['markdown with text', (s) => call(s, 'POST', 'messages', { ...card, content: 'x' }), 50_037],
    ['a keyboard that is none', (s) => call(s, 'POST', 'messages', { ...card, keyboard: {} }), 304_039],
    ['quoting what is not there', (s) => call(s, 'POST', 'messages', quoting('08no')), 50_039],
    [
      'quoting another channel',
      async (s) => {
        const { id } = await s.emulator.channel('other').member('Ming').says('hi');
        return call(s, 'POST', 'messages', quoting(id));
      },
      50_038,
    ],
    ['sending into no session', (s) => s.api.post('/dms/1/messages', { content: 'x' }), 304_032],
  ])('%s is refused', async (_, act, code) => {
    await using scene = await startScene();
    expect(await codeOf(act(scene))).toBe(code);
  });

  test('what is quoted may be missing where the body says so', async () => {
    await using scene = await startScene();
    const bodies = [quoting(await heard(scene)), quoting('08no', { ignore_get_message_error: true })];
    for (const body of bodies) expect((await call(scene, 'POST', 'messages', body)).status).toBe(200);
  });

  test('markdown and keyboards are for bots that were invited to use them', async () => {
    await using scene = await startScene({ grants: [] });
    expect(await scene.refused('POST', pathOf(scene, 'messages'), card)).toEqual([400, 304_036]);
    const withText = { content: 'x', keyboard: keyboard() };
    expect(await scene.refused('POST', pathOf(scene, 'messages'), withText)).toEqual([400, 304_037]);
    const template = { content: 'x', keyboard: { id: '1' } };
    expect((await scene.api.post(pathOf(scene, 'messages'), template)).status).toBe(200);
  });
});

describe('recalls', () => {
  test('by the bot take a message away, whenever it was sent, and are told', async () => {
    await using scene = await startScene();
    const client = await scene.listen();
    const id = await send(scene);
    scene.clock.now += 60 * MINUTE;
    expect((await call(scene, 'DELETE', `messages/${id}?hidetip=true`)).status).toBe(200);
    const bot = { id: scene.emulator.bot.id, username: 'demo-bot', bot: true };
    expect(eventOf(await client.next())).toEqual([
      'MESSAGE_DELETE',
      {
        message: { id, channel_id: general(scene).id, guild_id: general(scene).guildId, author: bot },
        op_user: { id: bot.id },
      },
    ]);
    expect(general(scene).transcript.find(id)?.recalled).toBe(true);
    expect(await codeOf(call(scene, 'GET', `messages/${id}`))).toBe(50_039);
  });

  test('of what others said need a guild that made the bot an administrator', async () => {
    await using scene = await startScene();
    const id = await heard(scene);
    scene.emulator.settings.grants = ['private-domain'];
    expect(await codeOf(call(scene, 'DELETE', `messages/${id}`))).toBe(306_004);
    scene.emulator.settings.grants = ['private-domain', 'guild-admin'];
    expect((await call(scene, 'DELETE', `messages/${id}`)).status).toBe(200);
  });

  test('by people are told by the event that suits the message', async () => {
    await using scene = await startScene();
    const client = await scene.listen();
    const ming = general(scene).member('Ming');
    const mention = await ming.says('hi');
    const plain = await ming.says('hi all', { mention: false });
    const dm = scene.emulator.directMessage('Ming');
    const direct = await dm.says('psst');
    ming.recalls(mention);
    general(scene).member('boss').recalls(plain);
    dm.recalls(direct);
    const events = [];
    for (let n = 0; n < 6; n += 1) events.push(eventOf(await client.next()));
    expect(events.slice(3)).toMatchObject([
      ['PUBLIC_MESSAGE_DELETE', { message: { id: mention.id, author: { id: ming.id } }, op_user: { id: ming.id } }],
      ['MESSAGE_DELETE', { message: { id: plain.id }, op_user: { id: general(scene).member('boss').id } }],
      ['DIRECT_MESSAGE_DELETE', { message: { id: direct.id, guild_id: dm.guildId, direct_message: true } }],
    ]);
    expect(() => ming.recalls({ id: 'x' })).toThrow('no such message');
  });

  const direct = ({ emulator }: TestScene) => emulator.directMessage('Ming');

  test.each<RefusedRow>([
    ['a message that is not there', (s) => call(s, 'DELETE', 'messages/08no'), 306_002],
    [
      'a message of another channel',
      async (s) => s.api.call('DELETE', `/channels/${s.emulator.channel('other').id}/messages/${await send(s)}`),
      306_002,
    ],
    [
      'what the other said in a direct session',
      async (s) => s.api.call('DELETE', `/dms/${direct(s).guildId}/messages/${(await direct(s).says('hi')).id}`),
      306_004,
    ],
    [
      'what was sent to someone else',
      async (s) => {
        const sent = await s.api.post(`/v2/users/${s.emulator.user('Ming').openid}/messages`, { content: 'x' });
        const id = encodeURIComponent(String(sent.body['id']));
        return s.api.call('DELETE', `/v2/users/${s.emulator.user('Hong').openid}/messages/${id}`);
      },
      306_009,
    ],
  ])('of %s are refused', async (_, act, code) => {
    await using scene = await startScene();
    expect(await codeOf(act(scene))).toBe(code);
  });
});

describe('direct sessions', () => {
  test('are opened with members of the guild that is named', async () => {
    await using scene = await startScene();
    const guild = scene.emulator.guild('club');
    const recipient_id = guild.member('Hong').id;
    const { body } = await scene.api.post('/users/@me/dms', { recipient_id, source_guild_id: guild.id });
    expect(body).toMatchObject({ create_time: String(scene.clock.now / 1000) });
    const sent = await scene.api.post(`/dms/${String(body['guild_id'])}/messages`, { content: 'hi' });
    expect(sent.body).toMatchObject({ guild_id: body['guild_id'], channel_id: body['channel_id'] });
    const elsewhere = { recipient_id, source_guild_id: scene.emulator.guild().id };
    expect(await scene.refused('POST', '/users/@me/dms', elsewhere)).toEqual([400, 304_034]);
    expect(await scene.refused('POST', '/users/@me/dms', { ...elsewhere, source_guild_id: '1' })).toEqual([
      400, 10_004,
    ]);
  });

  test('take two messages a day that answer nothing', async () => {
    await using scene = await startScene();
    const path = `/dms/${scene.emulator.directMessage('Ming').guildId}/messages`;
    const codes = [];
    for (let n = 0; n < 3; n += 1) codes.push(await codeOf(scene.api.post(path, { content: 'x' })));
    expect(codes).toEqual([undefined, undefined, 304_049]);
  });
});

describe('acknowledgements', () => {
  test('are for clicks of the own bot, once', async () => {
    await using scene = await startScene();
    const other = await apiClient(scene.emulator, scene.emulator.addBot());
    scene.emulator.dispatch('INTERACTION_CREATE', { id: 'i1' });
    const codes = [
      await codeOf(other.call('PUT', '/interactions/i1', { code: 0 })),
      await codeOf(scene.api.call('PUT', '/interactions/i1', { code: 6 })),
      await codeOf(scene.api.call('PUT', '/interactions/i1', { code: 0 })),
      await codeOf(scene.api.call('PUT', '/interactions/i1', { code: 0 })),
    ];
    expect(codes).toEqual([630_003, 50_035, undefined, 630_001]);
  });
});

describe('pins', () => {
  const pins = async (scene: TestScene) => (await call(scene, 'GET', 'pins')).body['message_ids'];

  test('are added, listed and taken away, one or all', async () => {
    await using scene = await startScene();
    const [a, b, c] = [await heard(scene), await send(scene), await send(scene)];
    for (const id of [a, b, a]) await call(scene, 'PUT', `pins/${id}`);
    expect((await call(scene, 'PUT', `pins/${c}`)).body).toEqual({
      guild_id: general(scene).guildId,
      channel_id: general(scene).id,
      message_ids: [a, b, c],
    });
    expect((await call(scene, 'GET', `messages/${a}`)).body['message']).toMatchObject({ pinned: true });
    expect((await call(scene, 'DELETE', `pins/${a}`)).status).toBe(204);
    await call(scene, 'DELETE', `messages/${b}`);
    expect(await pins(scene)).toEqual([c]);
    expect((await call(scene, 'DELETE', 'pins/all')).status).toBe(204);
    expect(await pins(scene)).toEqual([]);
  });

  test('are 20 at most', async () => {
    await using scene = await startScene();
    for (let n = 0; n < 20; n += 1) await call(scene, 'PUT', `pins/${await heard(scene)}`);
    expect(await codeOf(call(scene, 'PUT', `pins/${await heard(scene)}`))).toBe(501_013);
  });

  test.each<RefusedRow>([
    ['of a message that is not there', (s) => call(s, 'PUT', 'pins/08no'), 501_008],
    [
      'of a message of another channel',
      async (s) => call(s, 'PUT', `pins/${(await s.emulator.channel('other').member('Ming').says('x')).id}`),
      501_010,
    ],
    ['that was never there', (s) => call(s, 'DELETE', 'pins/08no'), 501_008],
  ])('one %s is refused', async (_, act, code) => {
    await using scene = await startScene();
    expect(await codeOf(act(scene))).toBe(code);
  });
});

describe('announcements', () => {
  const guildPath = (scene: TestScene, rest = '') => `/guilds/${general(scene).guildId}/announces${rest}`;
  const announce = async (scene: TestScene, body: object) => scene.api.post(guildPath(scene), body);
  const recommended = (...ids: string[]) => ({
    announces_type: 1,
    recommend_channels: ids.map((channel_id) => ({ channel_id, introduce: 'look' })),
  });

  test('are of a message or of channels, the one instead of the other', async () => {
    await using scene = await startScene();
    const { id, guildId } = general(scene);
    const message_id = await heard(scene);
    const empty = { guild_id: guildId, channel_id: '', message_id: '', announces_type: 0, recommend_channels: [] };
    expect((await announce(scene, { channel_id: id, message_id })).body).toEqual({
      ...empty,
      channel_id: id,
      message_id,
    });
    expect((await announce(scene, recommended(id))).body).toEqual({ ...empty, ...recommended(id) });
    expect(await scene.refused('DELETE', guildPath(scene, `/${message_id}`))).toEqual([400, 501_008]);
    expect((await scene.api.call('DELETE', guildPath(scene, '/all'))).status).toBe(204);
  });

  test('of a channel still work', async () => {
    await using scene = await startScene();
    const message_id = await heard(scene);
    expect((await call(scene, 'POST', 'announces', { message_id })).body).toEqual({
      guild_id: general(scene).guildId,
      channel_id: general(scene).id,
      message_id,
    });
    expect((await call(scene, 'DELETE', `announces/${message_id}`)).status).toBe(204);
    expect(await codeOf(call(scene, 'DELETE', `announces/${message_id}`))).toBe(501_008);
    expect((await call(scene, 'DELETE', 'announces/all')).status).toBe(204);
  });

  const hidden = (scene: TestScene) => {
    general(scene).privateType = 1;
    return general(scene).id;
  };

  test.each<RefusedRow>([
    ['nothing', (s) => announce(s, {}), 501_001],
    ['a message without its channel', async (s) => announce(s, { message_id: await heard(s) }), 501_001],
    ['a message that is not there', (s) => announce(s, { channel_id: general(s).id, message_id: '08no' }), 501_008],
    ['four channels', (s) => announce(s, recommended('1', '2', '3', '4')), 501_016],
    ['a channel that is not there', (s) => announce(s, recommended('1')), 501_018],
    ['a channel not everyone sees', (s) => announce(s, recommended(hidden(s))), 501_018],
    ['another type', (s) => announce(s, { ...recommended(general(s).id), announces_type: 2 }), 501_019],
  ])('of %s are refused', async (_, act, code) => {
    await using scene = await startScene();
    expect(await codeOf(act(scene))).toBe(code);
  });
});

describe('reactions', () => {
  test('of the bot are set once and taken away once, and make no event', async () => {
    await using scene = await startScene();
    const client = await scene.listen();
    const path = `messages/${await heard(scene)}/reactions/1/4`;
    await client.next();
    const codes = [];
    for (const method of ['PUT', 'PUT', 'DELETE', 'DELETE']) {
      const { status, body } = await call(scene, method, path);
      codes.push(body['code'] ?? status);
    }
    expect(codes).toEqual([204, 620_003, 204, 620_004]);
    await client.settle();
    expect(client.frames.filter(({ t }) => t?.startsWith('MESSAGE_REACTION'))).toEqual([]);
  });

  test('of people are told, and listed with those of the bot', async () => {
    await using scene = await startScene();
    const client = await scene.listen();
    const id = await heard(scene);
    const ming = general(scene).member('Ming');
    ming.reacts({ id }, '👍');
    ming.reacts({ id }, 4);
    ming.unreacts({ id }, 4);
    ming.unreacts({ id }, 4);
    await client.next();
    const events = [];
    for (let n = 0; n < 3; n += 1) events.push(eventOf(await client.next()));
    const place = { user_id: ming.id, guild_id: general(scene).guildId, channel_id: general(scene).id };
    const target = { id, type: 'ReactionTargetType_MSG' };
    expect(events).toEqual([
      ['MESSAGE_REACTION_ADD', { ...place, target, emoji: { id: '128077', type: 2 } }],
      ['MESSAGE_REACTION_ADD', { ...place, target, emoji: { id: '4', type: 1 } }],
      ['MESSAGE_REACTION_REMOVE', { ...place, target, emoji: { id: '4', type: 1 } }],
    ]);
    await call(scene, 'PUT', `messages/${id}/reactions/2/128077`);
    expect((await call(scene, 'GET', `messages/${id}/reactions/2/128077`)).body).toEqual({
      users: [
        { id: ming.id, username: 'Ming', avatar: '' },
        { id: scene.emulator.bot.id, username: 'demo-bot', avatar: '' },
      ],
      cookie: '',
      is_end: true,
    });
  });

  test('are listed in pages; the first call sets how long they are', async () => {
    await using scene = await startScene();
    const id = await heard(scene);
    for (const name of ['a', 'b', 'c']) general(scene).member(name).reacts({ id }, 4);
    const page = async (query: string) => (await call(scene, 'GET', `messages/${id}/reactions/1/4${query}`)).body;
    const first = await page('?cookie=&limit=2');
    expect([(first['users'] as []).length, first['is_end']]).toEqual([2, false]);
    const second = await page(`?cookie=${String(first['cookie'])}&limit=50`);
    expect(second).toMatchObject({ users: [{ username: 'c' }], cookie: '', is_end: true });
  });

  test('come in a limited number of kinds', async () => {
    await using scene = await startScene({ maxReactionKinds: 1 });
    const id = await heard(scene);
    general(scene).member('Ming').reacts({ id }, 4);
    expect(await codeOf(call(scene, 'PUT', `messages/${id}/reactions/1/5`))).toBe(620_002);
    expect((await call(scene, 'PUT', `messages/${id}/reactions/1/4`)).status).toBe(204);
  });

  test.each<RefusedRow>([
    ['to a message that is not there', (s) => call(s, 'PUT', 'messages/08no/reactions/1/4'), 620_001],
    ['of another type', async (s) => call(s, 'PUT', `messages/${await heard(s)}/reactions/3/4`), 620_001],
    ['that is no number', async (s) => call(s, 'PUT', `messages/${await heard(s)}/reactions/2/x`), 620_001],
    ['in a page of 51', async (s) => call(s, 'GET', `messages/${await heard(s)}/reactions/1/4?limit=51`), 620_001],
  ])('one %s is refused', async (_, act, code) => {
    await using scene = await startScene();
    expect(await codeOf(act(scene))).toBe(code);
  });
});
