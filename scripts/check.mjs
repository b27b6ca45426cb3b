// Everything that must hold before a change lands: build, types, lint, format, packages, API, tests.
// Each step runs even when an earlier one failed, so one run shows all there is to mend; the last line counts tests.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';

const report = new URL('../coverage/tests.json', import.meta.url);
rmSync(report, { force: true });

/**
 * Start hundreds of processes between them, and with them a check would take longer than anybody waits for it on two cores.
 * QQBOT_THOROUGH=1 runs them, too; naming one to Vitest always does.
 */
const LONG = ['doctor', 'replay', 'say', 'emulator'].map((name) => `packages/cli/test/e2e/${name}.test.ts`);
const leftOut = process.env.QQBOT_THOROUGH ? [] : LONG.flatMap((path) => ['--exclude', path]);

const steps = [
  ['build', 'pnpm', 'run', '--silent', 'build'],
  ['types', 'pnpm', 'exec', 'tsc', '-p', 'tsconfig.test.json'],
  ['lint', 'pnpm', 'run', '--silent', 'lint'],
  ['format', 'pnpm', 'run', '--silent', 'format:check'],
  ['packages', 'node', 'scripts/check-packages.mjs'],
  ['api', 'node', 'scripts/api-report.mjs', '--check'],
  [
    'tests',
    'pnpm',
    'exec',
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    '--outputFile=coverage/tests.json',
    ...leftOut,
  ],
];

const failed = steps.filter(([name, command, ...args]) => {
  console.log(`\n── ${name}`);
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  return status !== 0;
});

function countTests() {
  try {
    const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, 'utf8'));
    return { passed: numPassedTests, failed: Math.max(numFailedTests, numFailedTestSuites > 0 ? 1 : 0) };
  } catch {
    return { passed: 0, failed: 0 };
  }
}

const tests = countTests();
// A step without tests of its own counts as one failure, so that a red run never reads "0 failed".
const failures = tests.failed + failed.filter(([name]) => name !== 'tests' || tests.failed === 0).length;
for (const [name] of failed) console.log(`failed: ${name}`);
console.log(`\n${tests.passed} passed, ${failures} failed`);
process.exit(failures === 0 ? 0 : 1);
