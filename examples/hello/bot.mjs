import { createBot } from '@qqbotjs/core';

const bot = createBot();
bot.command('roll <sides:int>', (_ctx, sides) => `🎲 ${Math.ceil(Math.random() * sides)}`);
bot.on('message', (ctx) => ctx.reply(`You said: ${ctx.text}`));
await bot.start();
