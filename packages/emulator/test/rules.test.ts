import { describe, expect, test } from 'vitest';
import { type EmulatorOptions, startEmulator } from '../src/index.js';
import { apiClient } from './helpers/api-client.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

async function start(settings: EmulatorOptions['settings'] = {}) {
  const clock = { now: 1_800_000_000_000 };
  const emulator = await startEmulator({
    settings: { guildNeedsGateway: false, tokenLifetimeSeconds: 10 ** 8, ...settings },
    now: () => clock.now,
  });
  const api = await apiClient(emulator);
  const toUser = (body: object, name = 'Ming') => api.post(`/v2/users/${emulator.user(name).openid}/messages`, body);
  const toGroup = (body: object, name = 'dev') => api.post(`/v2/groups/${emulator.group(name).openid}/messages`, body);
  return { clock, emulator, api, toUser, toGroup, [Symbol.asyncDispose]: () => emulator.stop() };
}

type Scene = Awaited<ReturnType<typeof start>>;

const heard = async ({ emulator }: Scene, where: 'c2c' | 'group') =>
  where === 'c2c' ? emulator.user('Ming').says('hi') : emulator.group('dev').member('Ming').says('hi');

describe('answers', () => {
  test.each([
    ['c2c', 60 * MINUTE, 4],
    ['group', 5 * MINUTE, 5],
  ] as const)('in %s they are accepted for %i ms and %i times', async (where, windowMs, limit) => {
    await using scene = await start();
    const send = where === 'c2c' ? scene.toUser : scene.toGroup;
    const { id } = await heard(scene, where);
    const codes = [];
    for (let n = 1; n <= limit + 1; n += 1)
      codes.push((await send({ content: 'x', msg_id: id, msg_seq: n })).body['code']);
    expect(codes).toEqual([...Array.from({ length: limit }, () => undefined), 40_034_128]);
    const late = await heard(scene, where);
    scene.clock.now += windowMs;
    expect((await send({ content: 'x', msg_id: late.id })).status).toBe(200);
    scene.clock.now += 1;
    expect((await send({ content: 'x', msg_id: late.id, msg_seq: 2 })).body['code']).toBe(40_034_005);
  });

  test('a second answer without msg_seq is a duplicate, as is one with 0 or 1', async () => {
    await using scene = await start();
    const { id } = await heard(scene, 'c2c');
    expect((await scene.toUser({ content: 'x', msg_id: id })).status).toBe(200);
    for (const msg_seq of [undefined, 0, 1]) {
      const again = await scene.toUser({ content: 'x', msg_id: id, msg_seq });
      expect([again.status, again.body['code']]).toEqual([400, 40_054_005]);
    }
    expect((await scene.toUser({ content: 'x', msg_id: id, msg_seq: 65_000 })).status).toBe(200);
  });

  test('a refused message spends neither the answer nor its msg_seq', async () => {
    await using scene = await start();
    const { id } = await heard(scene, 'c2c');
    expect((await scene.toUser({ content: ' ', msg_id: id })).body['code']).toBe(304_061);
    for (let n = 1; n <= 4; n += 1)
      expect((await scene.toUser({ content: 'x', msg_id: id, msg_seq: n })).status).toBe(200);
  });

  test('a refused message spends an answer when the setting says so', async () => {
    await using scene = await start({ failedSendsSpendBudget: true });
    const { id } = await heard(scene, 'c2c');
    for (let n = 0; n < 4; n += 1) await scene.toUser({ content: ' ', msg_id: id });
    expect((await scene.toUser({ content: 'x', msg_id: id })).body['code']).toBe(40_034_128);
  });

  test('a repeat of what was delivered is a duplicate even when the answers are used up', async () => {
    await using scene = await start();
    const { id } = await heard(scene, 'c2c');
    for (let n = 1; n <= 4; n += 1) await scene.toUser({ content: 'x', msg_id: id, msg_seq: n });
    expect((await scene.toUser({ content: 'x', msg_id: id, msg_seq: 4 })).body['code']).toBe(40_054_005);
  });

  test('an id works only where it came from', async () => {
    await using scene = await start();
    const { id } = await heard(scene, 'c2c');
    expect((await scene.toUser({ content: 'x', msg_id: id }, 'Hong')).body['code']).toBe(40_034_024);
    expect((await scene.toGroup({ content: 'x', msg_id: id })).body['code']).toBe(40_034_024);
    expect((await scene.toUser({ content: 'x', msg_id: 'ROBOT1.0_no' })).body['code']).toBe(40_034_024);
    expect((await scene.toUser({ content: 'x', event_id: id })).body['code']).toBe(40_034_025);
  });

  test('events are answered by their outer id, if they can be answered, in their window', async () => {
    await using scene = await start();
    const { openid } = scene.emulator.user('Ming');
    scene.emulator.dispatch('FRIEND_ADD', { openid }, { id: 'FRIEND_ADD:1' });
    scene.emulator.dispatch('C2C_MSG_REJECT', { openid }, { id: 'C2C_MSG_REJECT:1' });
    expect((await scene.toUser({ content: 'x', event_id: 'FRIEND_ADD:1' })).status).toBe(200);
    expect((await scene.toUser({ content: 'x', event_id: 'FRIEND_ADD:1' })).body['code']).toBe(40_054_005);
    expect((await scene.toUser({ content: 'x', event_id: 'C2C_MSG_REJECT:1' })).body['code']).toBe(40_034_027);
    expect((await scene.toUser({ content: 'x', event_id: 'FRIEND_ADD:2' })).body['code']).toBe(40_034_025);
    scene.clock.now += 61 * MINUTE;
    expect((await scene.toUser({ content: 'x', event_id: 'FRIEND_ADD:1', msg_seq: 2 })).body['code']).toBe(40_034_026);
  });

  test('the older error numbers can be switched on', async () => {
    await using scene = await start({ errorCodes: '2025' });
    const { id } = await heard(scene, 'c2c');
    for (let n = 1; n <= 4; n += 1) await scene.toUser({ content: 'x', msg_id: id, msg_seq: n });
    expect((await scene.toUser({ content: 'x', msg_id: id, msg_seq: 5 })).body['code']).toBe(22_009);
    scene.clock.now += DAY;
    expect((await scene.toUser({ content: 'x', msg_id: id, msg_seq: 6 })).body['code']).toBe(304_103);
  });

  test('typing spends an answer but is no reply', async () => {
    await using scene = await start();
    const said = await heard(scene, 'c2c');
    const typing = { msg_type: 6, input_notify: { input_type: 1, input_second: 60 }, msg_id: said.id, msg_seq: 1 };
    expect((await scene.toUser(typing)).status).toBe(200);
    expect((await scene.toUser({ content: 'x', msg_id: said.id, msg_seq: 1 })).body['code']).toBe(40_054_005);
    expect(said.replies).toEqual([]);
  });
});

