import { type Bot, type BotConfig, createBot } from '@qqbotjs/core';
import { type Emulator, startEmulator } from '@qqbotjs/emulator';

/** A platform of our own with a bot on it that is not started yet, so that a test can add to it. */
export interface BotOnEmulator extends AsyncDisposable {
  emulator: Emulator;
  bot: Bot;
  /** What the bot answers to a line said in a group, by someone with the right role. */
  ask(text: string, who?: 'member' | 'admin'): Promise<string>;
}

export async function botOnEmulator(config: BotConfig): Promise<BotOnEmulator> {
  const emulator = await startEmulator();
  const { appId, clientSecret } = emulator.bot;
  const endpoints = { api: emulator.url, token: emulator.tokenUrl };
  const bot = createBot({ appId, clientSecret, endpoints, store: 'memory', locale: 'en', ...config });
  const ask = async (text: string, who: 'member' | 'admin' = 'member') => {
    const person = emulator.group('Tea').member(who === 'admin' ? 'Lao Wang' : 'Ming');
    person.role = who;
    const said = await person.says(text);
    return (await said.nextReply()).content;
  };
  const dispose = async () => {
    await bot.stop();
    await emulator.stop();
  };
  return { emulator, bot, ask, [Symbol.asyncDispose]: dispose };
}
