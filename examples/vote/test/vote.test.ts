import { createTestBot } from '@qqbotjs/testing';
import { describe, expect, test } from 'vitest';
import { VotePlugin } from '../src/vote.plugin.js';

const start = () => createTestBot({ plugins: [VotePlugin] });

describe('/vote', () => {
  test('shows a button for each choice, and counts one vote of each person', async () => {
    await using bot = await start();
    const group = bot.group('Tea');
    const [ming, hong] = [group.member('Ming'), group.member('Hong')];
    const { messages } = await ming.says('/vote "Tea or coffee?" Tea Coffee Water');
    expect(messages[0]?.buttons.map(String)).toEqual(['Tea', 'Coffee', 'Water']);
    await ming.clicks('Tea');
    await hong.clicks('Coffee');
    expect(await hong.clicks('Tea')).toEqual(['Tea or coffee?\nTea: 2\nCoffee: 0\nWater: 0']);
    expect(await ming.says('/vote-result 1')).toEqual(['Tea or coffee?\nTea: 2\nCoffee: 0\nWater: 0']);
  });

  test('needs something to choose from, and a group', async () => {
    await using bot = await start();
    expect(await bot.group('Tea').member('Ming').says('/vote Tea? yes')).toEqual(['Give 2 to 10 choices.']);
    expect(await bot.user('Ming').says('/vote Tea? yes no')).toEqual(['This works in groups only.']);
  });

  test('goes on after a restart', async () => {
    await using bot = await start();
    const ming = bot.group('Tea').member('Ming');
    await ming.says('/投票 Tea? yes no');
    await bot.restart();
    expect(await ming.clicks('yes')).toEqual(['Tea?\nyes: 1\nno: 0']);
    expect(await ming.says('/vote-result 7')).toEqual(['There is no such poll.']);
  });
});
