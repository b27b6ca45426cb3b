import { describe, expect, test } from 'vitest';
import { ChannelType } from '../../src/index.js';
import { richText } from '../../src/rich-text.js';
import { codeOf, DAY, eventOf, MINUTE, type RefusedRow, startScene, type TestScene } from '../helpers/scene.js';

const HOUR = 60 * MINUTE;

describe('schedules', () => {
  const path = ({ emulator }: TestScene, rest = '') => `/channels/${emulator.channel('plans').id}/schedules${rest}`;
  const plan = ({ clock }: TestScene, extra: object = {}) => ({
    name: 'chess',
    start_timestamp: String(clock.now + HOUR),
    end_timestamp: String(clock.now + 2 * HOUR),
    ...extra,
  });
  const create = async (scene: TestScene, extra: object = {}) =>
    scene.api.post(path(scene), { schedule: plan(scene, extra) });
  const list = async (scene: TestScene, query = '') =>
    ((await scene.api.call('GET', path(scene, query))).body as unknown as { name: string }[]).map(({ name }) => name);

  test('are created, read, changed and deleted', async () => {
    await using scene = await startScene();
    const { body } = await create(scene, { description: 'blitz', remind_type: '2' });
    expect(body).toEqual({
      id: expect.any(String),
      ...plan(scene),
      description: 'blitz',
      creator: expect.objectContaining({ nick: 'demo-bot' }),
      jump_channel_id: '0',
      remind_type: '2',
    });
    const one = path(scene, `/${String(body['id'])}`);
    expect((await scene.api.call('GET', one)).body).toEqual(body);
    const changed = { ...body, name: 'go', remind_type: '0' };
    const schedule = { name: 'go', remind_type: '0' };
    expect((await scene.api.call('PATCH', one, { schedule })).body).toEqual(changed);
    expect((await scene.api.call('DELETE', one)).status).toBe(204);
    expect(await scene.refused('GET', one)).toEqual([400, 302_011]);
  });

  test('are listed for today, or from a time on', async () => {
    await using scene = await startScene();
    await create(scene);
    const tomorrow = scene.clock.now + DAY;
    const times = { start_timestamp: String(tomorrow), end_timestamp: String(tomorrow + HOUR) };
    await create(scene, { name: 'tomorrow', ...times });
    expect(await list(scene)).toEqual(['chess']);
    expect(await list(scene, `?since=${scene.clock.now}`)).toEqual(['chess', 'tomorrow']);
    expect(await list(scene, `?since=${tomorrow}`)).toEqual(['tomorrow']);
    expect(await list(scene, `?since=${tomorrow + DAY}`)).toEqual([]);
  });

  test('are 10 a day, which begins at midnight', async () => {
    await using scene = await startScene();
    for (let n = 0; n < 10; n += 1) expect((await create(scene)).status).toBe(200);
    expect(await codeOf(create(scene))).toBe(302_012);
    scene.clock.now = Date.parse('2026-09-11T00:00:00+08:00');
    expect((await create(scene)).status).toBe(200);
  });

  test('are for administrators', async () => {
    await using scene = await startScene({ grants: [] });
    expect(await codeOf(create(scene))).toBe(302_010);
    expect(await list(scene)).toEqual([]);
  });

  const here = ({ emulator }: TestScene) => ({ jump_channel_id: emulator.channel('plans').id });
  const ending = ({ clock }: TestScene, afterMs: number) => ({ end_timestamp: String(clock.now + HOUR + afterMs) });

  test.each<RefusedRow>([
    ['that is no object', (s) => s.api.post(path(s), { name: 'chess' }), 302_017],
    ['without name', (s) => create(s, { name: '' }), 302_018],
    ['at a time in numbers', (s) => create(s, { start_timestamp: 1 }), 302_018],
    ['at a time in words', (s) => create(s, { start_timestamp: 'now' }), 302_018],
    ['with another reminder', (s) => create(s, { remind_type: '6' }), 302_018],
    ['in the past', (s) => create(s, { start_timestamp: String(s.clock.now - 1) }), 302_015],
    ['that ends before it starts', (s) => create(s, ending(s, -1)), 302_016],
    ['longer than 7 days', (s) => create(s, ending(s, 7 * DAY + 1)), 302_014],
    ['that leads to where it is', (s) => create(s, here(s)), 302_023],
    ['that leads nowhere', (s) => create(s, { jump_channel_id: '1' }), 302_024],
    ['that does not exist', (s) => s.api.call('DELETE', path(s, '/x')), 302_011],
  ])('one %s is refused', async (_, call, code) => {
    await using scene = await startScene();
    expect(await codeOf(call(scene))).toBe(code);
  });

  test('one of seven days to the millisecond is fine', async () => {
    await using scene = await startScene();
    expect((await create(scene, ending(scene, 7 * DAY))).status).toBe(200);
  });
});

