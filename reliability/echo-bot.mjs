import { setTimeout as sleep } from 'node:timers/promises';
import { createBot } from '@qqbotjs/core';

/** What a bot needs to know to find the emulator. */
export function credentials({ bot: { appId, clientSecret }, url }) {
  return { appId, clientSecret, endpoints: { api: url } };
}

/**
 * A bot that says back what it hears.
 *
 * @param {(messageId: string) => void} onTold - Hears which message a handler was told went wrong.
 * @param {number} [handlerMs] - How long it thinks before it answers, in milliseconds.
 */
export function echoBot(config, onTold, handlerMs = 0) {
  const bot = createBot({ store: 'memory', log: { level: 'silent' }, ...config });
  bot.on('message', async (ctx) => {
    if (handlerMs > 0) await sleep(handlerMs);
    return ctx.text;
  });
  bot.catch(({ ctx }) => onTold(ctx.messageId));
  return bot;
}
