import { describe, expect, test } from 'vitest';
import {
  allowList,
  allOf,
  anyOf,
  denyList,
  type Guard,
  hasRole,
  not,
  onlyGroup,
  onlyGuild,
  onlyPrivate,
  superuser,
} from '../../src/index.js';
import { ALL, amyIs, chatsOf, idsOf, sceneOf, type Situation, tryGuard } from '../helpers/situations.js';

const GROUP_ONLY = 'This works in groups only.';
const PRIVATE_ONLY = 'This works in private only.';
const GUILD_ONLY = 'This works in guilds only.';

/** Events are denied in silence. */
const told = (situation: Situation, reason: string) => (situation.endsWith('event') ? undefined : reason);

describe('guards of a place', () => {
  const rows = ALL.map((situation) => {
    const scene = sceneOf(situation);
    const kind = scene === 'group' ? 'group' : scene === 'c2c' || scene === 'dm' ? 'private' : 'guild';
    return [situation, kind] as const;
  });

  test.each(rows)('%s passes the one for: %s', async (situation, kind) => {
    const guard = { group: onlyGroup, private: onlyPrivate, guild: onlyGuild }[kind]();
    expect(await tryGuard(() => guard, situation)).toMatchObject({ ran: true, denials: [], complaints: [] });
  });

  test.each(
    rows.flatMap(([situation, kind]) =>
      (
        [
          ['group', onlyGroup, GROUP_ONLY],
          ['private', onlyPrivate, PRIVATE_ONLY],
          ['guild', onlyGuild, GUILD_ONLY],
        ] as const
      )
        .filter(([of]) => of !== kind)
        .map(([, guard, reason]) => [situation, guard.name, guard, reason] as const),
    ),
  )('%s is refused by %s', async (situation, name, guard, reason) => {
    const outcome = await tryGuard(() => guard(), situation);
    expect(outcome).toMatchObject({ ran: false, told: told(situation, reason), complaints: [] });
    expect(outcome.denials).toMatchObject([{ guard: name, plugin: 'guarded' }]);
  });
});

describe('hasRole', () => {
  const inCommunity = ALL.filter((situation) => sceneOf(situation) !== 'c2c');

  test.each(inCommunity)('%s: an admin passes, whether or not the event tells the role', async (situation) => {
    const outcome = await tryGuard(() => hasRole('owner', 'admin'), situation, { before: amyIs('admin') });
    expect(outcome).toMatchObject({ ran: true, complaints: [] });
  });

  test.each(inCommunity)('%s: a member is told who may', async (situation) => {
    const outcome = await tryGuard(() => hasRole('owner', 'admin'), situation, { before: amyIs('member') });
    expect(outcome).toMatchObject({ ran: false, told: told(situation, 'Only the owner and admins may do this.') });
    expect(outcome.denials).toMatchObject([{ guard: 'hasRole(owner, admin)' }]);
  });

  test.each(['c2c message', 'c2c button', 'c2c event'] as const)('%s: nobody has a role there', async (situation) => {
    const outcome = await tryGuard(() => hasRole('member'), situation);
    const reason = 'This works in groups and guilds only: nobody has a role elsewhere.';
    expect(outcome).toMatchObject({ ran: false, told: told(situation, reason) });
  });

  test.each(['group message', 'channel message'] as const)('%s: an owner is no admin', async (situation) => {
    const outcome = await tryGuard(() => hasRole('admin'), situation, { before: amyIs('owner') });
    expect(outcome).toMatchObject({ ran: false, told: 'Only admins may do this.' });
  });

  test('a button in a group says so where the platform does not let the bot see roles', async () => {
    const outcome = await tryGuard(() => hasRole('admin'), 'group button', {
      before: (e) => {
        amyIs('admin')(e);
        e.settings.grants = e.settings.grants.filter((grant) => grant !== 'group-administration');
      },
    });
    expect(outcome).toMatchObject({
      ran: false,
      told: 'The bot cannot see your role here, so it has to refuse. Type the command instead, or ask whoever runs it.',
      complaints: ['the platform does not tell what someone is in a group; guards deny them'],
    });
  });
});

