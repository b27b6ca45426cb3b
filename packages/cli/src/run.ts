import { CommanderError } from 'commander';
import { dev } from './commands/dev.js';
import { start } from './commands/start.js';
import { exitCodeOf } from './errors/exit-code-of.js';
import { translateUsage } from './errors/translate-usage.js';
import { ExitCode } from './exit-code.js';
import { type Actions, createProgram } from './program.js';
import { Terminal } from './terminal/terminal.js';

/**
 * Runs one command line to its end.
 *
 * @param args - What follows the name of the program.
 * @returns The code to exit with; whatever went wrong has been said.
 */
export async function run(args: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = ExitCode.Stopped;
  try {
    const program = createProgram({ dev, start, ...LAZY }, (result) => {
      code = result;
    });
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    return conclude(error, args.includes('--verbose'));
  }
}

/** Loaded by who asks for them: starting a bot need not wait for what others need. */
const LAZY: Pick<Actions, 'doctor' | 'replay' | 'emulator' | 'say'> = {
  doctor: async (...args) => (await import('./commands/doctor.js')).doctor(...args),
  emulator: async (...args) => (await import('./commands/emulator.js')).emulator(...args),
  replay: async (...args) => (await import('./commands/replay.js')).replay(...args),
  say: async (...args) => (await import('./commands/say.js')).say(...args),
};

function conclude(error: unknown, verbose: boolean): ExitCode {
  // Help and version were asked for; without a command, help is the answer to wrong usage.
  if (error instanceof CommanderError && error.exitCode === 0) return ExitCode.Stopped;
  if (error instanceof CommanderError && error.code === 'commander.help') return ExitCode.Usage;
  const problem = error instanceof CommanderError ? translateUsage(error) : error;
  new Terminal(verbose).fail(problem);
  return exitCodeOf(problem);
}
