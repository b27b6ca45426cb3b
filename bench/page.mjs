// pnpm bench:page: how soon the chat page can be used, and how smoothly long lists scroll, beside an empty page.
// The browser is the Chromium on the PATH, or QQBOT_CHROMIUM. Each round is a fresh profile, so nothing is cached.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { startEmulator } from '@qqbotjs/emulator';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    lines: { type: 'string', default: '20000' },
    rows: { type: 'string', default: '50000' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
if (values.help) {
  console.log('pnpm bench:page [--rounds 7] [--lines 20000] [--rows 50000]');
  process.exit(0);
}
const rounds = Number(values.rounds);

const require = createRequire(new URL('../packages/emulator/package.json', import.meta.url));
const { chromium } = require('playwright-core');
const executablePath = process.env.QQBOT_CHROMIUM ?? execFileSync('which', ['chromium'], { encoding: 'utf8' }).trim();
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const tell = (what, numbers, unit = 'ms') =>
  console.log(
    `${what.padEnd(46)} median ${median(numbers).toFixed(0)} ${unit}, worst ${Math.max(...numbers).toFixed(0)}`,
  );

/** Notes when the field is there, and drawn. In the browser, so as text. */
const WATCH = `new MutationObserver((_, observer) => {
  if (!document.querySelector('textarea')) return;
  observer.disconnect();
  requestAnimationFrame(() => setTimeout(() => (window.usableAt = performance.now())));
}).observe(document, { childList: true, subtree: true })`;

/** From the start of the navigation until the field to write in is there and drawn, by the clock of the page. */
async function timeToUse(url) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(WATCH);
  await page.goto(url, { waitUntil: 'commit' });
  await page.locator('textarea').fill('hello');
  await page.waitForFunction('window.usableAt');
  const taken = await page.evaluate('window.usableAt');
  await context.close();
  return taken;
}

/** Scrolls up as fast as frames come. @returns Milliseconds from frame to frame. */
const scrollUp = (page, list, step) =>
  page.evaluate(`(async () => {
    const list = document.querySelector(${JSON.stringify(list)});
    const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const times = [];
    let last = await nextFrame();
    for (let frame = 0; frame < 200; frame++) {
      list.scrollTop -= ${step};
      const at = await nextFrame();
      times.push(at - last);
      last = at;
    }
    return times;
  })()`);

const bare = createServer((_, response) =>
  response.setHeader('Content-Type', 'text/html').end('<textarea></textarea>'),
);
await new Promise((resolve) => bare.listen(0, '127.0.0.1', resolve));
const bareUrl = `http://127.0.0.1:${bare.address().port}`;

const emulator = await startEmulator({ logLimit: Number(values.rows) });
const times = { bare: [], page: [] };
for (let round = 0; round < rounds; round++) {
  times.bare.push(await timeToUse(bareUrl));
  times.page.push(await timeToUse(emulator.url));
}
tell('an empty page with a field', times.bare);
tell('the chat page, cold', times.page);

const assets = new URL('../packages/emulator/dist/page/assets/', import.meta.url);
const sizes = readdirSync(assets).map((name) => gzipSync(readFileSync(new URL(name, assets))).length);
console.log(
  `${'its scripts and styles, compressed'.padEnd(46)} ${(sizes.reduce((a, b) => a + b) / 1000).toFixed(0)} kB`,
);

const hong = emulator.group('dev').member('Hong');
for (let n = 1; n <= Number(values.lines); n++)
  await hong.says(`number ${n} ${'and more of it '.repeat(n % 17)}`, { mention: false });
const call = { kind: 'call', method: 'POST', status: 200, traceId: '0'.repeat(32), durationMs: 1 };
for (let n = 1; n <= Number(values.rows); n++)
  emulator.log.add({ ...call, path: `/n/${n}`, requestBody: { content: 'x' } });
const page = await (await browser.newContext({ locale: 'en' })).newPage();
await page.goto(emulator.url);
await page.getByText(`number ${values.lines} `).first().waitFor();
tell(`a frame, scrolling a chat of ${values.lines} messages`, await scrollUp(page, '.messages', 4000));
tell(`a frame, scrolling a log of ${values.rows} rows`, await scrollUp(page, '[role=listbox]', 5000));
tell('page heap', [(await page.evaluate('performance.memory.usedJSHeapSize')) / 1e6], 'MB');

await browser.close();
await emulator.stop();
bare.close();
