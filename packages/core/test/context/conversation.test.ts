import { expect, test } from 'vitest';
import { conversationOf, isGuild, SCENES } from '../../src/context/conversation.js';
import type { EventName } from '../../src/index.js';

test.each<[EventName, unknown, ReturnType<typeof conversationOf>]>([
  ['C2C_MESSAGE_CREATE', { author: { id: 'U', user_openid: 'U' } }, { scene: 'c2c', id: 'U' }],
  ['GROUP_AT_MESSAGE_CREATE', { group_openid: 'G', author: { member_openid: 'M' } }, { scene: 'group', id: 'G' }],
  ['AT_MESSAGE_CREATE', { channel_id: 'C', guild_id: 'g' }, { scene: 'channel', id: 'C' }],
  ['DIRECT_MESSAGE_CREATE', { channel_id: 'C', guild_id: 'S' }, { scene: 'dm', id: 'S' }],
  ['FRIEND_ADD', { openid: 'U', author: { union_openid: '' } }, { scene: 'c2c', id: 'U' }],
  ['ENTER_AIO', { user_openid: 'U' }, { scene: 'c2c', id: 'U' }],
  ['GROUP_ADD_ROBOT', { group_openid: 'G', op_member_openid: 'M' }, { scene: 'group', id: 'G' }],
  ['GROUP_MEMBER_ADD', { group_openid: 'G', user_openid: 'U' }, { scene: 'group', id: 'G' }],
  ['INTERACTION_CREATE', { scene: 'guild', guild_id: 'g', channel_id: 'C' }, { scene: 'channel', id: 'C' }],
  ['MESSAGE_REACTION_ADD', { guild_id: 'g', channel_id: 'C', user_id: 'U' }, { scene: 'channel', id: 'C' }],
  ['MESSAGE_DELETE', { message: { guild_id: 'g', channel_id: 'C' } }, { scene: 'channel', id: 'C' }],
  ['DIRECT_MESSAGE_DELETE', { message: { guild_id: 'S', channel_id: 'C' } }, { scene: 'dm', id: 'S' }],
  ['GUILD_CREATE', { id: 'g', name: 'n' }, undefined],
  ['GUILD_MEMBER_ADD', { guild_id: 'g', user: { id: 'U' } }, undefined],
  ['RESUMED', '', undefined],
  ['FRIEND_ADD', null, undefined],
])('%s of %j happens at %j', (name, d, expected) => {
  expect(conversationOf(name, d)).toEqual(expected);
});

test('guilds are channels and direct messages', () => {
  expect(SCENES.filter(isGuild)).toEqual(['channel', 'dm']);
});
