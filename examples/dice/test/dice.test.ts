import { fileURLToPath } from 'node:url';
import { createBot, loadConfig } from '@qqbotjs/core';
import { startEmulator } from '@qqbotjs/emulator';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { RandomService } from '../src/random.service.js';
import { fromButtonData, toButtonData } from '../src/throw.js';

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
  const bot = createBot({ ...bots[0], appId, clientSecret, endpoints, store: 'memory', locale: 'en' });
  await bot.start();
  const stop = async () => {
    await bot.stop();
    await emulator.stop();
  };
  return { emulator, group: emulator.group('Tea'), [Symbol.asyncDispose]: stop };
}

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
    await using scene = await startExample();
    nextRolls([4, 2]);
    const said = await scene.group.member('Ming').says('/roll 6 2');
    const { markdown, keyboard } = await said.nextReply();
    expect(markdown).toEqual({ content: '🎲 2d6: **4 2**' });
    expect(keyboard).toMatchObject({
      content: { rows: [{ buttons: [{ id: 'again', render_data: { label: 'Roll again' } }] }] },
    });
  });

  test('answers to its Chinese name, once where no number is given', async () => {
    await using scene = await startExample();
    nextRolls([5]);
    const said = await scene.emulator.user('Ming').says('/掷 6');
    expect((await said.nextReply()).markdown).toEqual({ content: '🎲 1d6: **5**' });
  });

  test('says what dice there are when asked for others', async () => {
    await using scene = await startExample();
    const said = await scene.group.member('Ming').says('/roll 1');
    expect((await said.nextReply()).content).toBe('A die has 2 to 1000 sides, and rolls 20 times at most.');
  });
});

describe('the button', () => {
  test('rolls the same dice again for whoever presses it, and tells their client', async () => {
    await using scene = await startExample();
    nextRolls([1, 2], [3, 4]);
    const said = await scene.group.member('Ming').says('/roll 6 2');
    const clicked = await scene.group.member('Hong').clicks(await said.nextReply(), 'again');
    expect((await clicked.nextReply()).markdown).toEqual({ content: '🎲 2d6: **3 4**' });
    expect(clicked).toMatchObject({ acked: true, code: 0 });
  });

  test('carries its throw in its data', () => {
    expect(fromButtonData(toButtonData({ sides: 20, times: 3 }))).toEqual({ sides: 20, times: 3 });
    expect(fromButtonData('confirm:1')).toBeUndefined();
    expect(fromButtonData(undefined)).toBeUndefined();
  });
});

describe('/duel', () => {
  test.each([
    [[6, 1], 'you win'],
    [[1, 6], 'you lose'],
    [[3, 3], 'a draw'],
  ])('tells who rolled more (%j)', async (rolls, outcome) => {
    await using scene = await startExample();
    nextRolls(rolls);
    const said = await scene.group.member('Ming').says('/duel');
    expect((await said.nextReply()).content).toBe(`🎲 ${rolls.join(' : ')} ${outcome}`);
  });

  test('is refused outside groups, and left out of /help there', async () => {
    await using scene = await startExample();
    const ming = scene.emulator.user('Ming');
    const said = await ming.says('/duel');
    expect((await said.nextReply()).content).toBe('This works in groups only.');
    const help = await ming.says('/help');
    expect((await help.nextReply()).content).not.toContain('duel');
  });
});

describe('RandomService', () => {
  test('rolls from 1 to the number of sides', () => {
    const rolls = new RandomService().roll(3, 500);
    expect(new Set(rolls)).toEqual(new Set([1, 2, 3]));
  });
});
