import { Fleet } from '../bots/fleet.js';
import { ExitCode } from '../exit-code.js';
import { ModuleLoader } from '../loader/module-loader.js';
import { loadProject } from '../project/load-project.js';
import { interruption } from '../terminal/interruption.js';
import type { Terminal } from '../terminal/terminal.js';

export interface StartOptions {
  /** Path of the configuration. @defaultValue found in the working directory */
  config?: string;
}

/** `qqbot start`: runs the bots of the working directory until asked to stop, or until none is left. */
export async function start({ config }: StartOptions, terminal: Terminal): Promise<ExitCode> {
  const fleet = new Fleet(terminal);
  const interrupted = interruption(terminal).then(() => ExitCode.Stopped);
  try {
    return await Promise.race([run(fleet, config, terminal), interrupted]);
  } finally {
    await fleet.stop();
  }
}

async function run(fleet: Fleet, config: string | undefined, terminal: Terminal): Promise<ExitCode> {
  const { bots } = await loadProject({ config, requireCredentials: true }, new ModuleLoader(), terminal);
  await fleet.start(bots);
  return fleet.ended;
}
