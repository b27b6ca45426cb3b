import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Emulator, startEmulator } from '@qqbotjs/emulator';
import { expect, test } from 'vitest';

const program = fileURLToPath(new URL('../bot.mjs', import.meta.url));

/** Runs `bot.mjs` as a person would, told by the environment where its platform is. */
function run(emulator: Emulator, cwd: string): ChildProcess {
  const { appId, clientSecret } = emulator.bot;
  const env = {
    ...process.env,
    QQBOT_APP_ID: appId,
    QQBOT_CLIENT_SECRET: clientSecret,
    QQBOT_API_BASE: emulator.url,
    QQBOT_TOKEN_URL: emulator.tokenUrl,
  };
  return spawn(process.execPath, [program], { cwd, env, stdio: 'ignore' });
}

test('the five lines of the README answer commands and messages', async () => {
  await using emulator = await startEmulator();
  const cwd = await mkdtemp(join(tmpdir(), 'qqbot-'));
  const child = run(emulator, cwd);
  try {
    await emulator.gateway.online(10_000);
    const ming = emulator.user('Ming');
    const roll = await ming.says('/roll 6');
    expect((await roll.nextReply()).content).toMatch(/^🎲 [1-6]$/);
    const hello = await ming.says('hello');
    expect((await hello.nextReply()).content).toBe('You said: hello');
  } finally {
    child.kill();
    await once(child, 'exit');
    await rm(cwd, { recursive: true });
  }
});
