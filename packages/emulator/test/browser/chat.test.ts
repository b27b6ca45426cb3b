import { button, image, keyboard, markdown, type MessageContext } from '@qqbotjs/core';
import type { Locator } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { startBot } from './helpers/bot.js';
import { hasNoBrowser } from './helpers/chromium.js';
import { composer, type Desk, useBrowser, WINDOWS } from './helpers/desk.js';
import { picture } from './helpers/picture.js';

const messages = ({ page }: Desk) => page.getByRole('region', { name: 'Messages' });
const say = async (desk: Desk, text: string): Promise<void> => {
  await composer(desk).fill(text);
  await desk.page.keyboard.press('Enter');
};
/** Width and height of a picture that is there, and not only its place. */
const sizeOf = (picture: Locator) =>
  picture.evaluate((element) => {
    const { naturalWidth, naturalHeight } = element as unknown as { naturalWidth: number; naturalHeight: number };
    return [naturalWidth, naturalHeight];
  });

describe.skipIf(hasNoBrowser())('a chat at the page', () => {
  const openDesk = useBrowser();

  test.each(['desktop', 'phone'] as const)('buttons are pressed, and show that they were, on a %s', async (window) => {
    await using desk = await openDesk(WINDOWS[window]);
    await using _bot = await startBot(desk.emulator, (bot) => {
      const ask = button.callback('Delete', 'delete', { visitedLabel: 'Deleted', confirm: { text: 'Really?' } });
      bot.command('menu', () => [markdown('**Menu**'), keyboard([[button.callback('Tea', 'tea'), ask]])]);
      bot.on('interaction', (ctx) => `${ctx.buttonData} it is`);
    });
    await say(desk, '/menu');
    await messages(desk).getByRole('button', { name: 'Tea' }).click();
    await messages(desk).getByText('tea it is').waitFor();
    await messages(desk).getByRole('button', { name: 'Delete' }).click();
    const dialog = desk.page.getByRole('dialog', { name: 'Delete' });
    await dialog.getByText('Really?').waitFor();
    await desk.page.keyboard.press('Escape');
    await expect.poll(() => dialog.count()).toBe(0);
    await messages(desk).getByRole('button', { name: 'Delete' }).click();
    await dialog.locator('.primary').click();
    await messages(desk).getByText('delete it is').waitFor();
    await messages(desk).getByRole('button', { name: 'Deleted' }).waitFor();
    expect(desk.errors).toEqual([]);
  });

  test.each(['dev', /general/])('a picture goes to the bot in %s and comes back', async (name) => {
    await using desk = await openDesk();
    const { page } = desk;
    const got: { width: number | undefined; bytes: Buffer }[] = [];
    await using _bot = await startBot(desk.emulator, (bot) =>
      bot.on('message', async (ctx) => {
        const [first] = ctx.attachments;
        if (!first) return;
        got.push({ width: first.width, bytes: await first.download() });
        await ctx.reply(ctx.conversation.scene === 'group' ? image(picture(64, 48)) : 'seen');
      }),
    );
    await page.getByRole('button', { name }).first().click();
    const sent = picture(40, 30);
    await page.locator('input[type=file]').setInputFiles({ name: 'cat.png', mimeType: 'image/png', buffer: sent });
    await page.locator('.enclosure').getByText('cat.png').waitFor();
    await composer(desk).press('Enter');
    const shown = messages(desk).getByRole('img', { name: 'cat.png' });
    await expect.poll(() => sizeOf(shown)).toEqual([40, 30]);
    await expect.poll(() => got).toEqual([{ width: 40, bytes: sent }]);
    if (name === 'dev') {
      const answer = messages(desk).locator('.from-bot img');
      await expect.poll(() => sizeOf(answer)).toEqual([64, 48]);
      await messages(desk).locator('.from-bot .picture').click();
      await page.getByRole('dialog').getByRole('img').waitFor();
      await page.keyboard.press('Escape');
      await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    } else await messages(desk).getByText('seen').waitFor();
    expect(desk.errors).toEqual([]);
  });

  test('a message is quoted, the bot hears which, and the quote leads to it', async () => {
    await using desk = await openDesk();
    const heard: (string | undefined)[] = [];
    await using _bot = await startBot(desk.emulator, (bot) => {
      bot.command('story', () => 'It was a dark night.');
      bot.on('message', (ctx: MessageContext) => {
        heard.push(ctx.quoted?.plainText);
      });
    });
    await say(desk, '/story');
    const story = messages(desk).getByRole('article').filter({ hasText: 'dark night' });
    await story.hover();
    await story.getByRole('button', { name: 'Quote' }).click();
    await say(desk, 'and then?');
    await expect.poll(() => heard).toEqual(['It was a dark night.']);
    const quote = messages(desk).locator('.quote');
    await quote.getByText('It was a dark night.').waitFor();
    await quote.click();
    await messages(desk).locator('.line.shown').getByText('dark night').waitFor();
  });

  test('what somebody said is taken back', async () => {
    await using desk = await openDesk();
    await say(desk, 'oops');
    const line = messages(desk).getByRole('article').filter({ hasText: 'oops' });
    await line.hover();
    await line.getByRole('button', { name: 'Recall' }).click();
    await messages(desk).getByText('Message recalled').waitFor();
    expect(await messages(desk).getByText('oops').count()).toBe(0);
  });

  test('the panel of the bot opens with a slash, names with @, and both are chosen by the keyboard', async () => {
    await using desk = await openDesk();
    const { page, emulator } = desk;
    emulator.group('dev').member('Hong');
    const heard: string[] = [];
    await using started = await startBot(emulator, (bot) =>
      bot.on('message', (ctx) => {
        heard.push(ctx.text);
      }),
    );
    const items = ['/menu', '/mute', '/vote'].map((name) => ({ type: 'command' as const, name, desc: `${name} it` }));
    await started.bot.api.panels.create({ scope: 'group', target_type: 'all', panel: { items, remark: 'v1' } });
    await page.reload();
    await composer(desk).fill('/m');
    const options = page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option');
    await expect.poll(() => options.allTextContents()).toEqual(['/menu/menu it', '/mute/mute it']);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await expect.poll(() => composer(desk).inputValue()).toBe('/mute ');
    await page.keyboard.type('@h');
    await expect.poll(() => options.allTextContents()).toEqual(['@Hong']);
    await page.keyboard.press('Enter');
    await expect.poll(() => composer(desk).inputValue()).toBe('/mute @Hong ');
    await page.keyboard.press('Enter');
    await expect.poll(() => heard).toEqual([expect.stringMatching(/^\/mute /)]);
    await messages(desk).getByText('@Hong').waitFor();
  });

  test('the owner of a group sets what the bot may, and who is what', async () => {
    await using desk = await openDesk();
    const { page, emulator } = desk;
    const dev = emulator.group('dev');
    dev.member('Hong');
    await page.reload();
    await page.getByRole('button', { name: 'Group', exact: true }).click();
    await page.getByRole('checkbox', { name: 'Bot muted' }).check();
    await expect.poll(() => dev.isMuted).toBe(true);
    await page.getByRole('combobox', { name: 'Role: Hong' }).selectOption('admin');
    await expect.poll(() => dev.member('Hong').role).toBe('admin');
    await page.getByRole('checkbox', { name: 'Bot is in the group' }).uncheck();
    await expect.poll(() => dev.hasRobot).toBe(false);
  });

  test('what is looked at is in the address, and colours and language are chosen', async () => {
    await using desk = await openDesk();
    const { page } = desk;
    await page.getByRole('button', { name: /general/ }).click();
    await page.getByRole('radio', { name: 'Hong' }).click();
    await page.reload();
    await page.getByRole('heading', { name: '# general' }).waitFor();
    expect(await page.getByRole('radio', { name: 'Hong' }).getAttribute('aria-checked')).toBe('true');
    const back = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    const light = await back();
    await page.getByRole('button', { name: /Appearance/ }).click();
    await page.getByRole('button', { name: /Appearance/ }).click();
    await expect.poll(back).not.toBe(light);
    await page.reload();
    await composer(desk).waitFor();
    await expect.poll(back).not.toBe(light);
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('button', { name: '发送', exact: true }).waitFor();
  });
});
