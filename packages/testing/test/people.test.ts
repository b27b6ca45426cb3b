import { setTimeout as sleep } from 'node:timers/promises';
import { button, EventContext, InteractionContext, keyboard, MessageContext, On, Plugin, Command } from '@qqbotjs/core';
import { describe, expect, test } from 'vitest';
import { createTestBot } from '../src/index.js';

@Plugin({ name: 'host' })
class HostPlugin {
  @Command('vote')
  vote() {
    return [
      'Tea or coffee?',
      keyboard([[button.callback('Tea', 'tea', { id: 'first' }), button.callback('No', 'no')]]),
    ];
  }

  @Command('admin')
  admin() {
    return ['Sure?', keyboard([[button.callback('Sure', 'sure', { for: 'admins' })]])];
  }

  @Command('role')
  role(ctx: MessageContext): string {
    return ctx.author.role ?? 'none';
  }

  @Command('remind')
  remind(ctx: MessageContext): void {
    setTimeout(() => void ctx.reply('time is up'), 30);
  }

  @On('interaction')
  async pressed(ctx: InteractionContext): Promise<string> {
    await sleep(10);
    return `you took ${ctx.buttonData}`;
  }

  @On('GROUP_MEMBER_ADD')
  welcome(): string {
    return 'Welcome!';
  }

  @On('FRIEND_ADD')
  greet(): string {
    return 'Nice to meet you.';
  }

  @On('GUILD_MEMBER_ADD')
  async announce(ctx: EventContext<'GUILD_MEMBER_ADD'>): Promise<void> {
    await ctx.bot.send({ scene: 'channel', id: this.channel }, 'Somebody came.');
  }

  channel = '';
}

const start = () => createTestBot({ plugins: [HostPlugin] });

describe('a button', () => {
  test.each([
    ['its label', 'Tea'],
    ['its id', 'first'],
  ])('is pressed by %s, on the last keyboard there', async (_, name) => {
    await using bot = await start();
    const hong = bot.group('Tea').member('Hong');
    await hong.says('/vote');
    const clicked = await bot.group('Tea').member('Ming').clicks(name);
    expect(clicked).toEqual(['you took tea']);
    expect(clicked).toMatchObject({ acked: true, code: 0 });
  });

  test('of an earlier message is pressed when that is named', async () => {
    await using bot = await start();
    const ming = bot.user('Ming');
    const vote = await ming.says('/vote');
    await ming.says('/admin');
    await expect(ming.clicks('Tea')).rejects.toThrow('no button "Tea"');
    expect(await ming.clicks('Tea', vote.messages[0])).toEqual(['you took tea']);
  });

  test('is pressed in guilds, too', async () => {
    await using bot = await start();
    const ming = bot.guild().channel('general').member('Ming');
    await ming.says('/vote');
    expect(await ming.clicks('No')).toEqual(['you took no']);
  });

  test('of a bot that asks for none is not waited for', async () => {
    const vote = ['Tea?', keyboard([[button.callback('Tea', 'tea')]])];
    await using bot = await createTestBot({
      intents: ['GROUP_AND_C2C_EVENT'],
      setUp: (made) => made.command('vote', () => vote),
    });
    await bot.user('Ming').says('/vote');
    await expect(bot.user('Ming').clicks('Tea')).rejects.toThrow('INTERACTION is not among the `intents`');
  });

  test('that nothing in the bot takes has failed', async () => {
    const vote = ['Tea?', keyboard([[button.callback('Tea', 'tea')]])];
    await using bot = await createTestBot({ setUp: (made) => made.command('vote', () => vote) });
    await bot.user('Ming').says('/vote');
    expect(await bot.user('Ming').clicks('Tea')).toMatchObject({ acked: true, code: 1, length: 0 });
  });

  test('cannot be pressed where there is none, nor by those it is not for', async () => {
    await using bot = await start();
    const group = bot.group('Tea');
    await expect(group.member('Ming').clicks('Sure')).rejects.toThrow('There are no buttons in "Tea"');
    await group.member('Ming').says('/admin');
    await expect(group.member('Ming').clicks('Sure')).rejects.toThrow('may not be pressed');
    expect(await group.member('Wang', { role: 'admin' }).clicks('Sure')).toEqual(['you took sure']);
  });
});

describe('people', () => {
  test('have the role they are given, and keep it', async () => {
    await using bot = await start();
    const group = bot.group('Tea');
    expect(await group.member('Ming').says('/role')).toEqual(['member']);
    expect(await group.member('Ming', { role: 'owner' }).says('/role')).toEqual(['owner']);
    expect(await group.member('Ming').says('/role')).toEqual(['owner']);
  });

  test('join and leave', async () => {
    await using bot = await createTestBot({
      plugins: [HostPlugin],
      settings: { repliableEvents: ['GROUP_MEMBER_ADD'] },
    });
    expect(await bot.group('Tea').joins('Hong')).toEqual(['Welcome!']);
    expect(await bot.group('Tea').leaves('Hong')).toEqual([]);
    expect(bot.group('Tea').member('Hong').emulated.isInGroup).toBe(false);
  });

  test('do whatever the emulator lets them do', async () => {
    await using bot = await start();
    expect(await bot.user('Ming').after((user) => user.addFriend())).toEqual(['Nice to meet you.']);
  });

  test('hear what the bot says in its own time, each message once', async () => {
    await using bot = await start();
    const ming = bot.user('Ming');
    expect(await ming.says('/remind')).toEqual([]);
    expect((await ming.hears()).text).toBe('time is up');
    await expect(ming.hears(50)).rejects.toThrow('The bot said nothing (more) in "Ming" within 50 ms.');
  });

  test('hear what they wait for, and leave the rest for later', async () => {
    await using bot = await start();
    const ming = bot.user('Ming');
    const to = { scene: 'c2c', id: ming.emulated.openid } as const;
    for (const text of ['one', 'two', 'three']) await bot.bot.send(to, text);
    expect((await ming.hears(/^t/)).text).toBe('two');
    expect((await ming.hears('re')).text).toBe('three');
    await expect(ming.hears('four', 50)).rejects.toThrow(
      'The bot said nothing like "four" in "Ming" within 50 ms. It said: "one".',
    );
    expect((await ming.hears()).text).toBe('one');
  });

  test('hear in a channel what happened in the guild', async () => {
    const plugin = new HostPlugin();
    await using bot = await createTestBot({
      setUp: (made) => made.on('GUILD_MEMBER_ADD', plugin.announce.bind(plugin)),
    });
    const general = bot.guild().channel('general');
    plugin.channel = general.emulated.id;
    const member = await bot.handles(() => bot.guild().emulated.memberJoins('Hong'));
    expect(member.name).toBe('Hong');
    expect((await general.hears()).text).toBe('Somebody came.');
  });

  test('who may not speak are told why', async () => {
    await using bot = await start();
    await bot.group('Tea').leaves('Hong');
    await expect(bot.group('Tea').member('Hong').says('hi')).rejects.toThrow('Hong is no member of the group "Tea"');
  });
});
