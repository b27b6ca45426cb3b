import { use } from '@qqbotjs/core';
import { describe, expect, test } from 'vitest';
import { CommandsPlugin } from '../src/index.js';
import { NotesPlugin, startBot } from './helpers.js';

const paged = { plugins: [NotesPlugin, use(CommandsPlugin, { pageSize: 2 })] };
const FIRST = '/note add - keep a note\n/note list - show the notes';
const HOW = '/help <command> tells how to use one';

describe('pages of /help', () => {
  test('are turned with buttons where the scene takes them', async () => {
    await using bot = await startBot(paged);
    const ming = bot.group('Tea').member('Ming');
    const { messages } = await ming.says('/help');
    expect(messages[0]).toMatchObject({ text: `${FIRST}\n${HOW}\nPage 1 of 2`, buttons: ['Next'] });
    expect(await ming.clicks('Next')).toEqual([
      `/ping\n/help - list the commands, or explain one\n${HOW}\nPage 2 of 2`,
    ]);
    expect(await ming.clicks('Previous')).toEqual([expect.stringContaining('Page 1 of 2')]);
  });

  test('are asked for with a number elsewhere', async () => {
    await using bot = await startBot(paged);
    const ming = bot.guild().channel('general').member('Ming');
    const { messages } = await ming.says('/help');
    expect(messages[0]?.buttons).toEqual([]);
    expect(messages[0]?.text).toMatch(/Page 1 of 2, \/help 2$/);
    expect(await ming.says('/help 2')).toEqual([expect.stringContaining('Page 2 of 2')]);
    expect(await ming.says('/help 99')).toEqual([expect.stringContaining('Page 2 of 2')]);
  });
});

describe('/help with a command of several words', () => {
  test.each(['/help note add', '/help /note add', '/help 笔记 添加'])('%s tells everything of it', async (line) => {
    await using bot = await startBot();
    expect(await bot.user('Ming').says(line)).toEqual([
      '/note add <text:text> -t, --tag <tag> --loud\nkeep a note\ntext: some text\n-t, --tag: a word, optional\n--loud: a switch\nExample: /note add milk --tag shop\nAlso: /笔记 添加\nWorks in: one-to-one chats and groups',
    ]);
  });

  test('lists the subcommands of a first word alone', async () => {
    await using bot = await startBot();
    expect(await bot.user('Ming').says('/help note')).toEqual([FIRST]);
  });
});

describe('an unknown subcommand', () => {
  test.each([
    ['/note', 'There are: /note add, /note list'],
    ['/note xyzzy', 'There are: /note add, /note list'],
    ['/note ad', 'No such command. Did you mean /note add?'],
    ['/笔记', 'There are: /笔记 添加'],
  ])('%s is answered', async (line, answer) => {
    await using bot = await startBot();
    expect(await bot.user('Ming').says(line)).toEqual([answer]);
  });
});
