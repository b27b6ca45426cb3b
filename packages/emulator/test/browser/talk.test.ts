import { createBot } from '@qqbotjs/core';
import { describe, expect, test } from 'vitest';
import { hasNoBrowser } from './helpers/chromium.js';
import { type Desk, useBrowser, WINDOWS } from './helpers/desk.js';

async function startBot({ emulator }: Desk) {
  const bot = createBot({
    appId: emulator.bot.appId,
    clientSecret: emulator.bot.clientSecret,
    endpoints: { api: emulator.url, token: emulator.tokenUrl },
    store: 'memory',
  });
  bot.command('roll <sides:int>', (_, sides) => `between 1 and ${sides}`);
  await bot.start();
  return bot;
}

describe.skipIf(hasNoBrowser())('talking to a bot at the page', () => {
  const openDesk = useBrowser();

  test.each(['desktop', 'phone'] as const)('a message is answered, at a window of a %s', async (window) => {
    await using desk = await openDesk(WINDOWS[window]);
    const bot = await startBot(desk);
    await desk.page.getByRole('textbox').fill('/roll 6');
    await desk.page.keyboard.press('Enter');
    await desk.page.getByText('between 1 and 6', { exact: true }).waitFor();
    await bot.stop();
    expect(desk.errors).toEqual([]);
  });
});
