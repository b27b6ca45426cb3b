import { createTestBot } from '@qqbotjs/testing';
import { describe, expect, test } from 'vitest';
import { WelcomePlugin } from '../src/welcome.plugin.js';

/** Replies to GROUP_MEMBER_ADD are not documented, but work; the emulator refuses what is not documented. */
const start = (locale: 'zh-CN' | 'en' = 'en') =>
  createTestBot({
    plugins: [WelcomePlugin],
    locale,
    settings: { repliableEvents: ['GROUP_ADD_ROBOT', 'GROUP_MEMBER_ADD'] },
  });

describe('the bot', () => {
  test.each([
    ['zh-CN', '大家好！'],
    ['en', 'Hello everyone!'],
  ] as const)('greets the group it is added to in %s', async (locale, greeting) => {
    await using bot = await start(locale);
    const replies = await bot.group('Tea').after((group) => group.addRobot());
    expect(replies).toEqual([expect.stringContaining(greeting)]);
  });

  test('greets who joins', async () => {
    await using bot = await start();
    const tea = bot.group('Tea');
    const replies = await tea.joins('Hong');
    expect(replies).toEqual([expect.stringMatching(new RegExp(`${tea.member('Hong').emulated.openid}.*> Welcome!$`))]);
  });
});

describe('/welcome', () => {
  test('lets the owner choose the words, for this group alone', async () => {
    await using bot = await start();
    const tea = bot.group('Tea');
    const owner = tea.member('Ming', { role: 'owner' });
    expect(await owner.says('/welcome set Tea  is ready!')).toEqual(['Newcomers will read: Tea  is ready!']);
    expect(await tea.joins('Hong')).toEqual([expect.stringMatching(/> Tea {2}is ready!$/)]);
    expect(await bot.group('Books').joins('Hong')).toEqual([expect.stringMatching(/> Welcome!$/)]);
  });

  test('survives a restart, and can be switched off', async () => {
    await using bot = await start();
    const tea = bot.group('Tea');
    const admin = () => tea.member('Ming', { role: 'admin' });
    await admin().says('/welcome set Tea!');
    await bot.restart();
    expect(await tea.joins('Hong')).toEqual([expect.stringMatching(/> Tea!$/)]);
    expect(await admin().says('/welcome off')).toEqual(['Newcomers will not be greeted any more.']);
    expect(await tea.joins('Lan')).toEqual([]);
  });

  test.each(['/welcome set Mine!', '/welcome off'])('is refused to ordinary members: %s', async (line) => {
    await using bot = await start();
    const tea = bot.group('Tea');
    expect(await tea.member('Ming').says(line)).toEqual([expect.stringContaining('may do this')]);
    expect(await tea.joins('Hong')).toEqual([expect.stringMatching(/> Welcome!$/)]);
  });
});
