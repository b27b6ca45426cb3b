import { fileURLToPath } from 'node:url';
import { createBot, loadConfig } from '@qqbotjs/core';
import { startEmulator } from '@qqbotjs/emulator';
import { describe, expect, test, vi } from 'vitest';

const cwd = fileURLToPath(new URL('..', import.meta.url));

async function loadTypeScript(file: string): Promise<unknown> {
  const module = (await import(file)) as { default: unknown };
  return module.default;
}

/** The bot of `qqbot.config.ts`, on a platform of our own. */
async function startExample() {
  const { bots } = await loadConfig({ cwd, loaders: { '.ts': loadTypeScript }, requireCredentials: false });
  const emulator = await startEmulator();
  const { appId, clientSecret } = emulator.bot;
  const endpoints = { api: emulator.url, token: emulator.tokenUrl };
  const bot = createBot({ ...bots[0], appId, clientSecret, endpoints, store: 'memory' });
  await bot.start();
  const ask = async (text: string) => {
    const said = await emulator.group('茶馆').member('小明').says(text);
    return (await said.nextReply()).content;
  };
  const stop = async () => {
    await bot.stop();
    await emulator.stop();
  };
  return { emulator, ask, [Symbol.asyncDispose]: stop };
}

describe('the hello bot', () => {
  test('rolls dice in a group', async () => {
    await using scene = await startExample();
    expect(await scene.ask('/roll 6')).toMatch(/^🎲 [1-6]$/);
    expect(await scene.ask('/掷 6 3')).toMatch(/^🎲 [1-6] [1-6] [1-6]$/);
  });

  test.each(['/roll 1', '/roll 1001', '/roll 6 0', '/roll 6 21'])('says what dice there are after %s', async (line) => {
    await using scene = await startExample();
    expect(await scene.ask(line)).toBe('骰子可以有 2 到 1000 面，一次最多掷 20 次。');
  });

  test('says back what it is told', async () => {
    await using scene = await startExample();
    expect(await scene.ask('/echo 早上好')).toBe('早上好');
  });

  test('lists its commands', async () => {
    await using scene = await startExample();
    expect(await scene.ask('/help')).toBe(
      ['/roll - 掷骰子', '/echo - 复述一段文字', '/help - 列出命令，或说明其中一个', '/help <命令> 查看用法'].join(
        '\n',
      ),
    );
  });

  test('answers a typo with a suggestion, and with nothing else', async () => {
    await using scene = await startExample();
    const said = await scene.emulator.group('茶馆').member('小明').says('/rol 6');
    expect((await said.nextReply()).content).toBe('没有这个命令。是否想用 /roll？');
    await scene.ask('/roll 6');
    expect(said.replies).toHaveLength(1);
  });

  test('greets who speaks to it', async () => {
    await using scene = await startExample();
    expect(await scene.ask('你好')).toBe('你好！发送 /help，看看我会什么。');
  });

  test('greets a new friend', async () => {
    await using scene = await startExample();
    const friend = scene.emulator.user('小红');
    friend.addFriend();
    await vi.waitFor(() => expect(friend.transcript.entries.at(-1)).toMatchObject({ from: 'bot' }));
    expect(friend.transcript.entries.at(-1)?.content).toBe('你好！发送 /help，看看我会什么。');
  });
});
