import { describe, expect, test } from 'vitest';
import { converse } from './helpers/converse.js';
import { ask } from './helpers/places.js';
import { runBot, runUntil } from './helpers/run-bot.js';

const PROGRAM = 'qq-guild-bot.cjs';
const settings = { staticTokens: true };

describe('qq-guild-bot', () => {
  converse({ program: PROGRAM, places: ['channel', 'direct message'], afterCut: 'ready', settings });

  test('in a channel it reads a message, itself, guilds, channels, members and roles', async () => {
    await using bot = await runBot(PROGRAM, settings);
    const answer = async (text: string) => (await ask(bot.emulator, 'channel', text)).content;
    expect(await answer('/quote')).toBe('quoted /quote');
    expect(await answer('/guilds')).toBe('demo-bot is in guild: 1 channel, 3 members, 4 roles');
  });

  // What was found; told in docs/other-libraries.md of the emulator.
  test('in version 2.9.5 it knows static tokens only: they are refused unless the settings say otherwise', async () => {
    await using bot = await runUntil(PROGRAM, (entry) => entry.kind === 'call' && entry.code !== undefined);
    expect(bot.emulator.log.entries).toMatchObject([{ path: '/gateway/bot', status: 401, code: 11_245 }]);
  });
});
