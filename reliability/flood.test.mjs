import { setTimeout as sleep } from 'node:timers/promises';
import { startEmulator } from '@qqbotjs/emulator';
import { expect, test } from 'vitest';
import { BotProcess } from './bot-process.mjs';
import { Load } from './load.mjs';
import { SETTINGS } from './run-scenario.mjs';
import { Tally } from './tally.mjs';

const MESSAGES = 1000;
const LONG = 'x'.repeat(20_000);
/** In bytes; all messages together are 20 MB. */
const MOST_GROWTH = 8 * 2 ** 20;
const settings = { ...SETTINGS, maxTextLength: 30_000 };

/** Asks the bot how it is until everything said is known of. */
async function watch(bot, load) {
  const seen = [];
  do {
    const [status, { heapUsed, external }] = [await bot.status(), await bot.memory()];
    seen.push({ ...status, memory: heapUsed + external });
    await sleep(500);
  } while (load.open.length > 0);
  return seen;
}

test('a flood waits outside: the line stays, the memory of the bot is flat, and everything is answered once', async () => {
  const emulator = await startEmulator({ page: false, logLimit: 100, settings });
  const load = new Load(emulator, { text: (n) => LONG + n });
  // In one piece each.
  const config = { transport: { maxPendingEvents: 50 }, replies: { maxTextLength: settings.maxTextLength } };
  // Forty conversations, five messages a second in each: far less than comes.
  const bot = await BotProcess.start(emulator, { config, handlerMs: 200, onTold: (id) => load.tell(id) });
  try {
    // What is made once and kept, such as connections to send with, is there from now on.
    await load.burst(100);
    await watch(bot, load);
    const { heapUsed, external } = await bot.memory();
    const flood = load.burst(MESSAGES);
    const seen = await watch(bot, load);
    await flood;

    expect(Tally.of(load.events)).toMatchObject({ sent: 100 + MESSAGES, answered: 100 + MESSAGES, told: 0, twice: 0 });
    expect(seen.some(({ connections: [line] }) => line.isPaused)).toBe(true);
    expect(Math.max(...seen.map(({ pendingEvents }) => pendingEvents))).toBeLessThan(100);
    expect(Math.max(...seen.map(({ memory }) => memory)) - heapUsed - external).toBeLessThan(MOST_GROWTH);
    // Silence while nothing is read is no dead line.
    expect(await bot.status()).toMatchObject({ isUp: true, connections: [{ losses: 0, isPaused: false }] });
    await bot.stop();
  } finally {
    bot[Symbol.dispose]();
    await emulator.stop();
  }
}, 120_000);
