import { fileURLToPath } from 'node:url';
import { loadConfig } from '@qqbotjs/core';
import { createTestBot, type TestBot } from '@qqbotjs/testing';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { RandomService } from '../src/random.service.js';

const cwd = fileURLToPath(new URL('..', import.meta.url));

async function loadTypeScript(file: string): Promise<unknown> {
  const module = (await import(file)) as { default: unknown };
  return module.default;
}

/** The bot of `qqbot.config.ts`. */
async function startExample() {
  const { bots } = await loadConfig({ cwd, loaders: { '.ts': loadTypeScript }, requireCredentials: false });
  return createTestBot(bots[0]);
}

const ming = (bot: TestBot) => bot.group('Tea').member('Ming');

/** The dice fall as a test wants them to. */
function nextRolls(...throws: number[][]): void {
  const roll = vi.spyOn(RandomService.prototype, 'roll');
  for (const rolls of throws) roll.mockReturnValueOnce(rolls);
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('/roll', () => {
  test('shows what was rolled, with a button to roll again', async () => {
    await using bot = await startExample();
    nextRolls([4, 2]);
    const { messages } = await ming(bot).says('/roll 6 2');
    expect(messages).toMatchObject([{ markdown: '🎲 2d6: **4 2**', buttons: ['Roll again'] }]);
  });

  test('answers to its Chinese name, once where no number is given', async () => {
    await using bot = await startExample();
    nextRolls([5]);
    expect(await bot.user('Ming').says('/掷 6')).toEqual(['🎲 1d6: **5**']);
  });

  test('says what dice there are when asked for others', async () => {
    await using bot = await startExample();
    expect(await ming(bot).says('/roll 1')).toEqual(['A die has 2 to 1000 sides, and rolls 20 times at most.']);
  });
});

describe('the button', () => {
  test('rolls the same dice again for whoever presses it, and tells their client', async () => {
    await using bot = await startExample();
    nextRolls([1, 2], [3, 4]);
    await ming(bot).says('/roll 6 2');
    const clicked = await bot.group('Tea').member('Hong').clicks('Roll again');
    expect(clicked).toEqual(['🎲 2d6: **3 4**']);
    expect(clicked).toMatchObject({ acked: true, code: 0 });
  });

  test('carries its throw in its data', async () => {
    await using bot = await startExample();
    const { messages } = await ming(bot).says('/roll 20 3');
    expect(messages[0]?.emulated.keyboard).toMatchObject({
      content: { rows: [{ buttons: [{ action: { data: 'roll:20:3', unsupport_tips: '/roll 20 3' } }] }] },
    });
  });
});

describe('/duel', () => {
  test.each([
    [[6, 1], 'you win'],
    [[1, 6], 'you lose'],
    [[3, 3], 'a draw'],
  ])('tells who rolled more (%j)', async (rolls, outcome) => {
    await using bot = await startExample();
    nextRolls(rolls);
    expect(await ming(bot).says('/duel')).toEqual([`🎲 ${rolls.join(' : ')} ${outcome}`]);
  });

  test('is refused outside groups, and left out of /help there', async () => {
    await using bot = await startExample();
    const alone = bot.user('Ming');
    expect(await alone.says('/duel')).toEqual(['This works in groups only.']);
    expect(await alone.says('/help')).toEqual([expect.not.stringContaining('duel')]);
  });
});

describe('RandomService', () => {
  test('rolls from 1 to the number of sides', () => {
    const rolls = new RandomService().roll(3, 500);
    expect(new Set(rolls)).toEqual(new Set([1, 2, 3]));
  });
});
