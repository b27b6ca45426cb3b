import type { Bot, BotConfig } from '@qqbotjs/core';
import { type EmulatorOptions, startEmulator } from '@qqbotjs/emulator';
import { TestBot } from './test-bot.js';

/**
 * A bot's configuration. Whatever it says, the platform is the emulator, events come by the gateway, and nothing is kept on
 * disk unless `store` or `storage` is an object. `locale` is `en` by default, and the log is kept in `bot.log`.
 */
export interface TestBotOptions extends BotConfig, Pick<EmulatorOptions, 'settings' | 'now'> {
  /** Adds to the bot before it starts, after each restart again. */
  setUp?: (bot: Bot) => unknown;
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
  const { settings, now, setUp = () => {}, timeoutMs = TIMEOUT_MS, ...config } = options;
  const emulator = await startEmulator({ page: false, settings: { ...MANY_SESSIONS, ...settings }, now });
  let bot: TestBot | undefined;
  try {
    bot = new TestBot({ emulator, config, setUp, timeoutMs });
    await bot.start();
    return bot;
  } catch (error) {
    await (bot ?? emulator).stop();
    throw error;
  }
}
