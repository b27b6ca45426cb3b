import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ChannelType, REPLY_RULES, startEmulator } from '../../src/index.js';
import { ReplyLedger } from '../../src/rules/reply-ledger.js';
import { RollingCount } from '../../src/rules/rolling-count.js';
import { connect, login } from '../helpers/gateway-client.js';
import { MINUTE, startScene } from '../helpers/scene.js';
import { done } from '../helpers/world.js';

const message = (n: number, at: number) =>
  ({ id: `m${n}`, kind: 'msg_id', scene: 'group', target: 'dev', at, repliable: true }) as const;

describe('what may still be answered', () => {
  test('is not forgotten, however much is said after it; what is over goes first', async () => {
    await using scene = await startScene();
    const group = scene.emulator.group('dev');
    const path = `/v2/groups/${group.openid}/messages`;
    const early = await group.member('Ming').says('too early');
    scene.clock.now += 4 * MINUTE;
    const first = await group.member('Ming').says('first');
    for (let n = 0; n < 24_000; n++) await group.member('Ming').says('more');
    scene.clock.now += 2 * MINUTE;
    for (let n = 0; n < 2000; n++) await group.member('Ming').says('still more');
    const reply = (msg_id: string) => scene.api.post(path, { content: 'x', msg_id });
    expect((await reply(first.id)).status).toBe(200);
    // over and forgotten, where before it was over and known
    expect((await reply(early.id)).body['code']).toBe(40_034_024);
  }, 60_000);

  test('is remembered as long as its window is open, and little besides', () => {
    const { windowMs } = REPLY_RULES.group;
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 8 }), (pauses) => {
        const ledger = new ReplyLedger();
        const times: number[] = [];
        let [now, firstOpen, mostOpen] = [0, 0, 0];
        for (const pause of pauses) {
          for (let count = 0; count < 5000; count++, now += pause) {
            ledger.add(message(times.length, now), REPLY_RULES);
            times.push(now);
            while (now - (times[firstOpen] ?? now) > windowMs) firstOpen += 1;
            mostOpen = Math.max(mostOpen, times.length - firstOpen);
          }
        }
        const n = times.length;
        const kept = ledger.save();
        const open = kept.filter(({ at }) => now - at <= windowMs);
        expect(kept.length).toBeGreaterThanOrEqual(Math.min(n, 20_000));
        expect(kept.length).toBeLessThanOrEqual(Math.max(25_000, mostOpen * 1.25 + 1));
        expect(kept.at(-1)?.id).toBe(`m${n - 1}`);
        // those that are open are the youngest, all of them
        const lastOpen = times.filter((at) => now - at <= windowMs).length;
        expect(open.map(({ id }) => id)).toEqual(open.map((_, index) => `m${n - lastOpen + index}`));
        expect(open).toHaveLength(lastOpen);
      }),
      { numRuns: 15 },
    );
  });

  test('goes, the oldest first, beyond 100 000', () => {
    const ledger = new ReplyLedger();
    for (let n = 0; n < 130_000; n++) ledger.add(message(n, 0), REPLY_RULES);
    expect(ledger.save()).toHaveLength(100_000);
    expect([ledger.find('m29999'), ledger.find('m30000')?.id]).toEqual([undefined, 'm30000']);
  });
});

