import { use } from '@qqbotjs/core';
import { createTestBot } from '@qqbotjs/testing';
import { describe, expect, test } from 'vitest';
import { TranslatorPlugin } from '../src/translator.plugin.js';
import { startFakeModel } from './fake-model.js';

const start = (endpoint: string) =>
  createTestBot({ plugins: [use(TranslatorPlugin, { endpoint, apiKey: 'key', model: 'tiny' })] });

describe('/translate', () => {
  test('says what the model says, to the last piece', async () => {
    await using model = await startFakeModel(['Good ', 'morning', ' 🌞']);
    await using bot = await start(model.endpoint);
    expect(await bot.user('Ming').says('/translate English 早上好 --  太阳')).toEqual(['Good morning 🌞']);
    expect(model.asked).toMatchObject([
      {
        authorization: 'Bearer key',
        model: 'tiny',
        messages: [
          { role: 'system', content: expect.stringContaining('into English') },
          { role: 'user', content: '早上好 --  太阳' },
        ],
      },
    ]);
  });

  test('streams in a one-to-one chat, and comes whole in a group', async () => {
    await using model = await startFakeModel(['你', '好']);
    await using bot = await start(model.endpoint);
    const streamed = () =>
      bot.emulator.log.entries.some((entry) => entry.kind === 'call' && entry.path.endsWith('/stream_messages'));
    expect(await bot.group('Tea').member('Ming').says('/翻译 中文 hello')).toEqual(['你好']);
    expect(streamed()).toBe(false);
    expect(await bot.user('Ming').says('/翻译 中文 hello')).toEqual(['你好']);
    expect(streamed()).toBe(true);
  });

  test('is there twenty times a day for each person', async () => {
    await using model = await startFakeModel(['ok']);
    await using bot = await start(model.endpoint);
    const tea = bot.group('Tea');
    for (let uses = 0; uses < 20; uses++) await tea.member('Ming').says('/translate English 好');
    expect(await tea.member('Ming').says('/translate English 好')).toEqual([expect.stringMatching(/^Wait /)]);
    expect(await tea.member('Hong').says('/translate English 好')).toEqual(['ok']);
    expect(model.asked).toHaveLength(21);
  });

  test('costs nothing when the model fails', async () => {
    await using model = await startFakeModel([]);
    await using bot = await start(model.endpoint);
    const ming = bot.group('Tea').member('Ming');
    for (let uses = 0; uses < 21; uses++) await ming.says('/translate English 好');
    expect(model.asked).toHaveLength(21);
    expect(bot.log.complaints[0]).toContain('HTTP 503');
  });
});

test('an endpoint that is no address keeps the bot from starting', async () => {
  await expect(start('nowhere')).rejects.toThrow('endpoint');
});
