import { createBot } from '@qqbotjs/core';
import { startEmulator } from '@qqbotjs/emulator';
import { describe, expect, test } from 'vitest';
import { ChatPlugin } from '../src/chat.plugin.js';

async function startExample() {
  const emulator = await startEmulator({ page: false });
  const { appId, clientSecret } = emulator.bot;
  const bot = createBot({
    appId,
    clientSecret,
    endpoints: { api: emulator.url },
    store: 'memory',
    plugins: [ChatPlugin],
  });
  await bot.start();
  const stop = async () => {
    await bot.stop();
    await emulator.stop();
  };
  return { emulator, [Symbol.asyncDispose]: stop };
}

describe('an answer of the model', () => {
  test('grows in a one-to-one chat, and remembers what was said', async () => {
    await using scene = await startExample();
    const user = scene.emulator.user('Ming');
    expect((await (await user.says('你好')).nextReply(10_000)).content).toMatch(
      /^你说的是“你好”。这是第 1 轮对话。[\s\S]*real one\.$/,
    );
    const frames = scene.emulator.log.entries.filter(
      (entry) => entry.kind === 'call' && entry.path.endsWith('/stream_messages'),
    );
    expect(frames.length).toBeGreaterThan(2);
    expect((await (await user.says('还有')).nextReply(10_000)).content).toContain('这是第 2 轮对话');
    await (await user.says('/forget')).nextReply();
    expect((await (await user.says('又来')).nextReply(10_000)).content).toContain('这是第 1 轮对话');
  });

  test('comes whole in a group', async () => {
    await using scene = await startExample();
    const said = await scene.emulator.group('Tea').member('Ming').says('你好');
    expect((await said.nextReply(10_000)).content).toContain('你说的是“你好”');
    expect(said.replies).toHaveLength(1);
  });
});