describe('when there are too many', () => {
  test('sessions that wait go first: one that is connected goes on hearing', async () => {
    await using scene = await startScene();
    const { client } = await login(scene.emulator, scene.api.token);
    for (let n = 0; n < 510; n++) {
      using other = await connect(scene.emulator);
      other.send({ op: 2, d: { token: `QQBot ${scene.api.token}`, intents: 1 } });
      await other.next();
      other.terminate();
      await other.closed;
    }
    await scene.emulator.user('Ming').says('are you there?');
    expect((await client.next()).t).toBe('C2C_MESSAGE_CREATE');
    client.terminate();
  }, 60_000);

  test('keys that are counted all the time outlive those that were counted once', () => {
    const counts = new RollingCount();
    for (let n = 0; n < 20_000; n++) {
      counts.add('of the bot', n);
      counts.add(`of ${n}`, n);
    }
    expect(counts.count('of the bot', 100_000, 20_000)).toBe(20_000);
    expect([counts.count('of 0', 100_000, 20_000), counts.count('of 19999', 100_000, 20_000)]).toEqual([0, 1]);
  });

  test('active messages nobody asked for make room for the youngest', async () => {
    await using scene = await startScene({ activeQuotas: [], enforceRateLimits: false });
    const user = scene.emulator.user('Ming');
    for (let n = 0; n < 130; n++)
      await done(scene.api, 'POST', `/v2/users/${user.openid}/messages`, { content: `${n}` });
    const next = async () => (await user.nextActiveMessage()).content;
    expect([await next(), await next()]).toEqual(['30', '31']);
  });

  test('a message whose line is gone can be recalled, and does not come back as a line', async () => {
    await using scene = await startScene();
    const user = scene.emulator.user('Ming');
    const said = await user.says('hi');
    const path = `/v2/users/${user.openid}/messages`;
    const { id } = await done(scene.api, 'POST', path, { content: 'yes?', msg_id: said.id });
    const limit = 30_000; // lines, more than are kept
    for (let n = 0; n < limit && user.transcript.find(String(id)); n++) await user.says('more');
    expect(user.transcript.find(String(id))).toBeUndefined();
    await done(scene.api, 'DELETE', `${path}/${String(id)}`);
    expect(user.transcript.entries.every(({ recalled }) => !recalled)).toBe(true);
  }, 60_000);

  test('join requests and threads make room for the youngest, channels and schedules are refused', async () => {
    await using scene = await startScene();
    const { emulator, api, clock } = scene;
    const group = emulator.group('dev');
    for (let n = 0; n < 1001; n++) group.member(`who ${n}`).asksToJoin();
    expect(group.joinRequests.open).toHaveLength(1000);
    expect(group.joinRequests.open.at(-1)?.member.name).toBe('who 1');
    const guild = emulator.guild();
    const { forum } = guild.channel('c0', ChannelType.Forum);
    for (let n = 0; n < 1001; n++) forum.open(guild.owner, `thread ${n}`, 'x');
    expect(forum.threads.values().map(({ title }) => title)).toEqual(expect.not.arrayContaining(['thread 0']));
    expect(forum.threads.size).toBe(1000);
    for (let n = 1; n < 1000; n++) guild.channel(`c${n}`);
    expect(() => guild.channel('one more')).toThrow('at most 1000 channels');
    expect((await api.post(`/guilds/${guild.id}/channels`, { name: 'x', type: 0 })).body['code']).toBe(50_035);
    for (let day = 0; day < 10; day++, clock.now += 24 * 60 * MINUTE) {
      const times = { start_timestamp: String(clock.now), end_timestamp: String(clock.now + 1000) };
      for (let n = 0; n < 10; n++)
        await done(api, 'POST', `/channels/${guild.channel(`c${n}`).id}/schedules`, {
          schedule: { name: 'x', ...times },
        });
    }
    const times = { start_timestamp: String(clock.now), end_timestamp: String(clock.now + 1000) };
    const refused = await api.post(`/channels/${guild.channel('c1').id}/schedules`, {
      schedule: { name: 'x', ...times },
    });
    expect(refused.body['code']).toBe(50_035);
  });

  test('strategies that have expired do not pile up', async () => {
    await using scene = await startScene({ enforceRateLimits: false });
    const path = '/v2/groups/join_approval_strategy';
    for (let n = 0; n < 150; n++)
      await done(scene.api, 'POST', path, { group_ids: ['1'], expire_at: '2026-01-01T00:00:00+08:00' });
    const [{ joinStrategies }] = scene.emulator.save()['bots'] as [{ joinStrategies: unknown[] }];
    expect(joinStrategies.length).toBeLessThanOrEqual(100);
  });

  test('there are at most 100 bots', async () => {
    await using emulator = await startEmulator({ page: false, bots: Array.from({ length: 100 }, () => ({})) });
    expect(() => emulator.addBot()).toThrow('at most 100 bots');
  });
});
