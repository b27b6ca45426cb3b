import { ExitCode } from '../exit-code.js';

/**
 * Waits for Ctrl-C or a request to end (SIGINT, SIGTERM).
 *
 * @param force - Runs when a second one comes, right before the process leaves without finishing anything.
 */
export function interruption(force: () => void = () => {}): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    const ask = () => {
      if (asked) {
        force();
        process.exit(ExitCode.Forced);
      }
      asked = true;
      resolve();
    };
    process.on('SIGINT', ask);
    process.on('SIGTERM', ask);
  });
}
