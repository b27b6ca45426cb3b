// Vitest runs packages from their sources, but what a person installs is the build, and some tests run that.
import { spawnSync } from 'node:child_process';

export default function buildBeforeTests() {
  const { status, stdout, stderr } = spawnSync('pnpm', ['run', '--silent', 'build'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`pnpm run build failed:\n${stdout}${stderr}`);
}
