import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { hasNoBrowser } from './helpers/chromium.js';
import { composer, useBrowser } from './helpers/desk.js';

const LINES = 20_000;

interface Outcome {
  elements: number;
  first: string;
}

/** Scrolls up until the oldest line is there. In the browser, so as text. */
const SCROLL_UP = `(async () => {
  const list = document.querySelector('.messages');
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  let elements = 0;
  await nextFrame();
  const isDone = () => list.scrollTop < 5 && list.querySelector('.line [data-message-id]')?.textContent.includes('number 1 ');
  for (let frames = 0; frames < 6000 && !isDone(); frames++) {
    list.scrollTop -= 4000;
    await nextFrame();
    elements = Math.max(elements, document.querySelectorAll('.chat *').length);
  }
  return { elements, first: list.querySelector('.line').textContent };
})()`;

describe.skipIf(hasNoBrowser())('a long chat', () => {
  const openDesk = useBrowser();

  test('of 20 000 messages is scrolled through to its beginning with few elements in the document', async () => {
    await using desk = await openDesk();
    const { page, emulator } = desk;
    const dev = emulator.group('dev');
    const hong = dev.member('Hong');
    for (let n = 1; n <= LINES; n++) {
      const more = 'and more of it '.repeat(n % 17);
      await hong.says(`number ${n} of many ${more}`, { mention: false });
    }
    await page.reload();
    await page.getByText(`number ${LINES} of many`).first().waitFor();
    const outcome = await page.evaluate<Outcome>(SCROLL_UP);
    expect(outcome.first).toContain('number 1 of many');
    expect(outcome.elements).toBeLessThan(2000);

    await page.getByRole('button', { name: /Newest/ }).click();
    await page.getByText(`number ${LINES} of many`).first().waitFor();
    await composer(desk).fill('the last word');
    await page.keyboard.press('Enter');
    await page.getByRole('article').getByText('the last word').waitFor();
    const heap = await page.evaluate<number>('performance.memory.usedJSHeapSize');
    expect(heap).toBeLessThan(250 * 1024 * 1024);
  }, 120_000);

  test('what is in sight stays there while others go on talking', async () => {
    await using desk = await openDesk();
    const { page, emulator } = desk;
    const hong = emulator.group('dev').member('Hong');
    for (let n = 1; n <= 100; n++) await hong.says(`number ${n} of many`, { mention: false });
    await page.reload();
    await page.getByText('number 100 of many').first().waitFor();
    await page.locator('.messages').evaluate((list) => (list.scrollTop -= 2000));
    const top = `(() => {
      const { x, y } = document.querySelector('.messages').getBoundingClientRect();
      const line = document.elementFromPoint(x + 200, y + 20).closest('.line');
      return [line.textContent, Math.round(line.getBoundingClientRect().top)];
    })()`;
    await page.waitForTimeout(200);
    const before = await page.evaluate(top);
    for (let n = 101; n <= 120; n++) await hong.says(`number ${n} of many`, { mention: false });
    await page.waitForTimeout(300);
    expect(await page.evaluate(top)).toEqual(before);
    await page.getByRole('button', { name: /Newest/ }).click();
    await page.getByText('number 120 of many').first().waitFor();
  });
});

test('the page weighs less than 250 kB compressed', () => {
  const folder = new URL('../../dist/page/assets/', import.meta.url);
  const sizes = readdirSync(folder).map((name) => gzipSync(readFileSync(new URL(name, folder))).length);
  expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(250_000);
});
