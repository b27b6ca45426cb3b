import { createTestBot } from '@qqbotjs/testing';
import { describe, expect, test } from 'vitest';
import { ReminderPlugin } from '../src/reminder.plugin.js';

const start = () => createTestBot({ plugins: [ReminderPlugin], replies: { overflow: 'active' }, time: 'fake' });

describe('/remind', () => {
  test('says it when the time has come', async () => {
    await using bot = await start();
    const ming = bot.user('Ming');
    expect(await ming.says('/remind 1h tea is ready')).toEqual(['All right, reminder 1.']);
    await bot.time.advance('1h');
    expect(await ming.hears()).toMatchObject({ text: '⏰ tea is ready' });
  });

  test('remembers over a restart', async () => {
    await using bot = await start();
    const ming = bot.user('Ming');
    await ming.says('/提醒 50m tea');
    await bot.time.advance('20m');
    await bot.restart();
    await bot.time.advance('30m');
    expect(await ming.hears('tea')).toMatchObject({ text: '⏰ tea' });
  });

  test('makes up at once for what it missed', async () => {
    await using bot = await start();
    const ming = bot.user('Ming');
    await ming.says('/remind 10m tea');
    await bot.bot.stop();
    await bot.time.advance('20m');
    await bot.restart();
    expect(await ming.hears()).toMatchObject({ text: '⏰ tea' });
  });

  test('can be called off, by the one who asked', async () => {
    await using bot = await start();
    const group = bot.group('Tea');
    await group.member('Ming').says('/remind 1h tea');
    expect(await group.member('Hong').says('/forget 1')).toEqual(['You have no such reminder.']);
    expect(await group.member('Ming').says('/forget 1')).toEqual(['Called off.']);
    expect(await group.member('Ming').says('/取消提醒 1')).toEqual(['You have no such reminder.']);
    await bot.time.advance('2h');
    expect(group.transcript()).not.toContain('⏰');
  });
});
