import { createTestBot } from '@qqbotjs/testing';
import { describe, expect, test } from 'vitest';
import { ReminderPlugin } from '../src/reminder.plugin.js';

const start = () => createTestBot({ plugins: [ReminderPlugin] });

describe('/remind', () => {
  test('says it when the time has come', async () => {
    await using bot = await start();
    const ming = bot.user('Ming');
    expect(await ming.says('/remind 50ms tea is ready')).toEqual(['All right, reminder 1.']);
    expect(await ming.hears()).toMatchObject({ text: '⏰ tea is ready' });
  });

  test('remembers over a restart', async () => {
    await using bot = await start();
    const ming = bot.user('Ming');
    await ming.says('/提醒 200ms tea');
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
  });
});