describe('active messages', () => {
  test('a friend gets them, a group only with permission', async () => {
    await using scene = await start();
    expect((await scene.toUser({ content: 'x' })).status).toBe(200);
    expect((await scene.toGroup({ content: 'x' })).body['code']).toBe(40_034_105);
    scene.emulator.group('dev').receiveMessages();
    expect((await scene.toGroup({ content: 'good morning' })).status).toBe(200);
    expect((await scene.emulator.group('dev').nextActiveMessage()).content).toBe('good morning');
  });

  test('someone who switched them off or is no friend cannot be reached', async () => {
    await using scene = await start();
    scene.emulator.user('Ming').rejectMessages();
    expect((await scene.toUser({ content: 'x' })).body['code']).toBe(40_054_013);
    scene.emulator.user('Ming').deleteFriend();
    expect((await scene.toUser({ content: 'x' })).body['code']).toBe(40_054_004);
  });

  test('a person gets 20 a minute', async () => {
    await using scene = await start();
    const codes = [];
    for (let n = 0; n < 21; n += 1) {
      scene.clock.now += 1000;
      codes.push((await scene.toUser({ content: 'x' })).body['code']);
    }
    expect(codes.filter(Boolean)).toEqual([40_034_100]);
    scene.clock.now += MINUTE;
    expect((await scene.toUser({ content: 'x' })).status).toBe(200);
  });

  test('a recall message goes once into each period after someone last spoke', async () => {
    await using scene = await start();
    const wake = async () => (await scene.toUser({ content: 'miss you', is_wakeup: true })).body['code'];
    expect(await wake()).toBe(40_034_123);
    await heard(scene, 'c2c');
    const codes = [await wake(), await wake()];
    scene.clock.now += 2 * DAY;
    codes.push(await wake());
    scene.clock.now += 29 * DAY;
    codes.push(await wake());
    expect(codes).toEqual([undefined, 40_034_122, undefined, 40_034_123]);
  });

  test('a channel takes 20 a day and 5 a second', async () => {
    await using scene = await start();
    const { id } = scene.emulator.channel('general');
    const send = async () => (await scene.api.post(`/channels/${id}/messages`, { content: 'x' })).body['code'];
    for (let n = 0; n < 5; n += 1) await send();
    expect(await send()).toBe(20_028);
    for (let n = 5; n < 20; n += 1) {
      scene.clock.now += 1000;
      expect(await send()).toBeUndefined();
    }
    scene.clock.now += 1000;
    expect(await send()).toBe(304_045);
  });
});

