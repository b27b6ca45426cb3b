// One row of the table: a bot that echoes, people who talk, and something that goes wrong in between.
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEmulator } from '@qqbotjs/emulator';
import { credentials, echoBot } from './echo-bot.mjs';
import { Load } from './load.mjs';
import { Tally } from './tally.mjs';

/** Heartbeats every second instead of every 41, so that a dead line is noticed within a test; else as the platform. */
export const SETTINGS = {
  heartbeatIntervalMs: 1000,
  heartbeatToleranceIntervals: 10,
  maxConcurrency: 100,
  enforceRateLimits: false,
  frameLimit: { frames: 10_000, windowMs: 60_000 },
};
const BEFORE_MS = 500;
const AFTERWARDS_MS = 1000;
/** Longest wait for what is still unanswered. */
const PATIENCE_MS = 90_000;

/** Switches the steps of a scenario on, and off again when their time is over. @returns How long they last, in milliseconds. */
export function switchOn(emulator, steps) {
  for (const { fault, options, lastsMs } of steps) {
    const end = emulator.faults.start(fault, options);
    if (lastsMs !== undefined) setTimeout(() => end(), lastsMs).unref();
  }
  return Math.max(0, ...steps.map(({ lastsMs = 0 }) => lastsMs));
}

/** A port nobody listens on at this moment. */
async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** How a bot is reached. `connect` tells the platform, once the bot is there. */
const TRANSPORTS = {
  gateway: async () => ({ config: {}, connect: async () => {} }),
  webhook: async (emulator) => {
    const port = await freePort();
    return {
      config: { transport: { webhook: { port, host: '127.0.0.1' } } },
      connect: () => emulator.bot.setWebhook(`http://127.0.0.1:${port}/`),
    };
  },
};

/** @param {import('./scenarios.mjs').Scenario} scenario */
export async function runScenario({ name, steps, when = 'run', transport = 'gateway', place, perSecond }) {
  const emulator = await startEmulator({ page: false, logLimit: 100, settings: SETTINGS });
  const load = new Load(emulator, { place, perSecond });
  const { config, connect } = await TRANSPORTS[transport](emulator);
  const bot = echoBot({ ...credentials(emulator), ...config }, (messageId) => load.tell(messageId));
  try {
    const begin = Date.now();
    if (when === 'start') switchOn(emulator, steps);
    await bot.start();
    await connect();
    const startSeconds = (Date.now() - begin) / 1000;
    load.start();
    await sleep(BEFORE_MS);
    const lastsMs = when === 'run' ? switchOn(emulator, steps) : 0;
    await sleep(lastsMs + AFTERWARDS_MS);
    await settled(bot, load);
    const tally = Tally.of(load.events);
    return { name, ...tally, slowest: when === 'start' ? startSeconds : tally.slowest };
  } finally {
    await load.stop();
    await bot.stop({ deadlineMs: 0 });
    await emulator.stop();
  }
}

async function settled(bot, load) {
  const end = Date.now() + PATIENCE_MS;
  while (!bot.status().isUp && Date.now() < end) await sleep(20);
  await load.stop();
  while (load.open.length > 0 && Date.now() < end) await sleep(20);
  // Whatever would come twice has come by then.
  await sleep(300);
}
