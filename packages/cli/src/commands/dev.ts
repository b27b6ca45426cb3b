import pc from 'picocolors';
import { EmulatorHost } from '../dev/emulator-host.js';
import type { PlatformChoice } from '../dev/messages.js';
import { Supervisor } from '../dev/supervisor.js';
import type { DevView } from '../dev/view/dev-view.js';
import { type KeyAction, listenToKeys } from '../dev/view/keys.js';
import { LiveView } from '../dev/view/live-view.js';
import { openPage } from '../dev/view/open-page.js';
import { PlainView } from '../dev/view/plain-view.js';
import { ExitCode } from '../exit-code.js';
import { interruption } from '../terminal/interruption.js';
import type { Terminal } from '../terminal/terminal.js';

export interface DevOptions {
  /** Path of the configuration. @defaultValue found in the working directory */
  config?: string;
  /** Port of the emulator and its chat page. */
  port: number;
  platform: PlatformChoice;
}

/** `qqbot dev`: runs the bots of the working directory, and starts them again whenever their source changes. */
export async function dev({ config, port, platform }: DevOptions, terminal: Terminal): Promise<ExitCode> {
  const { verbose } = terminal;
  const live = process.stdout.isTTY ? new LiveView(process.stdout, pc) : undefined;
  const view: DevView = live ?? new PlainView(terminal);
  const options = { config, platform, verbose, isShown: view.takesOutput };
  const supervisor = new Supervisor(options, view, new EmulatorHost(port));
  const interrupted = interruption(terminal, () => supervisor.kill());
  const giveBack = live && process.stdin.isTTY ? takeKeys(live, supervisor, terminal) : () => {};
  try {
    await Promise.race([supervisor.run(), interrupted]);
    return ExitCode.Stopped;
  } finally {
    await supervisor.stop();
    giveBack();
  }
}

function takeKeys(view: LiveView, supervisor: Supervisor, terminal: Terminal): () => void {
  const actions: Readonly<Record<KeyAction, () => void>> = {
    open: () => open(view.url, terminal),
    restart: () => supervisor.restart(),
    clear: () => view.clear(),
    // As Ctrl-C, a second time too.
    quit: () => void process.kill(process.pid, 'SIGINT'),
    help: () => view.help(),
  };
  return listenToKeys(process.stdin, (action) => actions[action]());
}

function open(url: string | undefined, terminal: Terminal): void {
  if (url === undefined) {
    terminal.warn({
      'zh-CN': '没有聊天页面：机器人连接的是真实平台。',
      en: 'There is no chat page: the bots use the real platform.',
    });
    return;
  }
  openPage(url, () =>
    terminal.warn({ 'zh-CN': `打不开浏览器，请手动打开：${url}`, en: `No browser opens; open it yourself: ${url}` }),
  );
}
