import { createTestBot } from '@qqbotjs/testing';
import { describe, expect, test } from 'vitest';
import { EchoPlugin } from '../src/index.js';

describe('/echo', () => {
  test('says back the text as it was typed, spaces and lines included', async () => {
    await using bot = await createTestBot({ plugins: [EchoPlugin] });
    const ming = bot.group('Tea').member('Ming');
    expect(await ming.says('/echo two  spaces\nand a line')).toEqual(['two  spaces\nand a line']);
  });

  test('explains itself when there is nothing to say back', async () => {
    await using bot = await createTestBot({ plugins: [EchoPlugin] });
    expect(await bot.user('Ming').says('/echo')).toEqual([
      `"text" is missing: it takes some text.\n/echo\n${'\u2007'.repeat(6)}^\nUsage: /echo <text:text>`,
    ]);
  });
});
