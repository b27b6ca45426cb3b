import { use } from '@qqbotjs/core';
import { expect, test, vi } from 'vitest';
import { CommandsPlugin } from '../src/index.js';
import { NotesPlugin, startBot } from './helpers.js';

const withPanel = { plugins: [NotesPlugin, use(CommandsPlugin, { panel: { scopes: ['group'] } })] };
type Started = Awaited<ReturnType<typeof startBot>>;

const panels = async ({ bot }: Started) => (await bot.api.panels.list('group')).records ?? [];
const namesIn = (record: Awaited<ReturnType<typeof panels>>[number] | undefined) =>
  record?.panel.items.map(({ name }) => name);

test('the panel is made once, left alone while nothing differs, and changed when commands come', async () => {
  await using bot = await startBot(withPanel);
  await vi.waitFor(async () => expect(await panels(bot)).toHaveLength(1));
  const [made] = await panels(bot);
  expect(namesIn(made)?.slice(0, 3)).toEqual(['/ping', '/help', '/language']);
  expect(made?.panel.items.find(({ name }) => name === '/note add')?.desc).toBe('keep a note');
  expect(namesIn(made)).not.toContain('/status');

  await bot.restart();
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await panels(bot)).toMatchObject([{ panel_id: made?.panel_id, version: 1 }]);

  bot.bot.command('tea', () => 'tea');
  await vi.waitFor(async () => expect(namesIn((await panels(bot))[0])).toContain('/tea'), {
    timeout: 5000,
    interval: 500,
  });
  expect((await panels(bot))[0]?.version).toBe(2);
});

test('the panel stays as it is when the plugin is unloaded, and nobody keeps it any more', async () => {
  await using bot = await startBot(withPanel);
  await vi.waitFor(async () => expect(await panels(bot)).toHaveLength(1));
  bot.bot.command('tea', () => 'tea');
  // The change that was due in two seconds is called off.
  await bot.bot.plugins.unload('commands');
  bot.bot.command('coffee', () => 'coffee');
  await new Promise((resolve) => setTimeout(resolve, 2500));
  expect(await panels(bot)).toMatchObject([{ version: 1 }]);

  await bot.bot.plugins.load(use(CommandsPlugin, { panel: { scopes: ['group'] } }));
  await vi.waitFor(async () =>
    expect(namesIn((await panels(bot))[0])).toEqual(expect.arrayContaining(['/tea', '/coffee'])),
  );
  expect(await panels(bot)).toMatchObject([{ version: 2 }]);
  expect(bot.log.complaints).toEqual([]);
});

test('panels of others stay, what is too long is cut, and too many are one warning', async () => {
  await using bot = await startBot({
    ...withPanel,
    setUp: (one) => {
      one.command('long', () => '', { description: '这是一段说明它长得超过了三十个字符所以放不下' });
      for (let n = 0; n < 20; n++) one.command(`c${n}`, () => '');
    },
  });
  const items = [{ type: 'command' as const, name: '/mine' }];
  await bot.bot.api.panels.create({ scope: 'group', target_type: 'all', panel: { items, remark: 'mine' } });
  await vi.waitFor(async () => expect(await panels(bot)).toHaveLength(2));
  const found = await panels(bot);
  const own = found.find(({ panel }) => panel.remark !== 'mine');
  expect(own?.panel.items).toHaveLength(20);
  expect(own?.panel.items.find(({ name }) => name === '/long')?.desc).toBe('这是一段说明它长得超过了三十…');
  expect(found.find(({ panel }) => panel.remark === 'mine')?.version).toBe(1);
  expect(bot.log.complaints).toEqual([expect.stringContaining('no room for some commands')]);
});
