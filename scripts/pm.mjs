// Makes `npm run demo` and `npm test` work on a machine with only Node and npm: finds or fetches the pinned pnpm,
// installs from the lockfile, then runs the script named on the command line. No dependencies of its own.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const root = new URL('..', import.meta.url);
const { packageManager, engines } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
const shell = process.platform === 'win32';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Node ${process.versions.node} is too old: this project needs ${engines.node}. Install Node 24 LTS and try again.`,
  );
  process.exit(1);
}

const installed = spawnSync('pnpm', ['--version'], { shell, encoding: 'utf8', cwd: '/' });
const sameMajor =
  installed.status === 0 && installed.stdout.split('.')[0] === packageManager.split('@')[1].split('.')[0];
const pnpm = sameMajor ? ['pnpm'] : ['npm', 'exec', '--yes', '--', packageManager];

function run(...args) {
  const result = spawnSync(pnpm[0], [...pnpm.slice(1), ...args], {
    stdio: 'inherit',
    shell,
    cwd: root,
    // CI=1 keeps pnpm from asking questions; a reporter of its own keeps the install to a few lines.
    env: { ...process.env, CI: process.env.CI ?? '1' },
  });
  if (result.status !== 0) process.exit(result.status ?? 1);
}

// A demo stopped with Ctrl-C ends the child; the parent only has to outlive it.
process.on('SIGINT', () => {});
run('install', '--frozen-lockfile', '--reporter=append-only');
run(...process.argv.slice(2));
