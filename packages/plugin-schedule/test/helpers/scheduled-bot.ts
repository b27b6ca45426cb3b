import { type Bot, type BotConfig, createBot, type HandlerError, type PluginEntry } from '@qqbotjs/core';
import { type Emulator, startEmulator } from '@qqbotjs/emulator';
import { vi } from 'vitest';

/** A bot that is ready, on a platform of its own. */
export interface ScheduledBot extends AsyncDisposable {
  readonly emulator: Emulator;
  readonly bot: Bot;
  /** What `bot.catch` was told. */
  readonly errors: HandlerError[];
}

export async function scheduledBot(config: BotConfig = {}): Promise<ScheduledBot> {
  const emulator = await startEmulator({ page: false });
  const { appId, clientSecret } = emulator.bot;
  const endpoints = { api: emulator.url, token: emulator.tokenUrl };
  const bot = createBot({ appId, clientSecret, endpoints, store: 'memory', locale: 'en', ...config });
  const errors: HandlerError[] = [];
  bot.catch((error) => errors.push(error));
  await bot.start();
  const end = async () => {
    vi.useRealTimers();
    await bot.stop({ deadlineMs: 0 });
    await emulator.stop();
  };
  return { emulator, bot, errors, [Symbol.asyncDispose]: end };
}

/** A ready bot whose clock, from now on, is moved by the test; then the plugin is loaded. Sockets keep the real one. */
export async function scheduledAt(now: string, plugin: PluginEntry): Promise<ScheduledBot> {
  const scene = await scheduledBot();
  vi.useFakeTimers({ now: new Date(now), toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  await scene.bot.plugins.load(plugin);
  return scene;
}

/** Lets time pass as it does while the machine sleeps: the clock goes on, timers do not. */
export function sleepUntil(time: string): void {
  vi.setSystemTime(new Date(time));
}

/** Lets time pass, in minutes. */
export async function pass(minutes: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(minutes * 60_000);
}
