import { afterEach, describe, expect, test, vi } from 'vitest';
import { communityOf } from '../../src/context/community.js';
import { groupRoleOf, guildRoleOf } from '../../src/context/role.js';
import { type AnyContext, button, type EventName, keyboard, NetworkError, type Role } from '../../src/index.js';
import { eventually } from '../helpers/eventually.js';
import { type Scene, startScene } from '../helpers/scene.js';

type Seen = Role | 'unknown' | Error;

/** A bot that shows a button to whoever says `/show`, and notes the role of everyone it hears of. */
async function roleScene(events: EventName[] = []) {
  const seen: Seen[] = [];
  const note = async (ctx: AnyContext): Promise<void> => {
    seen.push(
      await ctx.role().then(
        (role) => role ?? 'unknown',
        (error: Error) => error,
      ),
    );
  };
  const scene = await startScene({
    config: { rest: { keepRates: true } },
    setUp: (bot) => {
      bot.command('show', (ctx) => ctx.reply(['?', keyboard([[button.callback('Press', 'x', { id: 'press' })]])]));
      bot.on('message', note).on('interaction', note);
      for (const event of events) bot.on(event, note as never);
    },
  });
  return { ...scene, seen, [Symbol.asyncDispose]: scene[Symbol.asyncDispose] };
}