describe('audio', () => {
  const music = ({ emulator }: TestScene) => emulator.channel('music', ChannelType.Voice);
  const control = async (scene: TestScene, body: object) => scene.api.post(`/channels/${music(scene).id}/audio`, body);

  test('what the bot plays is told when it starts and when it ends', async () => {
    await using scene = await startScene();
    const client = await scene.listen();
    const song = { audio_url: 'https://example.com/a.mp3', text: 'song' };
    expect((await control(scene, { ...song, status: 0 })).body).toEqual({});
    await control(scene, { status: 1 });
    expect(music(scene).audio?.isPaused).toBe(true);
    await control(scene, { status: 2 });
    await control(scene, { status: 3 });
    await control(scene, { ...song, status: 0 });
    music(scene).audioEnds();
    const events = [];
    for (let n = 0; n < 4; n += 1) events.push(eventOf(await client.next()));
    const d = { guild_id: music(scene).guildId, channel_id: music(scene).id, ...song };
    expect(events).toEqual([
      ['AUDIO_START', d],
      ['AUDIO_FINISH', d],
      ['AUDIO_START', d],
      ['AUDIO_FINISH', d],
    ]);
  });

  test('the bot takes and leaves the microphone', async () => {
    await using scene = await startScene();
    const client = await scene.listen();
    const path = `/channels/${music(scene).id}/mic`;
    for (const method of ['PUT', 'PUT', 'DELETE']) expect((await scene.api.call(method, path)).body).toEqual({});
    expect([(await client.next()).t, (await client.next()).t]).toEqual(['AUDIO_ON_MIC', 'AUDIO_OFF_MIC']);
  });

  test('who comes and goes is told, with the numbers these events have', async () => {
    await using scene = await startScene();
    const client = await scene.listen();
    music(scene).member('Ming').enters();
    scene.emulator.channel('show', ChannelType.Live).member('Ming').exits();
    const events = [eventOf(await client.next()), eventOf(await client.next())];
    expect(events).toMatchObject([
      ['AUDIO_OR_LIVE_CHANNEL_MEMBER_ENTER', { channel_id: music(scene).id, channel_type: 2 }],
      ['AUDIO_OR_LIVE_CHANNEL_MEMBER_EXIT', { channel_type: 5, user_id: music(scene).member('Ming').id }],
    ]);
  });

  test.each<RefusedRow>([
    ['without a source', (s) => control(s, { status: 0 }), 50_035],
    ['of another status', (s) => control(s, { status: 4 }), 50_035],
    ['that pauses nothing', (s) => control(s, { status: 1 }), 50_035],
    ['in a text channel', (s) => s.api.call('PUT', `/channels/${s.emulator.channel('general').id}/mic`), 50_035],
  ])('a call %s is refused', async (_, call, code) => {
    await using scene = await startScene();
    expect(await codeOf(call(scene))).toBe(code);
  });
});

