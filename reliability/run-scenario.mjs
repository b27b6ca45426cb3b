// One row of the table: a bot that echoes, people who talk, and something that goes wrong in between.
import { setTimeout as sleep } from 'node:timers/promises';
import { createBot } from '@qqbotjs/core';
import { startEmulator } from '@qqbotjs/emulator';
import { Load } from './load.mjs';

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
/** What is left unanswered this long after the bot is back was lost. */
const GIVE_UP_MS = 3000;

/** A bot that says back what it hears, and notes what it is told about it. */
export function echoBot(emulator, told, config = {}) {
  const { appId, clientSecret } = emulator.bot;
  const bot = createBot({
    appId,
    clientSecret,
    endpoints: { api: emulator.url },
    store: 'memory',
    log: { level: 'silent' },
    ...config,
  });
  bot.on('message', (ctx) => ctx.text);
  bot.catch(({ ctx }) => told.add(ctx.messageId));
  return bot;
}

/** Switches the steps of a scenario on, and off again when their time is over. */
function switchOn(emulator, steps) {
  for (const { fault, options, lastsMs } of steps) {
    const end = emulator.faults.start(fault, options);
    if (lastsMs !== undefined) setTimeout(() => end(), lastsMs).unref();
  }
  return Math.max(0, ...steps.map(({ lastsMs = 0 }) => lastsMs));
}

/** @param {import('./scenarios.mjs').Scenario} scenario */
export async function runScenario({ name, steps, when = 'run', place, perSecond, forgets }) {
  const emulator = await startEmulator({ page: false, logLimit: 100, settings: SETTINGS });
  const load = new Load(emulator, { place, perSecond });
  const bot = echoBot(emulator, load.told);
  try {
    const begin = Date.now();
    if (when === 'start') switchOn(emulator, steps);
    await bot.start();
    const startSeconds = (Date.now() - begin) / 1000;
    load.start();
    await sleep(BEFORE_MS);
    const lastsMs = when === 'run' ? switchOn(emulator, steps) : 0;
    await sleep(lastsMs + AFTERWARDS_MS);
    await settled(bot, load, forgets !== undefined);
    const { slowest, ...counts } = load.result();
    return { fault: name, ...counts, seconds: when === 'start' ? startSeconds : slowest };
  } finally {
    await load.stop();
    await bot.stop({ deadlineMs: 0 });
    await emulator.stop();
  }
}

async function settled(bot, load, someAreGone) {
  const end = Date.now() + PATIENCE_MS;
  while (!bot.status().isUp && Date.now() < end) await sleep(20);
  await load.stop();
  const giveUp = someAreGone ? Date.now() + GIVE_UP_MS : end;
  while (!load.isSettled && Date.now() < giveUp) await sleep(20);
  // Whatever would come twice has come by then.
  await sleep(300);
}
