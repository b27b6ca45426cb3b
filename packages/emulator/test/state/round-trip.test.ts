import { describe, expect, test } from 'vitest';
import { startEmulator } from '../../src/index.js';
import { apiClient } from '../helpers/api-client.js';
import { connect, login } from '../helpers/gateway-client.js';
import { startScene } from '../helpers/scene.js';
import { done, fillWorld, KEYBOARD, readable } from '../helpers/world.js';

/** A platform with something of everything on it. */
async function startWorld() {
  const scene = await startScene();
  const made = await fillWorld(scene.emulator, scene.api);
  return { ...scene, ...made };
}

/** The same platform a second time, from what was saved of the first, with a client that kept its token. */
async function comeBack({ emulator, api, clock }: Awaited<ReturnType<typeof startScene>>) {
  const again = await startEmulator({ page: false, state: emulator.save(), now: () => clock.now });
  return { again, api: await apiClientWith(again, api.token) };
}

async function apiClientWith(emulator: Awaited<ReturnType<typeof startEmulator>>, token: string) {
  const fresh = await apiClient(emulator);
  expect(fresh.token).toBe(token);
  return fresh;
}

describe('a state', () => {
  test('that is loaded and saved again is the same, with something of everything in it', async () => {
    await using scene = await startWorld();
    const { again } = await comeBack(scene);
    await using _ = again;
    expect(again.save()).toEqual(scene.emulator.save());
  });

  test('is plain JSON with a version', async () => {
    await using scene = await startWorld();
    const state = scene.emulator.save();
    expect(JSON.parse(JSON.stringify(state))).toEqual(state);
    expect(state.version).toBe(1);
  });

  test('shares nothing with what it was taken of', async () => {
    await using scene = await startWorld();
    const state = scene.emulator.save();
    const before = structuredClone(state);
    scene.emulator.group('dev').profile.group_tags.push('later');
    scene.emulator.load(state);
    await scene.emulator.user('Ming').says('after');
    scene.emulator.group('dev').profile.group_tags.push('later still');
    expect(state).toEqual(before);
  });

  test('leaves a fresh platform out of account: only what was changed of the settings is in it', async () => {
    await using emulator = await startEmulator({ page: false, settings: { maxTextLength: 10, retryAfterSeconds: 0 } });
    expect(emulator.save()['settings']).toEqual({ maxTextLength: 10 });
  });
});

describe('after it came back, the platform', () => {
  test('answers what can be read as before, to the token of before', async () => {
    await using scene = await startWorld();
    const paths = readable(scene.emulator);
    const before = [];
    for (const path of paths) before.push(await scene.api.call('GET', path));
    const { again, api } = await comeBack(scene);
    await using _ = again;
    for (const [index, path] of paths.entries()) {
      const { status, body } = await api.call('GET', path);
      expect({ path, status, body }).toEqual({ path, status: before[index]?.status, body: before[index]?.body });
    }
  });

  test('shows the same conversations, and people are who they were', async () => {
    await using scene = await startWorld();
    const { again } = await comeBack(scene);
    await using _ = again;
    const shown = ({ bot }: typeof again) =>
      bot.conversations.map(({ scene: where, name, targetId, transcript }) => [
        where,
        name,
        targetId,
        transcript.entries,
      ]);
    expect(shown(again)).toEqual(shown(scene.emulator));
    expect(again.group('dev').member('Lee').openid).toBe(scene.emulator.group('dev').member('Lee').openid);
    await expect(again.group('dev').member('Lee').says('may I?')).rejects.toThrow('muted');
    expect(() => again.group('dev').memberJoins('Bad')).toThrow('blacklist');
    expect(() => again.guild().memberJoins('Bad')).toThrow('blacklist');
  });

  test('counts replies on: what was used is used, what is left goes out', async () => {
    await using scene = await startWorld();
    const { again, api } = await comeBack(scene);
    await using _ = again;
    const path = `/v2/users/${again.user('Ming').openid}/messages`;
    const reply = (msg_seq: number) => api.post(path, { content: 'more', msg_id: scene.asked.id, msg_seq });
    expect((await reply(1)).body['code']).toBe(40_054_005);
    expect((await reply(2)).body['code']).toBe(40_054_005); // that of the stream
    expect((await reply(3)).status).toBe(200);
    expect((await reply(4)).status).toBe(200);
    expect((await reply(5)).body['code']).toBe(40_034_128);
    scene.clock.now += 60 * 60_000 + 1;
    expect((await reply(6)).body['code']).toBe(40_034_005);
  });

  test('goes on with a stream, an upload, a click, a link and a request that were under way', async () => {
    await using scene = await startWorld();
    const { again, api } = await comeBack(scene);
    await using _ = again;
    const user = again.user('Ming');
    const more = { ...scene.stream, content_raw: ' upon a time', input_state: 10, stream_msg_id: scene.streamId };
    await done(api, 'POST', `/v2/users/${user.openid}/stream_messages`, more);
    expect(user.transcript.find(String(scene.streamId))?.content).toBe('Once upon a time');
    await done(api, 'POST', `/v2/users/${user.openid}/messages`, { msg_type: 7, media: { file_info: scene.fileInfo } });
    const interaction = (again.save()['bots'] as [{ interactions: [[string, boolean]] }])[0].interactions[0][0];
    expect((await api.call('PUT', `/interactions/${interaction}`, { code: 0 })).status).toBe(200);
    expect((await api.call('PUT', `/interactions/${interaction}`, { code: 0 })).body['code']).toBe(630_001);
    const group = again.group('dev');
    const decision = `/v2/groups/${group.openid}/approval_join_request/${group.member('New').openid}`;
    const [request] = group.joinRequests.open;
    await done(api, 'POST', decision, { op: 'approve', join_request_id: request?.id });
    expect(group.member('New').isInGroup).toBe(true);
    expect(group.member('Stranger').asksToJoin({ qq: '10002' }).verdict?.approved).toBe(true);
  });

  test('recalls what was said before, and people press its buttons', async () => {
    await using scene = await startWorld();
    const { again, api } = await comeBack(scene);
    await using _ = again;
    const user = again.user('Ming');
    const message = user.transcript.find(String(scene.sent['id']));
    expect(message?.keyboard).toEqual(KEYBOARD);
    again.settings.interactionAckMs = 20;
    expect(await user.clicks(message as NonNullable<typeof message>, 'ok')).toMatchObject({ acked: false });
    const wrongPlace = `/v2/users/${again.user('Gone').openid}/messages/${String(scene.sent['id'])}`;
    expect((await api.call('DELETE', wrongPlace)).body['code']).toBe(306_009);
    await done(api, 'DELETE', `/v2/users/${user.openid}/messages/${String(scene.sent['id'])}`);
    expect(message?.recalled).toBe(true);
    const [channel, said] = [again.channel('general'), String(scene.inChannel['id'])];
    await done(api, 'DELETE', `/channels/${channel.id}/messages/${said}`);
    expect(channel.transcript.find(said)?.recalled).toBe(true);
  });

  test('keeps quotas, call rates and recall messages as they were used', async () => {
    await using scene = await startScene({
      activeQuotas: [{ scene: 'c2c', per: 'target', count: 1, windowMs: 60_000 }],
    });
    const { openid } = scene.emulator.user('Ming');
    await scene.emulator.user('Ming').says('hello');
    const active = { content: 'news' };
    await done(scene.api, 'POST', `/v2/users/${openid}/messages`, active);
    await done(scene.api, 'POST', `/v2/users/${openid}/messages`, { ...active, is_wakeup: true });
    for (let n = 0; n < 10; n++) await done(scene.api, 'GET', '/gateway');
    const { again, api } = await comeBack(scene);
    await using _ = again;
    expect((await api.post(`/v2/users/${openid}/messages`, active)).body['code']).toBe(40_034_100);
    const wakeup = { ...active, is_wakeup: true };
    expect((await api.post(`/v2/users/${openid}/messages`, wakeup)).body['code']).toBe(40_034_122);
    expect((await api.call('GET', '/gateway')).status).toBe(429);
  });

  test('numbers, names and places new things as if it had never been away', async () => {
    await using scene = await startWorld();
    const { again, api } = await comeBack(scene);
    await using _ = again;
    const guild = again.guild();
    const role = { name: 'another', color: 1, hoist: 0 };
    const here = await done(scene.api, 'POST', `/guilds/${guild.id}/roles`, role);
    expect(await done(api, 'POST', `/guilds/${guild.id}/roles`, role)).toEqual(here);
    const made = guild.createChannel({ name: 'general' });
    const twin = scene.emulator.guild().createChannel({ name: 'general' });
    expect([made.id, made.position]).toEqual([twin.id, twin.position]);
    const seq = async ({ emulator }: Pick<typeof scene, 'emulator'>) => {
      await emulator.channel('general').member('owner').says('next');
      return emulator.channel('general').transcript.entries.at(-1)?.seq;
    };
    expect(await seq({ emulator: again })).toBe(await seq(scene));
  });
});

