import type { Emulator } from '@qqbotjs/emulator';
import { describe, expect, test } from 'vitest';
import { userOf } from '../../src/context/user-of.js';
import type { AnyContext, EventName } from '../../src/index.js';
import { eventually } from '../helpers/eventually.js';
import { startScene } from '../helpers/scene.js';

const guildId = (e: Emulator) => e.guild().member('amy').id;
const memberId = (e: Emulator) => e.group('lobby').member('amy').openid;
const friendId = (e: Emulator) => e.user('amy').openid;
const amyIn = (e: Emulator) => e.channel('general').member('amy');
const amyOf = (e: Emulator) => e.guild().member('amy');

const forum = (e: Emulator) => e.channel('talk', 10007).member('amy');

/** What happens, and the id of Amy that is behind it. */
const CAUSES: [EventName, (e: Emulator) => unknown, (e: Emulator) => string][] = [
  ['C2C_MESSAGE_CREATE', (e) => e.user('amy').says('hi'), friendId],
  ['GROUP_AT_MESSAGE_CREATE', (e) => e.group('lobby').member('amy').says('hi'), memberId],
  [
    'GROUP_MESSAGE_CREATE',
    (e) => {
      e.group('lobby').receiveAll = true;
      return e.group('lobby').member('amy').says('hi', { mention: false });
    },
    memberId,
  ],
  ['AT_MESSAGE_CREATE', (e) => amyIn(e).says('hi'), guildId],
  ['MESSAGE_CREATE', (e) => amyIn(e).says('hi', { mention: false }), guildId],
  ['DIRECT_MESSAGE_CREATE', (e) => e.directMessage('amy').says('hi'), guildId],
  ['FRIEND_ADD', (e) => e.user('amy').addFriend(), friendId],
  ['FRIEND_DEL', (e) => e.user('amy').deleteFriend(), friendId],
  ['C2C_MSG_REJECT', (e) => e.user('amy').rejectMessages(), friendId],
  ['C2C_MSG_RECEIVE', (e) => e.user('amy').receiveMessages(), friendId],
  ['ENTER_AIO', (e) => e.user('amy').entersChat(), friendId],
  ['SUBSCRIBE_MESSAGE_STATUS', (e) => e.user('amy').subscribes(1), friendId],
  ['GROUP_ADD_ROBOT', (e) => e.group('lobby').addRobot(e.group('lobby').member('amy')), memberId],
  ['GROUP_DEL_ROBOT', (e) => e.group('lobby').removeRobot(e.group('lobby').member('amy')), memberId],
  ['GROUP_MSG_REJECT', (e) => e.group('lobby').rejectMessages(e.group('lobby').member('amy')), memberId],
  ['GROUP_MSG_RECEIVE', (e) => e.group('lobby').receiveMessages(e.group('lobby').member('amy')), memberId],
  ['GROUP_MEMBER_ADD', (e) => e.group('lobby').memberJoins('amy'), memberId],
  ['GROUP_MEMBER_REMOVE', (e) => e.group('lobby').memberLeaves('amy'), memberId],
  ['GROUP_JOIN_REQUEST', (e) => e.group('lobby').member('amy').asksToJoin(), memberId],
  ['GUILD_CREATE', (e) => e.guild().addRobot(amyOf(e)), guildId],
  ['GUILD_UPDATE', (e) => e.guild().change({ name: 'new' }, amyOf(e)), guildId],
  ['GUILD_DELETE', (e) => e.guild().removeRobot(amyOf(e)), guildId],
  ['CHANNEL_CREATE', (e) => e.guild().createChannel({ name: 'c' }, undefined, amyOf(e)), guildId],
  ['CHANNEL_UPDATE', (e) => e.channel('general').change({ name: 'c' }, amyOf(e)), guildId],
  ['CHANNEL_DELETE', (e) => e.channel('general').delete(amyOf(e)), guildId],
  ['GUILD_MEMBER_ADD', (e) => e.guild().memberJoins('amy'), guildId],
  ['GUILD_MEMBER_UPDATE', (e) => e.guild().memberChanges('bob', { nick: 'b' }, amyOf(e)), guildId],
  ['GUILD_MEMBER_REMOVE', (e) => e.guild().memberLeaves('bob', amyOf(e)), guildId],
  ['MESSAGE_REACTION_ADD', async (e) => amyIn(e).reacts(await amyIn(e).says('hi'), '👍'), guildId],
  ['MESSAGE_DELETE', async (e) => amyIn(e).recalls(await amyIn(e).says('hi', { mention: false })), guildId],
  ['PUBLIC_MESSAGE_DELETE', async (e) => amyIn(e).recalls(await amyIn(e).says('hi')), guildId],
  [
    'DIRECT_MESSAGE_DELETE',
    async (e) => e.directMessage('amy').recalls(await e.directMessage('amy').says('hi')),
    guildId,
  ],
  ['AUDIO_OR_LIVE_CHANNEL_MEMBER_ENTER', (e) => e.channel('voice', 2).member('amy').enters(), guildId],
  ['AUDIO_OR_LIVE_CHANNEL_MEMBER_EXIT', (e) => e.channel('voice', 2).member('amy').exits(), guildId],
  ['FORUM_THREAD_CREATE', (e) => forum(e).opensThread('t', 'c'), guildId],
  ['OPEN_FORUM_THREAD_CREATE', (e) => forum(e).opensThread('t', 'c'), guildId],
  ['FORUM_POST_CREATE', (e) => forum(e).comments(forum(e).opensThread('t', 'c'), 'p'), guildId],
];

