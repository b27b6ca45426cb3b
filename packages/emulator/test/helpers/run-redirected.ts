import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const PACKAGE = fileURLToPath(new URL('../..', import.meta.url));

/** How a program ended, and what it printed. */
export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs a small module as `node --import @qqbotjs/emulator/redirect` does; reads the build, as people do. */
export async function runRedirected(program: string, env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const args = ['--import', '@qqbotjs/emulator/redirect', '--input-type=module', '--eval', program];
  const { QQBOT_API_BASE: _, ...inherited } = process.env;
  const child = spawn(process.execPath, args, { cwd: PACKAGE, env: { ...inherited, ...env } });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, stdout, stderr };
}
