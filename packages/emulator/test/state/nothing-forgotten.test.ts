import { describe, expect, test } from 'vitest';
import { fillWorld } from '../helpers/world.js';
import { startScene } from '../helpers/scene.js';

/** Fields a thing makes by itself from its name and place, and parts that are saved under another name. */
const FOLLOWS: Readonly<Record<string, readonly string[]>> = {
  user: ['name', 'delivery', 'scene', 'openid'],
  group: ['name', 'delivery', 'scene', 'openid', 'number'],
  member: ['name', 'group'],
  guild: ['id', 'key', 'owner'],
  guildMember: ['id', 'name', 'guild', 'isBot'],
  // threads
  channel: ['delivery', 'scene', 'guild', 'forum'],
  // person: the name and its guild's
  direct: ['name', 'delivery', 'scene', 'guildId', 'channelId'],
  // sent: found in the transcripts
  bot: ['id', 'sent'],
};

describe('whatever has state of its own', () => {
  test('saves every field it has: a new one is saved as well, or said to follow from others', async () => {
    await using scene = await startScene();
    const { emulator, api } = scene;
    await fillWorld(emulator, api);
    const [user, group, guild, channel] = [
      emulator.user('Ming'),
      emulator.group('dev'),
      emulator.guild(),
      emulator.channel('talk'),
    ];
    channel.announced = '1';
    const things = {
      user,
      group,
      member: group.member('Lee'),
      guild,
      guildMember: guild.member('Hong'),
      channel,
      direct: emulator.directMessage('Hong'),
      bot: emulator.bot,
    };
    for (const [kind, thing] of Object.entries(things)) {
      const kept = [...Object.keys(thing.save()), ...(FOLLOWS[kind] ?? [])];
      const forgotten = Object.keys(thing).filter((field) => !kept.includes(field));
      expect({ kind, forgotten }).toEqual({ kind, forgotten: [] });
    }
  });
});
