import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ChannelType, type Emulator, startEmulator } from '../../src/index.js';
import { type ApiClient, apiClient } from '../helpers/api-client.js';

type Happening = (emulator: Emulator, api: ApiClient, who: string) => unknown;

/** What may happen on a platform, in any order; what is not possible at the moment is no matter. */
const HAPPENINGS: Readonly<Record<string, Happening>> = {
  says: ({ bot }, _, who) => bot.user(who).says('hi'),
  saysInGroup: ({ bot }, _, who) => bot.group('dev').member(who).says('hi'),
  saysInChannel: ({ bot }, _, who) => bot.channel('general').member(who).says('hi'),
  saysDirectly: ({ bot }, _, who) => bot.directMessage(who).says('hi'),
  answers: ({ bot }, api, who) => {
    const { openid, transcript } = bot.user(who);
    return api.post(`/v2/users/${openid}/messages`, { content: 'yes', msg_id: transcript.entries.at(-1)?.id });
  },
  speaksFirst: ({ bot }, api, who) => api.post(`/v2/users/${bot.user(who).openid}/messages`, { content: 'news' }),
  streams: ({ bot }, api, who) => {
    const { openid, transcript } = bot.user(who);
    const body = { content_raw: 'a', input_state: 1, msg_id: transcript.entries.at(-1)?.id, msg_seq: 9 };
    return api.post(`/v2/users/${openid}/stream_messages`, body);
  },
  leavesGroup: ({ bot }, _, who) => bot.group('dev').memberLeaves(who),
  joinsGroup: ({ bot }, _, who) => bot.group('dev').memberJoins(who),
  asksToJoin: ({ bot }, _, who) => bot.group('dev').member(who).asksToJoin({ message: 'please' }),
  unfriends: ({ bot }, _, who) => bot.user(who).deleteFriend(),
  botLeaves: ({ bot }) => bot.group('dev').removeRobot(),
  makesChannel: ({ bot }, _, who) => bot.guild().createChannel({ name: who, type: ChannelType.Forum }, 1),
  dropsChannel: ({ bot }, _, who) => bot.guild().channels.named(who)?.delete(),
  opensThread: ({ bot }, _, who) => bot.channel('forum', ChannelType.Forum).member(who).opensThread('T', 'C'),
  reacts: ({ bot }, _, who) => {
    const channel = bot.channel('general');
    channel.member(who).reacts({ id: channel.transcript.entries.at(-1)?.id ?? '' }, '👍');
  },
  pins: ({ bot }, api) => {
    const channel = bot.channel('general');
    return api.call('PUT', `/channels/${channel.id}/pins/${channel.transcript.entries.at(-1)?.id ?? 'none'}`);
  },
  makesRole: ({ bot }, api, who) => api.post(`/guilds/${bot.guild().id}/roles`, { name: who, color: 1, hoist: 0 }),
  setsPanel: (_, api, who) => {
    const panel = { items: [{ type: 'command', name: `/${who}` }] };
    return api.post('/v2/panels', { scope: 'c2c', target_type: 'all', panel });
  },
  changesSetting: ({ settings }) => {
    settings.replayOverlap += 1;
  },
};

const step = fc.tuple(fc.constantFrom(...Object.keys(HAPPENINGS)), fc.constantFrom('a', 'b', 'c'));

describe('whatever happened before', () => {
  test('a state that is loaded and saved again is the same, and things go on alike from there', async () => {
    const clock = { now: Date.parse('2026-09-10T10:00:00+08:00') };
    const now = () => clock.now;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        await using emulator = await startEmulator({ page: false, settings: { guildNeedsGateway: false }, now });
        const api = await apiClient(emulator);
        for (const [what, who] of steps) {
          clock.now += 1000;
          await Promise.resolve(HAPPENINGS[what]?.(emulator, api, who)).catch(() => undefined);
        }
        const state = emulator.save();
        await using again = await startEmulator({ page: false, state, now });
        expect(again.save()).toEqual(state);
        emulator.load(state);
        expect(emulator.save()).toEqual(state);
      }),
      { numRuns: 40 },
    );
  });
});
