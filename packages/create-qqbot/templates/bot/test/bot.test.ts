import { createTestBot } from '@qqbotjs/testing';
import { expect, test } from 'vitest';
import config from '../qqbot.config.js';

// zh: 与真实运行一样的机器人，连接在模拟器上；不需要账号。
// en: The bot as it really runs, on an emulator; no account is needed.
const startBot = () => createTestBot({ locale: 'en', ...config });

test('rolls a die in a group', async () => {
  await using bot = await startBot();
  const ming = bot.group('Tea').member('Ming');
  expect(await ming.says('/roll 20')).toEqual([expect.stringMatching(/^🎲 \d+$/)]);
});

test('says how to write a command', async () => {
  await using bot = await startBot();
  const replies = await bot.user('Ming').says('/roll six');
  expect(replies.join()).toContain('/roll [sides:int=6]');
});

test('greets who says hello', async () => {
  await using bot = await startBot();
  expect(await bot.user('Ming').says('hello')).toEqual(['Hello! Send /help to see what I can do.']);
});
