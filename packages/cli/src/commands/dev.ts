import { EmulatorHost } from '../dev/emulator-host.js';
import type { PlatformChoice } from '../dev/messages.js';
import { Supervisor } from '../dev/supervisor.js';
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
  const supervisor = new Supervisor({ config, platform, verbose: terminal.verbose }, terminal, new EmulatorHost(port));
  const interrupted = interruption(terminal, () => supervisor.kill());
  try {
    await Promise.race([supervisor.run(), interrupted]);
    return ExitCode.Stopped;
  } finally {
    await supervisor.stop();
  }
}
