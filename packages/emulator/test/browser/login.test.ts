import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { startEmulator } from '../../src/index.js';
import { hasNoBrowser } from './helpers/chromium.js';
import { useBrowser, WINDOWS } from './helpers/desk.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PASSWORD = 'correct horse battery staple';
const GUARDED = { emulator: { password: PASSWORD } };

describe.skipIf(hasNoBrowser())('logging in', () => {
  const openDesk = useBrowser();

  test.each(['desktop', 'phone'] as const)(
    'on a %s leads to the chat',
    async (window) => {
      await using desk = await openDesk({ ...GUARDED, ...WINDOWS[window] });
      const { page } = desk;
      await page.getByLabel('Password').fill('wrong');
      await page.keyboard.press('Enter');
      expect(await page.getByRole('alert').textContent()).toBe('The password is wrong.');
      await page.getByLabel('Password').fill(PASSWORD);
      await page.keyboard.press('Enter');
      await page.getByRole('textbox').waitFor();
      await page.goto(`${desk.emulator.url}/_emulator/login`);
      await page.getByRole('button', { name: 'Log out' }).click();
      await page.getByLabel('Password').waitFor();
      // nothing but the refusal itself is complained about: its styles are allowed, and there is nothing else
      expect(desk.errors.filter((text) => !text.includes('401'))).toEqual([]);
    },
    30_000,
  );

  test('takes no script', async () => {
    await using desk = await openDesk({ ...GUARDED, javaScriptEnabled: false, locale: 'zh-CN' });
    const { page } = desk;
    await page.getByLabel('密码').fill(PASSWORD);
    await page.getByRole('button', { name: '登录' }).click();
    await page.waitForURL(`${desk.emulator.url}/`);
    expect(await page.title()).toBe('qqbot');
  });

  test('axe finds nothing grave, light and dark, before and after', async () => {
    await using desk = await openDesk(GUARDED);
    const { page } = desk;
    const grave = async (): Promise<string[]> => {
      await page.evaluate(AXE);
      const { violations } = await page.evaluate<{ violations: { id: string; impact: string }[] }>('axe.run()');
      return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id);
    };
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(`${desk.emulator.url}/_emulator/login`);
      expect(await grave()).toEqual([]);
      await page.getByLabel('Password').fill('wrong');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor();
      expect(await grave()).toEqual([]);
    }
  }, 30_000);

  test('is asked for again when the emulator was restarted meanwhile', async () => {
    await using desk = await openDesk(GUARDED);
    const { page, emulator } = desk;
    await page.getByLabel('Password').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('textbox').waitFor();
    await emulator.stop();
    await using again = await startEmulator({ port: Number(new URL(emulator.url).port), password: PASSWORD });
    await page.waitForURL(`${again.url}/_emulator/login`);
    await page.getByLabel('Password').waitFor();
  });
});
