import { ExitCode } from '../exit-code.js';
import type { Terminal } from './terminal.js';

/**
 * Waits for Ctrl-C or a request to end (SIGINT, SIGTERM), and says that it came.
 *
 * @param force - Runs when a second one comes, right before the process leaves without finishing anything.
 */
export function interruption(terminal: Terminal, force: () => void = () => {}): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    const ask = () => {
      if (asked) {
        force();
        process.exit(ExitCode.Forced);
      }
      asked = true;
      terminal.say({
        'zh-CN': '正在停止…再按一次 Ctrl-C 立即退出。',
        en: 'Stopping … Ctrl-C again leaves at once.',
      });
      resolve();
    };
    process.on('SIGINT', ask);
    process.on('SIGTERM', ask);
  });
}
