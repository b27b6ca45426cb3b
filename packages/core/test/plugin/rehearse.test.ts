import { describe, expect, test } from 'vitest';
import { Command, Plugin } from '../../src/index.js';
import { botFor, startPlatform } from '../helpers/scene.js';

const order: string[] = [];

@Plugin({ name: 'tried' })
class Tried {
  onLoad() {
    order.push('load');
  }

  onReady() {
    order.push('ready');
  }

  onUnload() {
    order.push('unload');
  }

  @Command('hi')
  hi() {}
}

@Plugin({ name: 'broken' })
class Broken {
  onLoad() {
    throw new Error('no coffee');
  }
}

describe('a rehearsal', () => {
  test('loads the plugins, tells what they need, and asks the platform nothing', async () => {
    await using emulator = await startPlatform();
    const bot = botFor(emulator, { plugins: [Tried] });
    const demand = await bot.rehearse();
    expect(demand.get('GROUP_AND_C2C_EVENT')).toEqual(['tried /hi']);
    expect(demand.get('INTERACTION')).toEqual([]);
    await bot.stop();
    expect(order).toEqual(['load', 'unload']);
    expect(emulator.log.entries).toEqual([]);
  });

  test('throws what a plugin throws, and unloads those before it', async () => {
    order.length = 0;
    await using emulator = await startPlatform();
    const bot = botFor(emulator, { plugins: [Tried, Broken] });
    await expect(bot.rehearse()).rejects.toThrow('no coffee');
    expect(order).toEqual(['load', 'unload']);
  });

  test('is no start: such a bot can only be stopped', async () => {
    await using emulator = await startPlatform();
    await using bot = botFor(emulator);
    await bot.rehearse();
    await expect(bot.start()).rejects.toThrow(/started already/);
  });
});
