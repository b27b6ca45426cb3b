import { createTestBot } from '@qqbotjs/testing';
import { describe, expect, test } from 'vitest';
import { SignInPlugin } from '../src/sign-in.plugin.js';

const start = (time: string) => createTestBot({ plugins: [SignInPlugin], time: new Date(time) });

describe('/sign', () => {
  test('counts days in a row, by the calendar of the people', async () => {
    await using bot = await start('2026-11-25T23:50:00+08:00');
    const ming = bot.group('Tea').member('Ming');
    expect(await ming.says('/sign')).toEqual(['Signed in: 1 in a row.']);
    expect(await ming.says('/签到')).toEqual(['You have signed in today: 1 in a row.']);
    await bot.time.advance('20m');
    expect(await ming.says('/sign')).toEqual(['Signed in: 2 in a row.']);
    await bot.time.advance('2d');
    expect(await ming.says('/sign')).toEqual(['Signed in: 1 in a row.']);
  });

  test('ranks a chat, and keeps it over a restart', async () => {
    await using bot = await start('2026-11-25T08:00:00+08:00');
    const group = bot.group('Tea');
    expect(await group.member('Hong').says('/sign rank')).toEqual(['Nobody has signed in yet.']);
    await group.member('Ming').says('/sign');
    await bot.time.advance('1d');
    await group.member('Ming').says('/sign');
    await group.member('Hong').says('/sign');
    await bot.restart();
    expect(await group.member('Hong').says('/签到排行')).toEqual(['1. Ming 2\n2. Hong 1']);
    expect(await bot.group('Coffee').member('Ming').says('/sign rank')).toEqual(['Nobody has signed in yet.']);
  });
});
