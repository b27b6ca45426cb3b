import { createTestBot, type TestBot, type TestBotOptions } from '@qqbotjs/testing';
import { describe, expect, test } from 'vitest';
import { MutePlugin } from '../src/mute.plugin.js';

const start = (options?: TestBotOptions) => createTestBot({ plugins: [MutePlugin], ...options });

/** The group: the bot and Ming are its admins, Hong is an ordinary member. */
function people(bot: TestBot) {
  const group = bot.group('Tea');
  group.emulated.robotIsAdmin = true;
  const [ming, hong] = [group.member('Ming', { role: 'admin' }), group.member('Hong')];
  const mutedForMs = () => hong.emulated.mutedUntil - Date.now();
  return { group, ming, hong, mutedForMs, who: `<@${hong.emulated.openid}>` };
}

const MINUTE_MS = 60_000;

describe('/mute', () => {
  test.each([
    ['', 10 * MINUTE_MS],
    [' 1h30m', 90 * MINUTE_MS],
    [' 2天', 2 * 24 * 60 * MINUTE_MS],
  ])('mutes somebody: "/mute @Hong%s"', async (time, expectedMs) => {
    await using bot = await start();
    const { ming, who, mutedForMs } = people(bot);
    expect(await ming.says(`/mute ${who}${time}`)).toEqual(['Muted.']);
    expect(expectedMs - mutedForMs()).toBeLessThan(MINUTE_MS);
    expect(mutedForMs()).toBeLessThanOrEqual(expectedMs);
  });

  test.each(['-q', '--quiet', '——quiet'])('says nothing with %s', async (option) => {
    await using bot = await start();
    const { ming, who, mutedForMs } = people(bot);
    expect(await ming.says(`/mute ${option} ${who}`)).toEqual([]);
    expect(mutedForMs()).toBeGreaterThan(0);
  });

  test('is refused to ordinary members, unless they run the bot', async () => {
    await using bot = await start();
    const { hong, group, who } = people(bot);
    expect(await group.member('Lan').says(`/mute ${who}`)).toEqual([expect.stringContaining('may do this')]);
    await using theirs = await start({ superusers: [hong.emulated.openid] });
    const there = people(theirs);
    const lan = there.group.member('Lan').emulated;
    expect(await there.hong.says(`/mute <@${lan.openid}>`)).toEqual(['Muted.']);
  });

  test('is for groups', async () => {
    await using bot = await start();
    expect(await bot.user('Ming').says('/unmute <@1>')).toEqual(['This works in groups only.']);
  });
});

describe('/unmute', () => {
  test('lets somebody speak again', async () => {
    await using bot = await start({ locale: 'zh-CN' });
    const { ming, who, mutedForMs } = people(bot);
    expect(await ming.says(`/禁言 ${who}`)).toEqual(['已禁言。']);
    expect(await ming.says(`/解禁 ${who}`)).toEqual(['已解除禁言。']);
    expect(mutedForMs()).toBeLessThan(0);
  });
});

describe('what the platform refuses is told in words:', () => {
  test('the bot is no admin', async () => {
    await using bot = await start();
    const { group, ming, who } = people(bot);
    group.emulated.robotIsAdmin = false;
    expect(await ming.says(`/mute ${who}`)).toEqual(['Make the bot an admin of this group first.']);
    expect(bot.log.complaints).toEqual([]);
  });

  test('the bot lacks the grant', async () => {
    await using bot = await start({ settings: { grants: [] } });
    const { ming, who } = people(bot);
    const words = 'The platform has not granted the bot muting; ask whoever runs it to apply.';
    expect(await ming.says(`/unmute ${who}`)).toEqual([words]);
  });

  test('admins cannot be muted', async () => {
    await using bot = await start();
    const { ming } = people(bot);
    const oneself = `<@${ming.emulated.openid}>`;
    expect(await ming.says(`/mute ${oneself}`)).toEqual([expect.stringContaining('Only ordinary members')]);
  });

  test('whatever else it may be', async () => {
    await using bot = await start();
    const { ming } = people(bot);
    expect(await ming.says('/mute <@nobody>')).toEqual([expect.stringMatching(/^The platform refused: ./)]);
    expect(bot.log.complaints).toEqual([]);
  });

  test('a month is the longest', async () => {
    await using bot = await start();
    const { ming, who } = people(bot);
    expect(await ming.says(`/mute ${who} 31d`)).toEqual([expect.stringContaining('30 days')]);
  });
});