describe('a gateway session', () => {
  test('is resumed after the platform came back, with what was missed, and starts are counted on', async () => {
    await using scene = await startScene();
    const { client, sessionId } = await login(scene.emulator, scene.api.token);
    await scene.emulator.user('Ming').says('one');
    await client.next();
    client.terminate();
    await client.closed;
    await scene.emulator.user('Ming').says('two');
    const { again, api } = await comeBack(scene);
    await using _ = again;
    await again.user('Ming').says('three');
    const { session_start_limit: limit } = await done(api, 'GET', '/gateway/bot');
    expect(limit).toMatchObject({ remaining: 999 });
    using resumed = await connect(again);
    resumed.send({ op: 6, d: { token: api.token, session_id: sessionId, seq: 2 } });
    const missed = [await resumed.next(), await resumed.next(), await resumed.next()];
    expect(missed.map(({ t, s, d }) => [t, s, (d as { content?: string }).content])).toEqual([
      ['C2C_MESSAGE_CREATE', 3, 'two'],
      ['C2C_MESSAGE_CREATE', 4, 'three'],
      ['RESUMED', 5, undefined],
    ]);
  });

  test('that was still connected counts as cut when it was saved, and is over in time', async () => {
    await using scene = await startScene();
    const { client, sessionId } = await login(scene.emulator, scene.api.token);
    using _client = client;
    scene.clock.now += 1000;
    const state = scene.emulator.save();
    scene.clock.now += scene.emulator.settings.sessionRetentionMs + 1;
    await using again = await startEmulator({ page: false, state, now: () => scene.clock.now });
    using late = await connect(again);
    late.send({ op: 6, d: { token: scene.api.token, session_id: sessionId, seq: 1 } });
    expect(await late.closed).toBe(4006);
  });

  test('is resumed when a state is loaded while the platform runs, which cuts the line', async () => {
    await using scene = await startScene();
    const { client, sessionId } = await login(scene.emulator, scene.api.token);
    scene.emulator.load(scene.emulator.save());
    expect(await client.closed).toBe(1006);
    using back = await connect(scene.emulator);
    back.send({ op: 6, d: { token: scene.api.token, session_id: sessionId, seq: 1 } });
    expect((await back.next()).t).toBe('RESUMED');
    await scene.emulator.user('Ming').says('hello');
    expect((await back.next()).t).toBe('C2C_MESSAGE_CREATE');
  });
});
