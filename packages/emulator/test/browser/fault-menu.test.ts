import { writeFile } from 'node:fs/promises';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startEcho } from './helpers/bot.js';
import { hasNoBrowser } from './helpers/chromium.js';
import { type Desk, useBrowser } from './helpers/desk.js';

const active = ({ page }: Desk) => page.getByRole('region', { name: 'Switched on' });

async function openMenu(desk: Desk): Promise<void> {
  await desk.page.getByRole('tab', { name: 'Faults' }).click();
  await desk.page.getByRole('switch', { name: 'no-ack' }).waitFor();
}

describe.skipIf(hasNoBrowser())('the fault menu', () => {
  const openDesk = useBrowser();

  test('what is switched on strikes a real bot until it is switched off', async () => {
    await using desk = await openDesk();
    const { page, emulator } = desk;
    await using _bot = await startEcho(emulator);
    await openMenu(desk);
    const toggle = page.getByRole('switch', { name: 'duplicate-dispatch' });
    await toggle.click();
    await active(desk).getByText('duplicate-dispatch').waitFor();
    const dispatched = () =>
      emulator.log.entries.filter((entry) => entry.kind === 'frame' && entry.t === 'C2C_MESSAGE_CREATE').length;
    await (await emulator.user('Ming').says('one')).nextReply();
    expect(dispatched()).toBe(2);
    await active(desk).getByText('struck 1×').waitFor();
    await active(desk).getByRole('button', { name: 'End duplicate-dispatch' }).click();
    await active(desk).getByText('All is well.').waitFor();
    expect(await toggle.getAttribute('aria-checked')).toBe('false');
    await (await emulator.user('Ming').says('two')).nextReply();
    expect(dispatched()).toBe(3);
  });

  test('count, chance and options are sent as they were filled in', async () => {
    await using desk = await openDesk();
    const { page, emulator } = desk;
    await openMenu(desk);
    const row = page.locator('.fault', { has: page.getByRole('switch', { name: 'send-429' }) });
    await row.locator('summary').click();
    await row.getByLabel('Times').fill('3');
    await row.getByLabel('Chance %').fill('50');
    await row.getByLabel('retryAfterSeconds').fill('7');
    await row.getByRole('switch').click();
    await active(desk).getByText('left 3×').waitFor();
    await active(desk).getByText('50 %').waitFor();
    const [fault] = emulator.faults.active;
    expect(fault).toMatchObject({ name: 'send-429', left: 3, probability: 0.5, options: { retryAfterSeconds: 7 } });
    await row.getByLabel('Times').fill('0');
    await row.getByRole('switch').click();
    await active(desk).getByText('All is well.').waitFor();
    await row.getByRole('switch').click();
    await page.getByRole('alert').filter({ hasText: '"times" is a whole number above 0.' }).waitFor();
  });

  test('what happens at once has a button, and happens with its options', async () => {
    await using desk = await openDesk();
    const { page, emulator } = desk;
    await using _bot = await startEcho(emulator);
    await openMenu(desk);
    const row = page.locator('.fault', { has: page.getByRole('button', { name: 'Do it close' }) });
    await row.locator('summary').click();
    await row.getByLabel('code').fill('4008');
    await page.getByRole('button', { name: 'Do it close' }).click();
    const closed = () =>
      emulator.log.entries.flatMap((entry) =>
        entry.kind === 'connection' && entry.what === 'closed' ? [entry.code] : [],
      );
    await expect.poll(closed).toEqual([4008]);
    await row.getByText('struck 1×').waitFor();
  });

  test('faults switched on elsewhere appear, and all are ended with one button', async () => {
    await using desk = await openDesk();
    const { page, emulator } = desk;
    await openMenu(desk);
    emulator.faults.start('no-ack');
    emulator.faults.http({ path: '/gateway', respond: { status: 503 } });
    await active(desk).getByText('no-ack').waitFor();
    await active(desk).getByText('Custom fault of calls').waitFor();
    await expect.poll(() => page.getByRole('tab', { name: 'Faults' }).innerText()).toContain('2');
    expect(await page.getByRole('switch', { name: 'no-ack' }).getAttribute('aria-checked')).toBe('true');
    await page.getByRole('button', { name: 'End all' }).click();
    await expect.poll(() => emulator.faults.active.length).toBe(0);
    await active(desk).getByText('All is well.').waitFor();
  });

  test('a scenario is read from a file, checked, played, watched and saved', async () => {
    await using desk = await openDesk();
    const { page, emulator } = desk;
    const folder = mkdtempSync(join(tmpdir(), 'scenario-'));
    await openMenu(desk);
    const open = async (scenario: unknown): Promise<void> => {
      const file = join(folder, 'scenario.json');
      await writeFile(file, JSON.stringify(scenario));
      await page.locator('input[type=file]').last().setInputFiles(file);
      await expect.poll(() => page.locator('.scenario textarea').inputValue()).toBe(JSON.stringify(scenario));
      await page.getByRole('button', { name: 'Play' }).click();
    };
    await open({ steps: [{ fault: 'no-ack' }, { fault: 'dance' }] });
    await page.getByRole('alert').filter({ hasText: 'Step 2: There is no fault "dance"' }).waitFor();
    await open({
      name: 'storm',
      steps: [
        { fault: 'no-ack', times: 2 },
        { after: 'message 1', end: 'all' },
      ],
    });
    const progress = page.locator('.scenario').getByRole('status');
    await progress.getByText('storm · Step 1/2 · waits for message 1').waitFor();
    await page.getByRole('button', { name: 'From what is switched on' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as a file' }).click();
    const saved = join(folder, 'saved.json');
    await (await download).saveAs(saved);
    const { default: scenario } = (await import(saved, { with: { type: 'json' } })) as { default: unknown };
    expect(scenario).toEqual({ name: '', steps: [{ fault: 'no-ack', times: 2 }] });
    await emulator.user('Ming').says('hi');
    await expect.poll(() => progress.count()).toBe(0);
    expect(emulator.faults.active).toEqual([]);
    rmSync(folder, { recursive: true });
  });
});
