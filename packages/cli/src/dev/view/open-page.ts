import { spawn } from 'node:child_process';

const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/** Opens an address in the browser of the person, or the one `BROWSER` names. @param onError - When there is none. */
export function openPage(url: string, onError: () => void): void {
  const { BROWSER } = process.env;
  const [command = '', ...args] = BROWSER ? [BROWSER] : (OPENERS[process.platform] ?? ['xdg-open']);
  const browser = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
  browser.on('error', onError);
  browser.unref();
}
