import { type Bot, createBot } from '@qqbotjs/core';
import type { Emulator } from '../../../src/index.js';

/** A real bot, for as long as a test takes. @param setUp - Says what it does. */
export async function startBot(
  { url, tokenUrl, bot: { appId, clientSecret } }: Emulator,
  setUp: (bot: Bot) => void,
): Promise<{ bot: Bot } & AsyncDisposable> {
  const bot = createBot({
    appId,
    clientSecret,
    endpoints: { api: url, token: tokenUrl },
    store: 'memory',
  });
  setUp(bot);
  await bot.start();
  return { bot, [Symbol.asyncDispose]: () => bot.stop() };
}

/** A real bot that repeats what it hears. */
export const startEcho = (emulator: Emulator) =>
  startBot(emulator, (bot) => bot.on('message', (ctx) => ctx.reply(`you said ${ctx.text}`)));
