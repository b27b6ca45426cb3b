import { button, image, keyboard, markdown } from '@qqbotjs/core';
import { describe, expect, test } from 'vitest';
import { complaints, useAxe } from './helpers/axe.js';
import { startBot } from './helpers/bot.js';
import { hasNoBrowser } from './helpers/chromium.js';
import { type Desk, useBrowser, WINDOWS } from './helpers/desk.js';
import { picture } from './helpers/picture.js';

const CARD = '# Menu\n\n- **tea** `hot`\n- [site](https://example.com)\n\n> ~~old~~\n\n```\ncode\n```';

/** Something of everything that can be in a chat. */
async function fill({ emulator }: Desk): Promise<void> {
  await using started = await startBot(emulator, (bot) => {
    const styles = ['outline', 'solid', 'danger', 'grey'] as const;
    const buttons = styles.map((style) => button.callback(style, style, { style, visitedLabel: 'chosen' }));
    bot.command('menu', () => [markdown(CARD), keyboard([buttons])]);
    bot.command('cat', () => image(picture(40, 30)));
  });
  const dev = emulator.group('dev');
  const [ming, hong] = [dev.member('Ming'), dev.member('Hong')];
  const menu = await (await ming.says('/menu')).nextReply();
  await (await hong.says('/cat')).nextReply();
  const line = dev.transcript.find(menu.id);
  await hong.says('@Ming look', { mention: false, quotes: { index: line?.ref ?? '', content: '' } });
  const recalled = await ming.says('oops', { mention: false });
  const said = dev.transcript.find(recalled.id);
  if (said) dev.withdraw(said);
  await emulator.user('Ming').says('hello');
  await started.bot.stop();
}

describe.skipIf(hasNoBrowser())('axe finds nothing grave at the page', () => {
  const openDesk = useBrowser();

  test.each([
    ['desktop', 'en'],
    ['phone', 'zh-CN'],
  ] as const)(
    'on a %s in %s, light and dark',
    async (window, locale) => {
      await using desk = await openDesk({ ...WINDOWS[window], locale });
      const { page, emulator } = desk;
      await fill(desk);
      const look = ['', emulator.bot.appId, 'Ming', 'group', 'dev'].join('/');
      await page.goto(`${emulator.url}/#${look}`);
      await page.reload();
      await page.locator('.keyboard button').first().click();
      await page.locator('.panel-toggle').click();
      await page.locator('.composer textarea').fill('@');
      await page.getByRole('listbox', { name: /Suggestions|建议/ }).waitFor();
      await useAxe(page);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await complaints(page, '.app')).toEqual([]);
      }
      if (window === 'desktop') return;
      await page.locator('.tabs button').first().click();
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await complaints(page, '.app')).toEqual([]);
      }
    },
    30_000,
  );
});
