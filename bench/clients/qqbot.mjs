// A bot as people write it: a plugin class with a command, from the built packages.
import { createBot } from '@qqbotjs/core';
import { EchoPlugin } from '@qqbotjs/plugin-echo';
import { ready } from './report.mjs';

const bot = createBot({ store: 'memory', log: { level: 'warn', pretty: false }, plugins: [EchoPlugin] });
const others = Number(process.env.BENCH_COMMANDS ?? 1) - 1;
for (let i = 0; i < others; i++) bot.command(`other-${i} <text:text>`, (ctx, text) => ctx.reply(text));
bot.on('ready', ready);
await bot.start();
