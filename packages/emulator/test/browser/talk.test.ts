import { describe, expect, test } from 'vitest';
import { startBot } from './helpers/bot.js';
import { hasNoBrowser } from './helpers/chromium.js';
import { composer, useBrowser, WINDOWS } from './helpers/desk.js';

describe.skipIf(hasNoBrowser())('talking to a bot at the page', () => {
  const openDesk = useBrowser();

  test.each(['desktop', 'phone'] as const)('a message is answered, at a window of a %s', async (window) => {
    await using desk = await openDesk(WINDOWS[window]);
    const { page } = desk;
    await using _bot = await startBot(desk.emulator, (bot) =>
      bot.command('roll <sides:int>', (_, sides) => `between 1 and ${sides}`),
    );
    await composer(desk).fill('/roll 6');
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'Messages' }).getByText('between 1 and 6', { exact: true }).waitFor();
    expect(desk.errors).toEqual([]);
  });

  test('a text is read while the bot writes it, and the end of it is seen', async () => {
    await using desk = await openDesk();
    const { page } = desk;
    let goOn = (): void => undefined;
    const pause = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    await using _bot = await startBot(desk.emulator, (bot) =>
      bot.command('write', async function* () {
        yield 'once upon ';
        await pause;
        yield 'a time';
      }),
    );
    await page.getByRole('button', { name: 'demo-bot' }).first().click();
    await composer(desk).fill('/write');
    await page.keyboard.press('Enter');
    await page.locator('.streaming').getByText('once upon').waitFor();
    goOn();
    await page.getByRole('article').getByText('once upon a time').waitFor();
    await expect.poll(() => page.locator('.streaming').count()).toBe(0);
    expect(desk.errors).toEqual([]);
  });

  test('in a channel and in a direct session of a guild, too', async () => {
    await using desk = await openDesk();
    const { page } = desk;
    await using _bot = await startBot(desk.emulator, (bot) => bot.command('ping', () => 'pong'));
    for (const name of [/general/, /guild DM/]) {
      await page.getByRole('button', { name }).click();
      await composer(desk).fill('/ping');
      await page.keyboard.press('Enter');
      await page.getByRole('article').getByText('pong', { exact: true }).waitFor();
    }
    expect(desk.errors).toEqual([]);
  });

  test('while the bot says that it is writing, people see it', async () => {
    await using desk = await openDesk();
    const { page } = desk;
    let goOn = (): void => undefined;
    await using _bot = await startBot(desk.emulator, (bot) =>
      bot.command('think', async (ctx) => {
        await ctx.typing();
        await new Promise<void>((resolve) => {
          goOn = resolve;
        });
        return 'done';
      }),
    );
    await page.getByRole('button', { name: 'demo-bot' }).first().click();
    await composer(desk).fill('/think');
    await page.keyboard.press('Enter');
    const hint = page.getByRole('status').filter({ hasText: 'is writing…' });
    await hint.waitFor();
    goOn();
    await page.getByRole('article').getByText('done', { exact: true }).waitFor();
    await expect.poll(() => hint.count()).toBe(0);
  });
});
