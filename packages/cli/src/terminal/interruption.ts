import { termination } from '@qqbotjs/core';
import type { Terminal } from './terminal.js';

/**
 * Waits for Ctrl-C or a request to end (SIGINT, SIGTERM), and says that it came.
 *
 * @param force - Runs when a second one comes, right before the process leaves without finishing anything.
 */
export async function interruption(terminal: Terminal, force?: () => void): Promise<void> {
  await termination(force).requested;
  terminal.say({
    'zh-CN': '正在停止…再按一次 Ctrl-C 立即退出。',
    en: 'Stopping … Ctrl-C again leaves at once.',
  });
}