const button = (extra: object = {}, action: object = {}) => ({
  render_data: { label: 'OK', style: 1 },
  action: { type: 1, data: 'x', permission: { type: 2 }, ...action },
  ...extra,
});
const keyboard = (...rows: object[][]) => ({ content: { rows: rows.map((buttons) => ({ buttons })) } });

const template = (params: unknown) => ({ msg_type: 2, markdown: { custom_template_id: '1', params } });
const command = (text: string) => `<qqbot-cmd-input text="${text}" show="run" />`;

describe('bodies', () => {
  test.each([
    ['text without content', {}, 304_061],
    ['text that is markdown', { markdown: { content: 'x' } }, 22_006],
    ['text that is a file', { media: { file_info: 'x' } }, 22_006],
    ['markdown with content', { msg_type: 2, content: 'x', markdown: { content: 'x' } }, 22_006],
    ['markdown without markdown', { msg_type: 2, content: '' }, 22_006],
    ['empty markdown', { msg_type: 2, markdown: { content: '' } }, 304_061],
    ['markdown and template', { msg_type: 2, markdown: { content: 'x', custom_template_id: '1' } }, 50_057],
    ['a file without file_info', { msg_type: 7 }, 22_006],
    ['a file nobody uploaded', { msg_type: 7, media: { file_info: 'x' } }, 304_080],
    ['an ark without the right', { msg_type: 3, ark: {} }, 304_004],
    ['typing for 61 seconds', { msg_type: 6, input_notify: { input_type: 1, input_second: 61 } }, 50_059],
    ['a type that does not exist', { msg_type: 4 }, 22_006],
    ['a type that is text', { msg_type: '0', content: 'x' }, 22_006],
    ['content that is no text', { content: 1 }, 50_035],
    ['a msg_seq that is no integer', { content: 'x', msg_id: 'x', msg_seq: 'a' }, 50_035],
    ['both ids', { content: 'x', msg_id: 'x', event_id: 'y' }, 40_034_025],
    ['a long text', { content: 'x'.repeat(5001) }, 40_054_007],
    ['an address that is not registered', { content: 'see https://evil.example/x' }, 40_034_028],
    ['a template with params that are none', template('a'), 40_034_124],
    ['a template with a number', template([{ key: 'a', values: [1] }]), 40_034_124],
    ['a template with an empty value', template([{ key: 'a', values: [''] }]), 40_034_008],
    ['a template with a value of two lines', template([{ key: 'a', values: ['a\nb'] }]), 40_034_009],
    ['a command tag of 101 characters', { content: command('x'.repeat(101)) }, 40_034_108],
    ['a command tag that is not encoded', { content: command('100%') }, 40_034_109],
    ['a command tag without text', { msg_type: 2, markdown: { content: command('') } }, 40_034_109],
    ['a subscription nobody allowed', { content: 'x', subscribe_id: 'sub_1' }, 304_064],
  ])('%s is refused', async (_, body, code) => {
    await using scene = await start({ registeredDomains: ['example.com'] });
    const { status, body: answer } = await scene.toUser(body);
    expect([status, answer['code'], answer['err_code']]).toEqual([400, code, code]);
  });

  test('a template with values and a command tag of 100 encoded characters pass', async () => {
    await using scene = await start();
    expect((await scene.toUser(template([{ key: 'a', values: ['b', 'c'] }]))).status).toBe(200);
    expect((await scene.toUser({ content: command(encodeURIComponent('字'.repeat(100))) })).status).toBe(200);
    expect((await scene.toUser({ content: '<qqbot-cmd-enter text="/a" />' })).status).toBe(200);
  });

  test('a group takes no command that sends itself, and no link where links are off', async () => {
    await using scene = await start({ groupAllowsActive: true });
    expect((await scene.toGroup({ content: '<qqbot-cmd-enter text="/a" />' })).body['code']).toBe(40_034_106);
    expect((await scene.toGroup({ content: 'https://example.com' })).status).toBe(200);
    scene.emulator.group('dev').takesLinks = false;
    const card = { msg_type: 2, markdown: { content: '[x](https://example.com)' } };
    expect((await scene.toGroup({ content: 'no link' })).status).toBe(200);
    expect((await scene.toGroup(card)).body['code']).toBe(40_054_010);
  });

  test('a subscription is used until it is taken back', async () => {
    await using scene = await start();
    const ming = scene.emulator.user('Ming');
    const send = async () => (await scene.toUser({ content: 'x', subscribe_id: 'sub_10001' })).body['code'];
    ming.subscribes(10_001);
    expect(await send()).toBeUndefined();
    ming.subscribes(10_001, false);
    expect(await send()).toBe(304_064);
  });

  test('a group takes no typing notice', async () => {
    await using scene = await start({ groupAllowsActive: true });
    expect((await scene.toGroup({ msg_type: 6, input_notify: {} })).body['code']).toBe(340_069);
  });

  test('an address of a registered domain passes', async () => {
    await using scene = await start({ registeredDomains: ['example.com'] });
    expect((await scene.toUser({ content: 'see https://docs.example.com/x' })).status).toBe(200);
  });

  test.each([
    ['six rows', keyboard(...Array.from({ length: 6 }, () => [button()]))],
    ['six buttons in a row', keyboard(Array.from({ length: 6 }, () => button()))],
    ['the same id twice', keyboard([button({ id: 'a' }), button({ id: 'a' })])],
    ['a label of eleven characters', keyboard([button({ render_data: { label: 'x'.repeat(11) } })])],
    ['a button without action', keyboard([button({ action: undefined })])],
    ['a button without permission', keyboard([button({}, { permission: undefined })])],
    ['a confirmation with an address', keyboard([button({}, { modal: { content: 'https://x.cn' } })])],
    ['neither id nor content', {}],
  ])('a keyboard with %s is refused', async (_, bad) => {
    await using scene = await start();
    const sent = await scene.toUser({ msg_type: 2, markdown: { content: 'x' }, keyboard: bad });
    expect(sent.body['code']).toBe(40_034_029);
  });

  test('a keyboard of five rows of five buttons passes', async () => {
    await using scene = await start();
    const full = keyboard(...Array.from({ length: 5 }, () => Array.from({ length: 5 }, () => button())));
    expect((await scene.toUser({ msg_type: 2, markdown: { content: 'x' }, keyboard: full })).status).toBe(200);
  });

  test('a channel message that says nothing is refused', async () => {
    await using scene = await start();
    const { id } = scene.emulator.channel('general');
    expect((await scene.api.post(`/channels/${id}/messages`, { content: '' })).body['code']).toBe(50_006);
  });

  test('a channel message can come as a form with a picture', async () => {
    await using scene = await start();
    const { id } = scene.emulator.channel('general');
    const form = new FormData();
    form.set('file_image', new Blob(['png']), 'a.png');
    const headers = { authorization: `QQBot ${scene.api.token}` };
    const response = await fetch(`${scene.emulator.url}/channels/${id}/messages`, {
      method: 'POST',
      body: form,
      headers,
    });
    expect(response.status).toBe(200);
  });
});

