import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startEmulator } from '@qqbotjs/emulator';
import { afterEach, describe, expect, test } from 'vitest';

const project = fileURLToPath(new URL('./fixtures/build/', import.meta.url));
const root = fileURLToPath(new URL('../../../', import.meta.url));
let running: ChildProcess | undefined;

afterEach(() => {
  running?.kill('SIGKILL');
  rmSync(`${project}/dist`, { recursive: true, force: true });
});

describe('the built package', () => {
  test('injects by class in a project compiled with tsc and run with node', async () => {
    await using emulator = await startEmulator({ page: false });
    execFileSync(process.execPath, [`${root}/node_modules/typescript/bin/tsc`, '-p', project], { stdio: 'inherit' });
    const { appId, clientSecret } = emulator.bot;
    running = spawn(process.execPath, ['dist/main.js'], {
      cwd: project,
      stdio: 'inherit',
      env: {
        ...process.env,
        QQBOT_APP_ID: appId,
        QQBOT_CLIENT_SECRET: clientSecret,
        QQBOT_API_BASE: emulator.url,
        QQBOT_TOKEN_URL: emulator.tokenUrl,
      },
    });
    await emulator.gateway.online(10_000);

    const said = await emulator.user('Ming').says('/greet Hong');

    expect((await said.nextReply(5000)).content).toBe('hello Hong, it is now');
  });
});
