import { createTestBot } from '@qqbotjs/testing';
import { describe, expect, test } from 'vitest';
import { ChatPlugin } from '../src/chat.plugin.js';

const start = () => createTestBot({ plugins: [ChatPlugin], timeoutMs: 10_000 });

describe('an answer of the model', () => {
  test('grows in a one-to-one chat, and remembers what was said', async () => {
    await using bot = await start();
    const ming = bot.user('Ming');
    expect(await ming.says('你好')).toEqual([
      expect.stringMatching(/^你说的是“你好”。这是第 1 轮对话。[\s\S]*real one\.$/),
    ]);
    const frames = bot.emulator.log.entries.filter(
      (entry) => entry.kind === 'call' && entry.path.endsWith('/stream_messages'),
    );
    expect(frames.length).toBeGreaterThan(2);
    expect(await ming.says('还有')).toEqual([expect.stringContaining('这是第 2 轮对话')]);
    await ming.says('/forget');
    expect(await ming.says('又来')).toEqual([expect.stringContaining('这是第 1 轮对话')]);
  });

  test('comes whole in a group', async () => {
    await using bot = await start();
    expect(await bot.group('Tea').member('Ming').says('你好')).toEqual([expect.stringContaining('你说的是“你好”')]);
  });
});
