import { type EmulatorOptions, type Emulator, startEmulator } from '@qqbotjs/emulator';
import { type Bot, type BotConfig, createBot } from '../../src/index.js';
import { CapturedLog } from './captured-log.js';

export interface SceneOptions extends Pick<EmulatorOptions, 'settings' | 'now' | 'bots'> {
  config?: BotConfig;
  /** Adds handlers before the bot starts. */
  setUp?: (bot: Bot) => unknown;
}

/** A platform with one bot on it, both running until the test ends. */
export interface Scene extends AsyncDisposable {
  readonly emulator: Emulator;
  readonly bot: Bot;
  readonly log: CapturedLog;
}

/** New sessions need not wait for each other. */
const MANY_SESSIONS = { maxConcurrency: 1000 };

export function startPlatform({ settings, ...options }: EmulatorOptions = {}): Promise<Emulator> {
  return startEmulator({ page: false, ...options, settings: { ...MANY_SESSIONS, ...settings } });
}

/** A bot for an emulator: its own credentials and address, nothing kept on disk. */
export function botFor(emulator: Emulator, config: BotConfig = {}): Bot {
  const { appId, clientSecret } = emulator.bot;
  return createBot({
    appId,
    clientSecret,
    endpoints: { api: emulator.url },
    store: 'memory',
    storage: 'memory',
    locale: 'en',
    ...config,
  });
}

/** An emulator and a bot that is ready. */
export async function startScene({ config, setUp, ...options }: SceneOptions = {}): Promise<Scene> {
  const emulator = await startPlatform(options);
  const log = new CapturedLog();
  const bot = botFor(emulator, { ...config, log: { level: 'trace', destination: log, ...config?.log } });
  const end = async (): Promise<void> => {
    await bot.stop({ deadlineMs: 0 });
    await emulator.stop();
  };
  try {
    setUp?.(bot);
    await bot.start();
  } catch (error) {
    await end();
    throw error;
  }
  return { emulator, bot, log, [Symbol.asyncDispose]: end };
}
