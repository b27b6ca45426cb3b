import { fileURLToPath } from 'node:url';
import { loadConfig } from '@qqbotjs/core';
import { createTestBot, type TestBot } from '@qqbotjs/testing';
import { describe, expect, test } from 'vitest';

const cwd = fileURLToPath(new URL('..', import.meta.url));

async function loadTypeScript(file: string): Promise<unknown> {
  const module = (await import(file)) as { default: unknown };
  return module.default;
}

/** The bot of `qqbot.config.ts`. */
async function startExample() {
  const { bots } = await loadConfig({ cwd, loaders: { '.ts': loadTypeScript }, requireCredentials: false });
  return createTestBot({ locale: 'zh-CN', ...bots[0] });
}

const ming = (bot: TestBot) => bot.group('茶馆').member('小明');

describe('the hello bot', () => {
  test('rolls dice in a group', async () => {
    await using bot = await startExample();
    expect(await ming(bot).says('/roll 6')).toEqual([expect.stringMatching(/^🎲 [1-6]$/)]);
    expect(await ming(bot).says('/掷 6 3')).toEqual([expect.stringMatching(/^🎲 [1-6] [1-6] [1-6]$/)]);
  });

  test.each(['/roll 1', '/roll 1001', '/roll 6 0', '/roll 6 21'])('says what dice there are after %s', async (line) => {
    await using bot = await startExample();
    expect(await ming(bot).says(line)).toEqual(['骰子可以有 2 到 1000 面，一次最多掷 20 次。']);
  });

  test('says back what it is told', async () => {
    await using bot = await startExample();
    expect(await ming(bot).says('/echo 早上好')).toEqual(['早上好']);
  });

  test('lists its commands', async () => {
    await using bot = await startExample();
    expect(await ming(bot).says('/help')).toEqual([
      ['/roll - 掷骰子', '/echo - 复述一段文字', '/help - 列出命令，或说明其中一个', '/help <命令> 查看用法'].join(
        '\n',
      ),
    ]);
  });

  test('answers a typo with a suggestion, and with nothing else', async () => {
    await using bot = await startExample();
    expect(await ming(bot).says('/rol 6')).toEqual(['没有这个命令。是否想用 /roll？']);
  });

  test('greets who speaks to it', async () => {
    await using bot = await startExample();
    expect(await ming(bot).says('你好')).toEqual(['你好！发送 /help，看看我会什么。']);
  });

  test('greets a new friend', async () => {
    await using bot = await startExample();
    const replies = await bot.user('小红').after((friend) => friend.addFriend());
    expect(replies).toEqual(['你好！发送 /help，看看我会什么。']);
  });
});
