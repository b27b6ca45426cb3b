import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { Browser } from 'playwright-core';
import { type Emulator, type EmulatorOptions, startEmulator } from '../../../src/index.js';
import { launchBrowser } from './chromium.js';

/** Windows people look at the page in. */
export const WINDOWS = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
} satisfies Record<string, BrowserContextOptions>;

/** An emulator, and its page in a browser. */
export interface Desk extends AsyncDisposable {
  readonly emulator: Emulator;
  readonly page: Page;
  /** What the page wrote to its console as errors, or threw. */
  readonly errors: readonly string[];
}

/** The field people write in. */
export const composer = ({ page }: Pick<Desk, 'page'>) => page.getByRole('textbox', { name: 'Say something' });

export interface DeskOptions extends BrowserContextOptions {
  emulator?: EmulatorOptions;
}

/** One browser for the tests of a file; each desk is a fresh profile in it. */
export function useBrowser(): (options?: DeskOptions) => Promise<Desk> {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  return async ({ emulator: emulated, ...options } = {}) => {
    const emulator = await startEmulator(emulated);
    const context = await browser.newContext({ locale: 'en', ...WINDOWS.desktop, ...options });
    return open(emulator, context);
  };
}

async function open(emulator: Emulator, context: BrowserContext): Promise<Desk> {
  const page = await context.newPage();
  const errors: string[] = [];
  page.setDefaultTimeout(10_000);
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(emulator.url);
  return {
    emulator,
    page,
    errors,
    async [Symbol.asyncDispose]() {
      await context.close();
      await emulator.stop();
    },
  };
}
