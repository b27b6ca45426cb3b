import { describe, expect, test } from 'vitest';
import { hasNoBrowser } from './helpers/chromium.js';
import { useBrowser } from './helpers/desk.js';

const ROWS = 50_000;

interface Outcome {
  /** At most, in the whole inspector. */
  elements: number;
  height: number;
  first: string;
}

/** Scrolls up and watches. In the browser, so as text. */
const SCROLL_UP = `(async () => {
  const list = document.querySelector('[role=listbox]');
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  let elements = 0;
  await nextFrame();
  const isDone = () => list.scrollTop === 0 && list.querySelector('#row-1') !== null;
  for (let frames = 0; frames < 2000 && !isDone(); frames++) {
    list.scrollTop -= 30000;
    await nextFrame();
    elements = Math.max(elements, document.querySelectorAll('.activity *').length);
  }
  return { elements, height: list.scrollHeight, first: list.querySelector('.entry').id };
})()`;

describe.skipIf(hasNoBrowser())('a long log', () => {
  const openDesk = useBrowser();

  test('of 50 000 entries is scrolled through to its beginning with few elements in the document', async () => {
    await using desk = await openDesk();
    const { page, emulator } = desk;
    const call = { kind: 'call', method: 'POST', status: 200, traceId: '0'.repeat(32), durationMs: 1 } as const;
    const requestBody = { content: 'something that was said', msg_id: 'ROBOT1.0_0123456789', msg_seq: 1 };
    for (let n = 1; n <= ROWS; n++) emulator.log.add({ ...call, path: `/n/${n}`, requestBody });
    await page.reload();
    await page
      .getByRole('option')
      .filter({ hasText: `/n/${ROWS}` })
      .waitFor();

    const outcome = await page.evaluate<Outcome>(SCROLL_UP);
    expect(outcome.first).toBe('row-1');
    expect(outcome.height).toBe(ROWS * 40);
    expect(outcome.elements).toBeLessThan(500);

    await page.getByRole('searchbox').fill('/n/42424');
    await expect.poll(() => page.getByRole('listbox', { name: 'Timeline' }).getByRole('option').count()).toBe(1);

    const heap = await page.evaluate<number>('performance.memory.usedJSHeapSize');
    expect(heap).toBeLessThan(200 * 1024 * 1024);
  }, 60_000);
});
