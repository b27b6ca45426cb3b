import { describe, expect, test } from 'vitest';
import { createTestBot } from '../src/index.js';

const start = () => createTestBot({ setUp: (bot) => bot.command('ping', () => 'pong') });

describe('a fault', () => {
  test('lasts as long as what it is for', async () => {
    await using bot = await start();
    const ming = bot.user('Ming');
    expect(await bot.faults.during('send-reset-accepted', { times: 1 }, () => ming.says('/ping'))).toEqual(['pong']);
    expect(bot.emulator.faults.active).toEqual([]);
    expect(bot.emulator.faults.struck).toEqual({ 'send-reset-accepted': 1 });
  });

  test('that did not happen fails the test it was for', async () => {
    await using bot = await start();
    await expect(bot.faults.during('token-down', () => bot.user('Ming').says('/ping'))).rejects.toThrow(
      'The fault "token-down" did not happen',
    );
    using _ = bot.faults.start('duplicate-dispatch');
    const second = bot.faults.during('token-down', () => bot.user('Ming').says('/ping'));
    await expect(second).rejects.toThrow('Older faults come first: duplicate-dispatch.');
  });

  test('is over when what it was for throws, and that is what is thrown', async () => {
    await using bot = await start();
    const failing = bot.faults.during('send-500', () => {
      throw new Error('out of tea');
    });
    await expect(failing).rejects.toThrow('out of tea');
    expect(bot.emulator.faults.active).toEqual([]);
  });

  test('is switched off where it goes out of scope', async () => {
    await using bot = await start();
    {
      using fault = bot.faults.start('duplicate-dispatch');
      expect(await bot.user('Ming').says('/ping')).toEqual(['pong']);
      expect(fault.struck).toBe(1);
    }
    expect(bot.emulator.faults.active).toEqual([]);
  });

  test('that happens at once happens before what it is for', async () => {
    await using bot = await start();
    expect(await bot.faults.during('line-cut', () => bot.user('Ming').says('/ping'))).toEqual(['pong']);
    expect(bot.log.text).toContain('resumed as');
  });
});
