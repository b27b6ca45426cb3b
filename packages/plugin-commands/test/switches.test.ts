import { type Bot, use } from '@qqbotjs/core';
import { describe, expect, test } from 'vitest';
import { CommandsPlugin } from '../src/index.js';
import { NotesPlugin, startBot } from './helpers.js';

describe('a command that is switched off', () => {
  test('answers with a reason in that chat alone, is not listed, and survives a restart', async () => {
    await using bot = await startBot();
    const people = (name: string) => bot.group(name).member('Wang', { role: 'admin' });
    expect(await people('Tea').says('/command disable ping')).toEqual(['Switched off: ping']);
    expect(await people('Tea').says('/ping')).toEqual(['This command is switched off in this chat.']);
    expect(await people('Tea').says('/help')).toEqual([expect.not.stringContaining('/ping')]);
    expect(await people('Coffee').says('/ping')).toEqual(['pong']);
    await bot.restart();
    expect(await people('Tea').says('/ping')).toEqual(['This command is switched off in this chat.']);
    expect(await people('Tea').says('/command enable /ping')).toEqual(['Switched on: ping']);
    expect(await people('Tea').says('/ping')).toEqual(['pong']);
  });

  test('keeps silent where the options say so', async () => {
    await using bot = await startBot({ plugins: [NotesPlugin, use(CommandsPlugin, { disabled: 'silent' })] });
    await bot.user('Ming').says('/command disable ping');
    expect(await bot.user('Ming').says('/ping')).toEqual([]);
  });

  test('may be all of one first word, in Chinese too', async () => {
    await using bot = await startBot({ locale: 'zh-CN' });
    const ming = bot.user('Ming');
    expect(await ming.says('/命令 停用 note')).toEqual(['已停用：note add、note list']);
    expect(await ming.says('/note list')).toEqual(['这个命令在本聊天中已停用。']);
    expect(await ming.says('/命令 启用 note')).toEqual(['已启用：note add、note list']);
    expect(await ming.says('/note list')).toEqual(['milk']);
  });

  test.each(['help', 'command', 'command list', '帮助'])('is never %s', async (name) => {
    await using bot = await startBot();
    expect(await bot.user('Ming').says(`/command disable ${name}`)).toEqual(['That command cannot be switched off.']);
  });
});

describe('an alias of a chat', () => {
  test('calls the command with what follows, until it is removed', async () => {
    await using bot = await startBot();
    const ming = bot.user('Ming');
    expect(await ming.says('/command alias 记 note add')).toEqual(['/记 now means /note add']);
    expect(await ming.says('/记 buy milk')).toEqual(['noted buy milk']);
    expect(await bot.user('Hong').says('/记 buy milk')).toEqual([]);
    expect(await ming.says('/command list')).toEqual(['记 → note add']);
    expect(await ming.says('/command unalias 记')).toEqual(['Alias removed: 记']);
    expect(await ming.says('/记 buy milk')).toEqual([]);
  });

  test.each(['constructor', '__proto__'])('may be called %s', async (name) => {
    await using bot = await startBot();
    expect(await bot.user('Ming').says(`/command alias ${name} ping`)).toEqual([`/${name} now means /ping`]);
    await bot.restart();
    expect(await bot.user('Ming').says(`/${name}`)).toEqual(['pong']);
  });

  test('does not get round a switch', async () => {
    await using bot = await startBot();
    const ming = bot.user('Ming');
    await ming.says('/command alias p ping');
    await ming.says('/command disable ping');
    expect(await ming.says('/p')).toEqual(['This command is switched off in this chat.']);
  });

  test.each([
    ['ping note add', 'A command has that name; take another.'],
    ['p nothing', 'No such command.'],
    ['"a b" ping', 'An alias is one word of at most 32 characters.'],
  ])('is refused for %s', async (words, problem) => {
    await using bot = await startBot();
    expect(await bot.user('Ming').says(`/command alias ${words}`)).toEqual([problem]);
  });
});

test('a chat has at most 50 aliases: one of them may be changed, another needs room', async () => {
  await using bot = await startBot();
  const ming = bot.user('Ming');
  for (let n = 1; n <= 50; n++) expect(await ming.says(`/command alias p${n} ping`)).toHaveLength(1);
  expect(await ming.says('/command alias p51 ping')).toEqual(['A chat has at most 50 aliases; remove one first.']);
  expect(await ming.says('/p51')).toEqual([]);
  expect(await ming.says('/command alias p50 note list')).toEqual(['/p50 now means /note list']);
  expect(await ming.says('/p50')).toEqual(['milk']);
  await ming.says('/command unalias p1');
  expect(await ming.says('/command alias p51 ping')).toEqual(['/p51 now means /ping']);
  expect([await ming.says('/p51'), await ming.says('/p49')]).toEqual([['pong'], ['pong']]);
  expect(await bot.user('Hong').says('/command alias p51 ping')).toEqual(['/p51 now means /ping']);
});

test.each(['/command disable ping', '/command alias p ping', '/command list', '/language en'])(
  'an ordinary member of a group may not say %s',
  async (line) => {
    await using bot = await startBot();
    expect(await bot.group('Tea').member('Ming').says(line)).toEqual([expect.stringMatching(/^Only the owner/)]);
  },
);

test('/language sets the language of the chat', async () => {
  await using bot = await startBot();
  const ming = bot.user('Ming');
  expect(await ming.says('/language zh-CN')).toEqual(['语言：zh-CN']);
  expect(await ming.says('/help ping')).toEqual(['/ping']);
  expect(await ming.says('/help zzzzzz')).toEqual(['没有这个命令。/help 列出全部命令。']);
  expect(await ming.says('/语言 en')).toEqual(['Language: en']);
});

test('/status is for superusers', async () => {
  await using bot = await startBot();
  expect(await bot.user('Ming').says('/status')).toEqual([expect.stringMatching(/^Only superusers/)]);
  const hong = bot.user('Hong').emulated.openid;
  await using other = await startBot({ superusers: [hong] });
  expect(await other.user('Hong').says('/status')).toEqual([
    expect.stringMatching(
      /^Uptime: .+\nConnections: .*ready.*\nPlugins: notes, commands\nPending events: \d+\nMemory: \d+ MB$/,
    ),
  ]);
  expect(await other.user('Hong').says('/help')).toEqual([expect.not.stringContaining('status')]);
});

describe('a command that the bot has itself', () => {
  const setUp = (bot: Bot) => bot.command('status', () => 'fine').command('语言', () => 'Chinese');

  test('keeps the bot from starting, and the error says how to do without the other', async () => {
    await expect(startBot({ setUp })).rejects.toThrow(
      /"语言" of commands is already declared by 语言; .* commands: \{ without: \{ 'commands': \['language'\] \} \}/,
    );
  });

  test('is the one that is called where the config does without the other', async () => {
    await using bot = await startBot({ setUp, commands: { without: { commands: ['status', 'language'] } } });
    const ming = bot.user('Ming');
    expect(await ming.says('/status')).toEqual(['fine']);
    expect(await ming.says('/语言')).toEqual(['Chinese']);
    expect(await ming.says('/help')).toEqual([expect.not.stringContaining('/language')]);
    expect(await ming.says('/command list')).toEqual([expect.stringContaining('Nothing is switched off')]);
    expect(bot.log.complaints).toEqual([]);
  });
});