const asked = ({ emulator }: Scene) =>
  emulator.log.entries.filter((entry) => entry.kind === 'call' && /\/members\//.test(entry.path)).length;

const noGrant = ({ emulator }: Scene): void => {
  emulator.settings.grants = emulator.settings.grants.filter((grant) => grant !== 'group-administration');
};

/** Amy, an admin, and a button before her. */
async function amyWithButton(scene: Scene) {
  const amy = scene.emulator.group('lobby').member('amy');
  amy.role = 'admin';
  const message = await (await amy.says('/show')).nextReply();
  return { amy, press: () => amy.clicks(message, 'press') };
}

afterEach(() => {
  vi.useRealTimers();
});

describe('ctx.author', () => {
  test('has the role in a group, and the raw ids beside it in a guild', async () => {
    const authors: unknown[] = [];
    await using scene = await startScene({ setUp: (bot) => bot.on('message', (ctx) => void authors.push(ctx.author)) });
    scene.emulator.group('lobby').member('amy').role = 'owner';
    scene.emulator.guild().member('amy').roles = ['11', '5'];
    await scene.emulator.group('lobby').member('amy').says('hi');
    await scene.emulator.channel('general').member('amy').says('hi');
    await scene.emulator.user('amy').says('hi');
    await eventually(() => expect(authors).toHaveLength(3));
    expect(authors).toMatchObject([
      { role: 'owner', roles: [] },
      { role: 'channel-admin', roles: ['11', '5'] },
      { role: undefined, roles: [] },
    ]);
  });
});

describe('ctx.role()', () => {
  test('of a message asks nobody', async () => {
    await using scene = await roleScene();
    scene.emulator.group('lobby').member('amy').role = 'admin';
    await scene.emulator.group('lobby').member('amy').says('hi');
    await scene.emulator.channel('general').member('amy').says('hi');
    await scene.emulator.user('amy').says('hi');
    await eventually(() => expect(scene.seen).toHaveLength(3));
    expect(scene.seen.toSorted()).toEqual(['admin', 'member', 'unknown']);
    expect(asked(scene)).toBe(0);
  });

  test('of a private session is about the guild the two met in, and is asked where the message does not tell', async () => {
    await using scene = await roleScene();
    scene.emulator.guild().member('amy').roles = ['4', '2'];
    const extra = { member: { joined_at: '2021-08-09T20:11:50+08:00' } };
    await scene.emulator.directMessage('amy').says('hi', { extra });
    await eventually(() => expect(scene.seen).toEqual(['owner']));
    expect(asked(scene)).toBe(1);
  });

  test('of a button in a group is asked once, and forgotten after a minute', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    await using scene = await roleScene();
    const { amy, press } = await amyWithButton(scene);
    await press();
    await press();
    expect(asked(scene)).toBe(1);
    amy.role = 'member';
    vi.setSystemTime(Date.now() + 59_000);
    await press();
    vi.setSystemTime(Date.now() + 2000);
    await press();
    expect(scene.seen).toEqual(['admin', 'admin', 'admin', 'member']);
    expect(asked(scene)).toBe(2);
  });

  test('of many at once is asked once', async () => {
    const roles: (Role | undefined)[] = [];
    await using scene = await startScene({
      setUp: (bot) =>
        bot.on('GROUP_MSG_RECEIVE', async (ctx) => {
          roles.push(...(await Promise.all([ctx.role(), ctx.role(), ctx.role()])));
        }),
    });
    scene.emulator.group('lobby').receiveMessages();
    await eventually(() => expect(roles).toEqual(['owner', 'owner', 'owner']));
    expect(asked(scene)).toBe(1);
  });

  test('of a button in a channel is asked, for its guild', async () => {
    await using scene = await roleScene();
    const amy = scene.emulator.channel('general').member('amy');
    amy.roles = ['2'];
    await amy.clicks(await (await amy.says('/show')).nextReply(), 'press');
    expect(scene.seen).toEqual(['admin']);
  });

  test('of an event of a guild as a whole is asked, too', async () => {
    await using scene = await roleScene(['GUILD_UPDATE']);
    scene.emulator.guild().change({ name: 'new' });
    await eventually(() => expect(scene.seen).toEqual(['owner']));
  });

  test('is unknown where the platform refuses, which is logged once', async () => {
    await using scene = await roleScene();
    noGrant(scene);
    const { press } = await amyWithButton(scene);
    await press();
    const hong = scene.emulator.group('lobby').member('hong');
    await hong.clicks(await (await hong.says('/show')).nextReply(), 'press');
    expect(scene.seen).toEqual(['unknown', 'unknown']);
    expect(scene.log.complaints).toEqual(['the platform does not tell what someone is in a group; guards deny them']);
  });

  test('is known without the grant to whom just said something that was asked for it', async () => {
    await using scene = await roleScene();
    noGrant(scene);
    const { amy, press } = await amyWithButton(scene);
    await amy.says('hello');
    await press();
    expect(scene.seen).toEqual(['admin', 'admin']);
  });

  test('throws when the platform cannot be reached, and asks again the next time', async () => {
    await using scene = await roleScene();
    const { press } = await amyWithButton(scene);
    const mend = scene.emulator.faults.http({ path: /\/members\//, drop: 'before' });
    vi.useFakeTimers({ toFake: ['Date'] });
    const pressed = press();
    await eventually(() => expect(asked(scene)).toBeGreaterThan(0));
    vi.setSystemTime(Date.now() + 60_000);
    await eventually(() => expect(scene.seen[0]).toBeInstanceOf(NetworkError));
    mend();
    await pressed;
    await press();
    expect(scene.seen[1]).toBe('admin');
  });
});

test.each<[string | undefined, Role | undefined]>([
  ['owner', 'owner'],
  ['admin', 'admin'],
  ['member', 'member'],
  ['something new', undefined],
  [undefined, undefined],
])('%s is %s in a group', (wire, role) => {
  expect(groupRoleOf(wire)).toBe(role);
});

test.each<[readonly string[] | null | undefined, Role | undefined]>([
  [['1'], 'member'],
  [[], 'member'],
  [['5'], 'channel-admin'],
  [['5', '2'], 'admin'],
  [['1', '2', '4'], 'owner'],
  [['11', '24'], 'member'],
  [null, undefined],
  [undefined, undefined],
])('%j is %s in a guild', (wire, role) => {
  expect(guildRoleOf(wire)).toBe(role);
});

test.each<[EventName, unknown, ReturnType<typeof communityOf>]>([
  ['GROUP_AT_MESSAGE_CREATE', { group_openid: 'G' }, { kind: 'group', id: 'G' }],
  ['AT_MESSAGE_CREATE', { guild_id: 'g', channel_id: 'C' }, { kind: 'guild', id: 'g' }],
  ['DIRECT_MESSAGE_CREATE', { guild_id: 'session', src_guild_id: 'g' }, { kind: 'guild', id: 'g' }],
  ['DIRECT_MESSAGE_CREATE', { guild_id: 'session' }, undefined],
  ['MESSAGE_DELETE', { message: { id: 'm', guild_id: 'g' } }, { kind: 'guild', id: 'g' }],
  ['DIRECT_MESSAGE_DELETE', { message: { guild_id: 'session', src_guild_id: 'g' } }, { kind: 'guild', id: 'g' }],
  ['GUILD_CREATE', { id: 'g' }, { kind: 'guild', id: 'g' }],
  ['CHANNEL_CREATE', { id: 'C', guild_id: 'g' }, { kind: 'guild', id: 'g' }],
  ['C2C_MESSAGE_CREATE', { id: 'm', author: {} }, undefined],
  ['RESUMED', '', undefined],
  ['FRIEND_ADD', null, undefined],
])('%s of %j happens among %j', (name, d, expected) => {
  expect(communityOf(name, d)).toEqual(expected);
});
