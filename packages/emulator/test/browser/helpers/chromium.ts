import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Everything a browser of a test must not do: look things up elsewhere, update itself, ask for a default. */
const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function find(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(isExecutable);
}

/** Where Chromium is: `QQBOT_CHROMIUM`, or the first one on the PATH. */
export const chromiumPath: string | undefined = process.env['QQBOT_CHROMIUM'] ?? find();

/**
 * Whether tests in a browser have to be left out: on a desk without Chromium. In CI that is a failure.
 *
 * @throws Error in CI when there is none.
 */
export function hasNoBrowser(): boolean {
  if (chromiumPath) return false;
  if (process.env['CI'])
    throw new Error('There is no Chromium for the tests of the chat page: install it, or name it in QQBOT_CHROMIUM.');
  return true;
}

/** Starts a headless browser. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath, args: QUIET, chromiumSandbox: process.getuid?.() !== 0 });
}