describe('ctx.userId', () => {
  test.each(CAUSES)('of %s is who did it', async (name, cause, id) => {
    const heard: AnyContext[] = [];
    await using scene = await startScene({ setUp: (bot) => bot.on(name, (ctx) => void heard.push(ctx as AnyContext)) });
    await cause(scene.emulator);
    await eventually(() => expect(heard.length).toBeGreaterThan(0));
    expect(heard[0]?.userId).toBe(id(scene.emulator));
  });

  test('of a message is the author', async () => {
    const seen: string[][] = [];
    await using scene = await startScene({
      setUp: (bot) => bot.on('message', (ctx) => void seen.push([ctx.userId, ctx.author.id])),
    });
    const { openid } = scene.emulator.user('amy');
    await scene.emulator.user('amy').says('hi');
    await eventually(() => expect(seen).toEqual([[openid, openid]]));
  });
});

test.each<[EventName, unknown, string | undefined]>([
  // Older payloads have no openid beside the id.
  ['C2C_MESSAGE_CREATE', { author: { id: 'U', user_openid: '' } }, 'U'],
  ['C2C_MESSAGE_CREATE', {}, undefined],
  ['GUILD_MEMBER_ADD', { user: { id: 'U' } }, 'U'],
  ['GUILD_MEMBER_REMOVE', { user: { id: 'U' }, op_user_id: 'A' }, 'A'],
  ['INTERACTION_CREATE', { group_member_openid: 'M' }, 'M'],
  ['INTERACTION_CREATE', { data: { resolved: { user_id: 'U' } } }, 'U'],
  ['INTERACTION_CREATE', { data: null }, undefined],
  ['MESSAGE_DELETE', { message: { author: { id: 'A' } }, op_user: { id: 'U' } }, 'U'],
  ['MESSAGE_DELETE', {}, undefined],
  ['FORUM_PUBLISH_AUDIT_RESULT', { author_id: 'U' }, 'U'],
  // Nobody did what the platform or the bot did.
  ['MESSAGE_AUDIT_PASS', { user_openid: 'U' }, undefined],
  ['AUDIO_START', { channel_id: 'C' }, undefined],
  ['FRIEND_ADD', { openid: '' }, undefined],
  ['SUBSCRIBE_MESSAGE_STATUS', { group_openid: 'G' }, undefined],
  ['RESUMED', '', undefined],
  ['FRIEND_ADD', null, undefined],
  ['NOT_DOCUMENTED_YET' as EventName, { openid: 'U', user_id: 'U' }, undefined],
])('behind %s of %j is %j', (name, d, expected) => {
  expect(userOf(name, d)).toBe(expected);
});