describe('superuser', () => {
  test.each(ALL)('%s: who is in the config under the id of the place passes', async (situation) => {
    const superusers = (e: Parameters<typeof idsOf>[0]) => [idsOf(e)[sceneOf(situation)]];
    expect(await tryGuard(superuser, situation, { superusers })).toMatchObject({ ran: true, complaints: [] });
  });

  test.each(ALL)('%s: anyone else is refused, and their id stands in the log', async (situation) => {
    let id = '';
    const outcome = await tryGuard(superuser, situation, {
      before: (e) => {
        id = idsOf(e)[sceneOf(situation)];
      },
      superusers: () => ['SOMEBODY-ELSE'],
    });
    expect(outcome).toMatchObject({ ran: false, denials: [{ guard: 'superuser', userId: id }] });
    if (situation.endsWith('event')) return;
    expect(outcome.told).toMatch(/^Only superusers of this bot may do this\./);
    // In private they learn it there; where others read along they do not.
    expect(outcome.told?.includes(id)).toBe(['c2c', 'dm'].includes(sceneOf(situation)));
  });
});

describe('lists', () => {
  const inChat = ALL.filter((situation) => sceneOf(situation) !== 'guild');

  test.each(ALL)('%s: of people', async (situation) => {
    const hers = (e: Parameters<typeof idsOf>[0]) => [idsOf(e)[sceneOf(situation)]];
    expect((await tryGuard((e) => allowList(hers(e), { of: 'user' }), situation)).ran).toBe(true);
    const denied = await tryGuard(() => allowList(['X'], { of: 'user' }), situation);
    const reason = 'You are not on the list of those who may do this.';
    expect(denied).toMatchObject({
      ran: false,
      told: told(situation, reason),
      denials: [{ guard: 'allowList(user)' }],
    });
    expect((await tryGuard(() => denyList(['X'], { of: 'user' }), situation)).ran).toBe(true);
  });

  test.each(inChat)('%s: of chats', async (situation) => {
    const here = (e: Parameters<typeof idsOf>[0]) => [chatsOf(e)[sceneOf(situation)]];
    expect((await tryGuard((e) => allowList(here(e), { of: 'chat' }), situation)).ran).toBe(true);
    const denied = await tryGuard(() => allowList(['X'], { of: 'chat' }), situation);
    expect(denied).toMatchObject({ ran: false, told: told(situation, 'This is not available in this chat.') });
  });

  test('what happens in no chat is on no list of chats', async () => {
    expect((await tryGuard(() => allowList(['', 'X'], { of: 'chat' }), 'guild event')).ran).toBe(false);
    expect((await tryGuard(() => denyList(['', 'X'], { of: 'chat' }), 'guild event')).ran).toBe(true);
  });
});

describe('combinations', () => {
  const staff = (): Guard => anyOf(hasRole('owner', 'admin'), superuser());

  test.each<[title: string, guard: () => Guard, situation: Situation, outcome: boolean | string]>([
    ['either way in: by the first', staff, 'group message', true],
    [
      'either way in: by neither, with the first reason',
      () => anyOf(onlyGuild(), superuser()),
      'group message',
      GUILD_ONLY,
    ],
    ['either way in: for a button', staff, 'channel button', true],
    ['both at once', () => allOf(onlyGroup(), hasRole('admin')), 'group message', true],
    ['both at once: the first refuses', () => allOf(onlyPrivate(), hasRole('owner')), 'group message', PRIVATE_ONLY],
    [
      'both at once: the second refuses',
      () => allOf(onlyGroup(), hasRole('owner')),
      'group button',
      'Only the owner may do this.',
    ],
    ['the contrary', () => not(onlyPrivate()), 'group event', true],
    ['the contrary, with a reason', () => not(onlyGroup(), 'Not here.'), 'group message', 'Not here.'],
    ['one inside another', () => allOf(not(onlyPrivate()), anyOf(onlyGuild(), staff())), 'group message', true],
  ])('%s', async (_, guard, situation, outcome) => {
    const seen = await tryGuard(guard, situation, { before: amyIs('admin') });
    expect(seen.ran ? true : seen.told).toBe(outcome);
  });

  test('are named after what they are made of', () => {
    const guard = allOf(anyOf(onlyGroup(), superuser()), not(denyList([], { of: 'user' })), () => ({ allowed: true }));
    expect(guard.name).toBe('allOf(anyOf(onlyGroup, superuser), not(denyList(user)), guard)');
  });
});
