import { createTestBot, type TestBot } from '@qqbotjs/testing';
import { describe, expect, test } from 'vitest';
import { NotebookPlugin } from '../src/notebook.plugin.js';

const start = () => createTestBot({ plugins: [NotebookPlugin] });

/** Somebody who has written so many notes. */
async function writer(bot: TestBot, count: number) {
  const ming = bot.group('Tea').member('Ming');
  for (let id = 1; id <= count; id++) await ming.says(`/note add number ${id}`);
  return ming;
}

describe('/note add and /note show', () => {
  test('keep what was written, as it was written', async () => {
    await using bot = await start();
    const ming = bot.user('Ming');
    expect(await ming.says('/note add buy  tea -- and milk')).toEqual(['Noted as #1.']);
    await bot.restart();
    expect(await ming.says('/note show 1')).toEqual(['buy  tea -- and milk']);
    expect(await ming.says('/note show 2')).toEqual(['There is no note #2.']);
  });

  test('speak the language of the chat', async () => {
    await using bot = await createTestBot({ plugins: [NotebookPlugin], locale: 'zh-CN' });
    expect(await bot.user('小明').says('/note add 买茶')).toEqual(['已记下，编号 #1。']);
  });
});

describe('/note list', () => {
  test('shows page by page, at the press of a button', async () => {
    await using bot = await start();
    const ming = await writer(bot, 11);
    const { messages } = await ming.says('/note list');
    expect(messages).toMatchObject([{ buttons: ['Next page'] }]);
    expect(messages[0]?.text).toContain('number 5');
    const second = await ming.clicks('Next page');
    expect(second.messages).toMatchObject([{ buttons: ['Next page'] }]);
    expect(second[0]).toContain('number 10');
    expect(await ming.clicks('Next page')).toEqual([expect.stringMatching(/^#11 number 11$/)]);
  });

  test('shows the nearest page to one that is not there', async () => {
    await using bot = await start();
    const ming = await writer(bot, 2);
    for (const page of [-1, 0, 9]) expect(await ming.says(`/note list ${page}`)).toEqual(['#1 number 1\n#2 number 2']);
  });

  test('shows everybody their own', async () => {
    await using bot = await start();
    const ming = await writer(bot, 6);
    await ming.says('/note list');
    const none = ['No notes yet. Write one with /note add.'];
    expect(await bot.group('Tea').member('Hong').clicks('Next page')).toEqual(none);
    expect(await bot.group('Books').member('Ming').says('/note list')).toEqual(none);
  });
});

describe('/note remove', () => {
  test('removes one, and gives its number to no other', async () => {
    await using bot = await start();
    const ming = await writer(bot, 2);
    expect(await ming.says('/note remove 2')).toEqual(['#2 is gone.']);
    expect(await ming.says('/note remove 2')).toEqual(['There is no note #2.']);
    expect(await ming.says('/note add again')).toEqual(['Noted as #3.']);
    expect(await ming.says('/note list')).toEqual(['#1 number 1\n#3 again']);
  });

  test('asks which one', async () => {
    await using bot = await start();
    const ming = await writer(bot, 1);
    expect(await ming.says('/note remove')).toEqual(['Which one? Give its number, or --all for all of them.']);
  });

  test('removes all once the person is sure', async () => {
    await using bot = await start();
    const ming = await writer(bot, 3);
    const { messages } = await ming.says('/note remove --all');
    expect(messages).toMatchObject([{ buttons: ['Remove all', 'Keep them'] }]);
    expect(await ming.clicks('Remove all')).toEqual(['All gone.']);
    expect(await ming.says('/note list')).toEqual(['No notes yet. Write one with /note add.']);
  });

  test('removes nothing when the person thinks better of it', async () => {
    await using bot = await start();
    const ming = await writer(bot, 1);
    await ming.says('/note remove --all');
    expect(await ming.says('hm')).toEqual(['That will not do; please try again.']);
    expect(await ming.clicks('Keep them')).toEqual(['Cancelled.']);
    expect(await ming.says('/note show 1')).toEqual(['number 1']);
  });
});