describe('targets', () => {
  test('an openid the bot does not know, or of the other scene, gives HTTP 500 with 11255', async () => {
    await using scene = await start();
    const { openid } = scene.emulator.group('dev');
    for (const path of [`/v2/users/${openid}/messages`, `/v2/users/${'A'.repeat(32)}/messages`]) {
      const { status, body } = await scene.api.post(path, { content: 'x' });
      expect([status, body['code']]).toEqual([500, 11_255]);
    }
  });

  test('an unknown channel is refused', async () => {
    await using scene = await start();
    expect((await scene.api.post('/channels/1/messages', { content: 'x' })).body['code']).toBe(10_003);
  });

  test('a muted bot cannot speak', async () => {
    await using scene = await start();
    const { id } = await heard(scene, 'group');
    scene.emulator.group('dev').isMuted = true;
    expect((await scene.toGroup({ content: 'x', msg_id: id })).body['code']).toBe(40_054_002);
  });
});

describe('files', () => {
  test('an upload is sent by its file_info, within its scene and life', async () => {
    await using scene = await start();
    const { openid } = scene.emulator.user('Ming');
    const uploaded = await scene.api.post(`/v2/users/${openid}/files`, {
      file_type: 1,
      url: 'https://example.com/a.png',
    });
    expect(uploaded.body).toMatchObject({ file_info: expect.any(String), ttl: 300 });
    const body = { msg_type: 7, media: { file_info: uploaded.body['file_info'] } };
    expect((await scene.toUser(body, 'Hong')).status).toBe(200);
    scene.emulator.group('dev').receiveMessages();
    expect((await scene.toGroup(body)).body['code']).toBe(304_080);
    scene.clock.now += 300_000;
    expect((await scene.toUser(body)).body['code']).toBe(304_080);
  });

  test.each([
    ['no source', { file_type: 1 }, 850_026],
    ['an unknown type', { file_type: 9, url: 'https://example.com' }, 850_019],
  ])('an upload with %s is refused', async (_, body, code) => {
    await using scene = await start();
    const { openid } = scene.emulator.user('Ming');
    expect((await scene.api.post(`/v2/users/${openid}/files`, body)).body['code']).toBe(code);
  });
});

