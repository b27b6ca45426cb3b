import type { Bot, BotConfig } from '@qqbotjs/core';
import { type EmulatorOptions, startEmulator } from '@qqbotjs/emulator';
import { FakeClock } from './fake-clock.js';
import { type Provision, TestBot } from './test-bot.js';

/**
 * A bot's configuration. Whatever it says, the platform is the emulator, events come by the gateway, and nothing is kept on
 * disk unless `store` or `storage` is an object. `locale` is `en` by default, and the log is kept in `bot.log`.
 */
export interface TestBotOptions extends BotConfig, Pick<EmulatorOptions, 'settings'> {
  /** Adds to the bot before it starts, after each restart again. */
  setUp?: (bot: Bot) => unknown;
  /**
   * Time that passes only when the test says so, by `bot.time`: `fake` from now, or from a date on.
   *
   * @defaultValue the machine's
   */
  time?: 'fake' | Date;
  /**
   * What plugins get instead of services of theirs, by token: `[[WeatherService, { today: async () => 'sunny' }]]`.
   *
   * @defaultValue nothing is replaced
   */
  provide?: readonly Provision[];
  /** How long the bot may take for one thing, in milliseconds. @defaultValue 3000 */
  timeoutMs?: number;
}

/** Below the 5 s after which test runners give up, so that our error is the one to be read. */
const TIMEOUT_MS = 3000;

/** A platform that lets a bot that restarts log in at once. */
const MANY_SESSIONS = { maxConcurrency: 1000 };

/**
 * Starts a bot on an emulator of its own: `await using bot = await createTestBot({ plugins: [DicePlugin] })`.
 *
 * @returns When it is online.
 * @throws what `bot.start()` throws: {@link ConfigError}, {@link PluginError}.
 */
export async function createTestBot(options: TestBotOptions = {}): Promise<TestBot> {
  const { settings, time, provide = [], setUp = () => {}, timeoutMs = TIMEOUT_MS, ...config } = options;
  const clock = time && new FakeClock(time === 'fake' ? Date.now() : timeOf(time));
  const now = clock && (() => clock.now());
  const emulator = await startEmulator({ page: false, settings: { ...MANY_SESSIONS, ...settings }, now });
  let bot: TestBot | undefined;
  try {
    bot = new TestBot({ emulator, config, clock, provide, setUp, timeoutMs });
    await bot.start();
    return bot;
  } catch (error) {
    await (bot ?? emulator).stop();
    throw error;
  }
}

function timeOf(date: Date): number {
  if (!Number.isNaN(date.getTime())) return date.getTime();
  throw new RangeError("`time` is no valid date; write one such as new Date('2026-11-25T08:00:00+08:00').");
}