describe('threads', () => {
  const forum = ({ emulator }: TestScene) => emulator.channel('talk', ChannelType.Forum);
  const path = (scene: TestScene, rest = '') => `/channels/${forum(scene).id}/threads${rest}`;
  const publish = async (scene: TestScene, body: object = {}) =>
    scene.api.call('PUT', path(scene), { title: 'T', content: 'C', format: 1, ...body });

  test('one is published once it has passed its audit', async () => {
    await using scene = await startScene();
    const client = await scene.listen();
    const { body } = await publish(scene, { content: 'one\ntwo' });
    expect(body).toEqual({ task_id: expect.stringMatching(/^\d{19}$/), create_time: String(scene.clock.now / 1000) });
    const [t, d] = eventOf(await client.next());
    expect([t, d]).toMatchObject([
      'FORUM_PUBLISH_AUDIT_RESULT',
      { task_id: body['task_id'], type: 1, result: 0, err_msg: '', author_id: scene.emulator.bot.id },
    ]);
    const thread = {
      guild_id: forum(scene).guildId,
      channel_id: forum(scene).id,
      author_id: scene.emulator.bot.id,
      thread_info: {
        thread_id: d['thread_id'],
        title: 'T',
        content: JSON.stringify(richText('one\ntwo')),
        date_time: '2026-09-10T10:00:00+08:00',
      },
    };
    expect((await scene.api.call('GET', path(scene, `/${String(d['thread_id'])}`))).body).toEqual({ thread });
    expect((await scene.api.call('GET', path(scene))).body).toEqual({ threads: [thread], is_finish: 1 });
    expect((await scene.api.call('DELETE', path(scene, `/${String(d['thread_id'])}`))).status).toBe(204);
    expect((await scene.api.call('GET', path(scene))).body).toEqual({ threads: [], is_finish: 1 });
  });

  test('one that fails its audit is not there', async () => {
    await using scene = await startScene({ guildAudit: 'reject' });
    const client = await scene.listen();
    await publish(scene);
    expect((await client.next()).d).toMatchObject({ thread_id: '', result: 1, err_msg: expect.stringMatching(/./) });
    expect((await scene.api.call('GET', path(scene))).body['threads']).toEqual([]);
  });

  test('rich text comes as JSON', async () => {
    await using scene = await startScene();
    expect((await publish(scene, { format: 4, content: JSON.stringify(richText('hi')) })).status).toBe(200);
  });

  test('those of people are told, with posts and replies, in full or in short', async () => {
    await using scene = await startScene();
    const client = await scene.listen();
    const [ming, hong] = [forum(scene).member('Ming'), forum(scene).member('Hong')];
    const thread = ming.opensThread('T', 'C');
    const post = hong.comments(thread, 'first');
    const reply = ming.answers(post, 'thanks');
    reply.deletes();
    post.deletes();
    thread.edits('T2', 'C2');
    expect((await scene.api.call('GET', path(scene))).body['threads']).toMatchObject([
      { thread_info: { title: 'T2' } },
    ]);
    thread.deletes();
    const events = [];
    for (let n = 0; n < 14; n += 1) events.push(eventOf(await client.next()));
    const full = events.filter(([t]) => t?.startsWith('FORUM_'));
    expect(full).toMatchObject([
      ['FORUM_THREAD_CREATE', { author_id: ming.id, thread_info: { title: JSON.stringify(richText('T')) } }],
      ['FORUM_POST_CREATE', { author_id: hong.id, post_info: { thread_id: thread.id, post_id: post.id } }],
      ['FORUM_REPLY_CREATE', { reply_info: { thread_id: thread.id, post_id: post.id, reply_id: reply.id } }],
      ['FORUM_REPLY_DELETE', { reply_info: { content: '' } }],
      ['FORUM_POST_DELETE', { post_info: { content: '' } }],
      ['FORUM_THREAD_UPDATE', { thread_info: { content: JSON.stringify(richText('C2')) } }],
      ['FORUM_THREAD_DELETE', { thread_info: { thread_id: thread.id, title: '' } }],
    ]);
    const short = events.filter(([t]) => t?.startsWith('OPEN_FORUM_'));
    expect(short.map(([t]) => t)).toEqual(full.map(([t]) => `OPEN_${t}`));
    expect(short[0]?.[1]).toEqual({ guild_id: forum(scene).guildId, channel_id: forum(scene).id, author_id: ming.id });
  });

  const elements = (type: number, count: number) => ({
    format: 4,
    content: JSON.stringify({ paragraphs: [{ elems: Array.from({ length: count }, () => ({ type })), props: {} }] }),
  });

  test.each<RefusedRow>([
    ['in a text channel', (s) => s.api.call('GET', `/channels/${s.emulator.channel('x').id}/threads`), 503_001],
    ['without title', (s) => publish(s, { title: ' ' }), 503_005],
    ['without content', (s) => publish(s, { content: '' }), 503_006],
    ['of another format', (s) => publish(s, { format: 5 }), 50_035],
    ['of broken rich text', (s) => publish(s, { format: 4, content: '{' }), 503_014],
    ['of JSON that is no rich text', (s) => publish(s, { format: 4, content: '{"paragraphs":[1]}' }), 503_014],
    ['with a long title', (s) => publish(s, { title: 'x'.repeat(31) }), 503_020],
    ['with a long text', (s) => publish(s, { content: 'x'.repeat(10_001) }), 503_017],
    ['with 21 links', (s) => publish(s, { content: 'https://a.b '.repeat(21) }), 503_016],
    ['with 51 images', (s) => publish(s, elements(2, 51)), 503_018],
    ['with 6 videos', (s) => publish(s, elements(3, 6)), 503_019],
    ['that does not exist', (s) => s.api.call('GET', path(s, '/B_no')), 503_012],
    ['that was deleted before', (s) => s.api.call('DELETE', path(s, '/B_no')), 503_012],
  ])('one %s is refused', async (_, call, code) => {
    await using scene = await startScene();
    expect(await codeOf(call(scene))).toBe(code);
  });
});

describe('friends', () => {
  test('opening the chat and subscribing are told', async () => {
    await using scene = await startScene();
    const client = await scene.listen();
    const ming = scene.emulator.user('Ming');
    ming.entersChat();
    ming.subscribes(10_001);
    ming.subscribes(10_001, false);
    const events = [];
    for (let n = 0; n < 3; n += 1) events.push(eventOf(await client.next()));
    expect(events).toMatchObject([
      ['ENTER_AIO', { user_openid: ming.openid, from_source: 'default' }],
      ['SUBSCRIBE_MESSAGE_STATUS', { openid: ming.openid, result: [{ template_id: 10_001, op: 1 }] }],
      ['SUBSCRIBE_MESSAGE_STATUS', { result: [{ op: 2 }] }],
    ]);
  });
});
