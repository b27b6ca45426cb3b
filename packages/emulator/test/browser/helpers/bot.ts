import { createBot } from '@qqbotjs/core';
import type { Emulator } from '../../../src/index.js';

/** A real bot that repeats what it hears. */
export async function startEcho({ url, tokenUrl, bot: { appId, clientSecret } }: Emulator) {
  const bot = createBot({
    appId,
    clientSecret,
    endpoints: { api: url, token: tokenUrl },
    store: 'memory',
  });
  bot.on('message', (ctx) => ctx.reply(`you said ${ctx.text}`));
  await bot.start();
  return { [Symbol.asyncDispose]: () => bot.stop() };
}
