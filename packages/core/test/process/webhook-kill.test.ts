import type { Emulator, Said } from '@qqbotjs/emulator';
import { expect, test } from 'vitest';
import { BotProcess } from '../helpers/bot-process.js';
import { eventually } from '../helpers/eventually.js';
import { startHttpServer } from '../helpers/http-server.js';
import { startPlatform } from '../helpers/scene.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

const EVENTS = 300;
/** Killed when this many were answered. */
const KILLS = [60, 120, 180];

async function freePort(): Promise<number> {
  await using server = await startHttpServer(() => ({}));
  return Number(new URL(server.url).port);
}

async function burst(emulator: Emulator): Promise<Said[]> {
  const said: Said[] = [];
  for (let i = 0; i < EVENTS; i++) {
    const who = i % 2 === 0 ? emulator.user(`user ${i % 50}`) : emulator.group(`group ${i % 50}`).member('amy');
    said.push(await who.says(`message ${i}`));
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return said;
}

test(`three kill -9 in a burst of ${EVENTS} webhook deliveries: each event is answered, none twice`, async () => {
  await using folder = await temporaryFolder();
  const port = await freePort();
  await using emulator = await startPlatform({
    bots: [{ webhook: `http://127.0.0.1:${port}/` }],
    logLimit: 100_000,
    // The platform is patient here: what is tried is that nothing acknowledged is lost.
    settings: { enforceRateLimits: false, webhookAttempts: 100, webhookRetryMs: 100 },
  });
  const env = { TEST_HANDLER_MS: '20', TEST_WEBHOOK_PORT: String(port) };
  let bot = new BotProcess(emulator, folder.path, env);
  await bot.says('ready as demo-bot');
  const saying = burst(emulator);
  const answered = () =>
    emulator.log.entries.filter(
      (entry) => entry.kind === 'call' && entry.status === 200 && entry.path.endsWith('/messages'),
    ).length;
  for (const count of KILLS) {
    await eventually(() => expect(answered()).toBeGreaterThan(count), 30_000);
    expect(await bot.signal('SIGKILL')).toBe('SIGKILL');
    bot = new BotProcess(emulator, folder.path, env);
  }
  await using _last = bot;
  const said = await saying;
  await eventually(() => expect(said.filter(({ replies }) => replies.length === 0)).toEqual([]), 60_000);
  await new Promise((resolve) => setTimeout(resolve, 500));
  const texts = said.map(({ replies }) => replies.map(({ content }) => content));
  expect(texts).toEqual(said.map((_, i) => [`message ${i}`]));
}, 120_000);