describe('streams', () => {
  async function opened(scene: Scene, first: object) {
    const said = await heard(scene, 'c2c');
    const path = `/v2/users/${scene.emulator.user('Ming').openid}/stream_messages`;
    const base = { msg_id: said.id, msg_seq: 7, content_type: 'markdown', index: 0, input_state: 1, ...first };
    const answer = await scene.api.post(path, base);
    const more = async (body: object) => scene.api.post(path, { ...base, stream_msg_id: answer.body['id'], ...body });
    return { said, answer, more };
  }

  test('chunks grow into one message, which is one reply', async () => {
    await using scene = await start();
    const { said, answer, more } = await opened(scene, { content_raw: 'Hel' });
    expect(answer.body).toMatchObject({ id: expect.any(String), remain_msg_len: 4997 });
    expect(said.replies).toEqual([]);
    await more({ content_raw: 'lo', input_state: 10 });
    expect(await said.nextReply()).toMatchObject({ markdown: { content: 'Hello' }, msgSeq: 7 });
    expect((await more({ content_raw: '!' })).body['code']).toBe(50_001);
  });

  test('in replace mode what was shown cannot change', async () => {
    await using scene = await start();
    const { more } = await opened(scene, { content_raw: 'Hel', input_mode: 'replace' });
    expect((await more({ content_raw: 'Hello', input_mode: 'replace' })).status).toBe(200);
    expect((await more({ content_raw: 'Hallo', input_mode: 'replace' })).body['code']).toBe(40_007);
  });

  test('a stream spends one answer and its msg_seq', async () => {
    await using scene = await start();
    const { said, more } = await opened(scene, { content_raw: 'a' });
    await more({ content_raw: 'b' });
    expect((await scene.toUser({ content: 'x', msg_id: said.id, msg_seq: 7 })).body['code']).toBe(40_054_005);
    for (const msg_seq of [1, 2, 3])
      expect((await scene.toUser({ content: 'x', msg_id: said.id, msg_seq })).status).toBe(200);
    expect((await scene.toUser({ content: 'x', msg_id: said.id, msg_seq: 4 })).body['code']).toBe(40_034_128);
  });

  test('a stream that answers nothing is refused', async () => {
    await using scene = await start();
    const { answer } = await opened(scene, { content_raw: 'a', msg_id: undefined });
    expect(answer.body['code']).toBe(40_034_024);
  });
});

describe('recall', () => {
  test('the bot takes back its own message for two minutes', async () => {
    await using scene = await start();
    const { openid, transcript } = scene.emulator.user('Ming');
    const path = async () =>
      `/v2/users/${openid}/messages/${encodeURIComponent(String((await scene.toUser({ content: 'x' })).body['id']))}`;
    const first = await path();
    expect(await scene.api.call('DELETE', first)).toMatchObject({ status: 200, body: {} });
    expect(transcript.entries.at(-1)?.recalled).toBe(true);
    const second = await path();
    scene.clock.now += 120_001;
    expect((await scene.api.call('DELETE', second)).body['code']).toBe(40_064_004);
    expect((await scene.api.call('DELETE', `/v2/users/${openid}/messages/nothing`)).body['code']).toBe(40_061_001);
  });

  test("a member's message only when the bot is an administrator", async () => {
    await using scene = await start();
    const { id } = await heard(scene, 'group');
    const path = `/v2/groups/${scene.emulator.group('dev').openid}/messages/${encodeURIComponent(id)}`;
    scene.emulator.group('dev').robotIsAdmin = false;
    expect((await scene.api.call('DELETE', path)).body['code']).toBe(40_062_003);
    scene.emulator.group('dev').robotIsAdmin = true;
    scene.emulator.group('dev').member('Ming').role = 'admin';
    expect((await scene.api.call('DELETE', path)).body['code']).toBe(40_062_003);
    scene.emulator.group('dev').member('Ming').role = 'member';
    expect((await scene.api.call('DELETE', path)).status).toBe(200);
  });
});
