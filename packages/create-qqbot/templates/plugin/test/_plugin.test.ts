import { createTestBot } from '@qqbotjs/testing';
import { use } from '@qqbotjs/core';
import { describe, expect, test } from 'vitest';
import { __Plugin__Plugin } from '../src/index.js';

describe('{{plugin}}', () => {
  test('greets, and stops when it is enough', async () => {
    await using bot = await createTestBot({ locale: 'en', plugins: [use(__Plugin__Plugin, { limit: 1 })] });
    const ming = bot.user('Ming');
    expect(await ming.says('/{{plugin}}')).toEqual(['Hello! That was number 1.']);
    expect(await ming.says('/{{plugin}}')).toEqual(['1 times are enough.']);
    expect(await bot.user('Hong').says('/{{plugin}}')).toEqual(['Hello! That was number 1.']);
  });

  test('speaks Chinese where the chat does', async () => {
    await using bot = await createTestBot({ locale: 'zh-CN', plugins: [__Plugin__Plugin] });
    expect(await bot.group('茶馆').member('小明').says('/{{plugin}}')).toEqual(['你好！这是第 1 次。']);
  });

  test('leaves nothing behind when it is loaded twice', async () => {
    await using bot = await createTestBot({ plugins: [__Plugin__Plugin] });
    await bot.bot.plugins.reload('{{plugin}}');
    await bot.bot.plugins.unload('{{plugin}}');
    expect(bot.bot.plugins.names).not.toContain('{{plugin}}');
  });
});
