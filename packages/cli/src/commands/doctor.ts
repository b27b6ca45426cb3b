import { Console } from 'node:console';
import type { Chart, DoctorOptions } from '../doctor/chart.js';
import { examine, type Watcher } from '../doctor/examine.js';
import { reportOf } from '../doctor/report.js';
import { Sheet } from '../doctor/sheet.js';
import { ExitCode } from '../exit-code.js';

/** `qqbot doctor`: examines the project in the working directory, and says what to do about what is wrong. */
export async function doctor(options: DoctorOptions): Promise<ExitCode> {
  const chart: Chart = { options, bots: [], secrets: new Set() };
  // What code of the project says belongs elsewhere than into the report.
  globalThis.console = new Console(process.stderr, process.stderr);
  const sheet = new Sheet(process.stdout, () => chart.bots.length > 1);
  const report = reportOf(await examine(chart, options.json ? SILENT : sheet));
  if (options.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  else sheet.conclude(report);
  return report.ok ? ExitCode.Stopped : ExitCode.Unwell;
}

const SILENT: Watcher = { begin: () => {}, end: () => {} };
