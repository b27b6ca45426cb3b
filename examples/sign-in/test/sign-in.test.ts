import { createTestBot } from '@qqbotjs/testing';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { SignInPlugin } from '../src/sign-in.plugin.js';

const start = () => createTestBot({ plugins: [SignInPlugin] });

/** What the plugin takes for the time; timers go on as they are. */
const itIs = (time: string) => vi.spyOn(Date, 'now').mockReturnValue(Date.parse(time));

afterEach(() => {
  vi.restoreAllMocks();
});

describe('/sign', () => {
  test('counts days in a row, by the calendar of the people', async () => {
    await using bot = await start();
    const ming = bot.group('Tea').member('Ming');
    itIs('2026-11-25T23:50:00+08:00');
    expect(await ming.says('/sign')).toEqual(['Signed in: 1 in a row.']);
    expect(await ming.says('/签到')).toEqual(['You have signed in today: 1 in a row.']);
    itIs('2026-11-26T00:10:00+08:00');
    expect(await ming.says('/sign')).toEqual(['Signed in: 2 in a row.']);
    itIs('2026-11-28T08:00:00+08:00');
    expect(await ming.says('/sign')).toEqual(['Signed in: 1 in a row.']);
  });

  test('ranks a chat, and keeps it over a restart', async () => {
    await using bot = await start();
    const group = bot.group('Tea');
    itIs('2026-11-25T08:00:00+08:00');
    expect(await group.member('Hong').says('/sign rank')).toEqual(['Nobody has signed in yet.']);
    await group.member('Ming').says('/sign');
    itIs('2026-11-26T08:00:00+08:00');
    await group.member('Ming').says('/sign');
    await group.member('Hong').says('/sign');
    await bot.restart();
    expect(await group.member('Hong').says('/签到排行')).toEqual(['1. Ming 2\n2. Hong 1']);
    expect(await bot.group('Coffee').member('Ming').says('/sign rank')).toEqual(['Nobody has signed in yet.']);
  });
});
