import { describe, expect, test } from 'vitest';
import { apiClient } from '../helpers/api-client.js';
import { complaints, useAxe } from './helpers/axe.js';
import { hasNoBrowser } from './helpers/chromium.js';
import { type Desk, useBrowser, WINDOWS } from './helpers/desk.js';

/** Something of everything: calls good and bad, threads, faults, a session. */
async function fill({ emulator }: Desk): Promise<void> {
  const { post } = await apiClient(emulator);
  const ming = emulator.user('Ming');
  const { id } = await ming.says('hello');
  for (const msg_seq of [1, 1, 2])
    await post(`/v2/users/${ming.openid}/messages`, { content: 'hi', msg_id: id, msg_seq });
  emulator.faults.start('send-500', { times: 3, probability: 0.5 });
  emulator.faults.play({ name: 'storm', steps: [{ fault: 'no-ack' }, { after: 'message 9', end: 'all' }] });
}

describe.skipIf(hasNoBrowser())('axe finds nothing grave in the inspector', () => {
  const openDesk = useBrowser();

  test.each(['desktop', 'phone'] as const)(
    'on a %s, light and dark',
    async (window) => {
      await using desk = await openDesk(WINDOWS[window]);
      const { page } = desk;
      const inBoth = async (): Promise<void> => {
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          expect(await complaints(page, '.activity')).toEqual([]);
        }
      };
      await fill(desk);
      await useAxe(page);
      if (window === 'phone') await page.getByRole('button', { name: 'Activity' }).click();
      await page.getByRole('option').filter({ hasText: '40054005' }).click();
      await inBoth();
      for (const name of ['Threads', 'Connection', 'Faults']) {
        await page.getByRole('tab', { name }).click();
        if (name === 'Faults') await page.locator('.fault summary').first().click();
        await inBoth();
      }
    },
    30_000,
  );
});
