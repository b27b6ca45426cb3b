// A bot as people write it: a plugin class with a command, from the built packages.
import { button, createBot, keyboard, markdown } from '@qqbotjs/core';
import { EchoPlugin } from '@qqbotjs/plugin-echo';
import { ready } from './report.mjs';
import { CARD, CARD_BUTTONS, FRAME_EVERY_MS, story } from './texts.mjs';

const bot = createBot({
  store: 'memory',
  log: { level: 'warn', pretty: false },
  // What is measured is what the framework costs, not what the platform allows.
  rest: { keepRates: false },
  plugins: [EchoPlugin],
});
const others = Number(process.env.BENCH_COMMANDS ?? 1) - 1;
for (let i = 0; i < others; i++) bot.command(`other-${i} <text:text>`, (ctx, text) => ctx.reply(text));
bot.command('card', () => [markdown(CARD), keyboard([CARD_BUTTONS.map((label) => button.callback(label, label))])]);
bot.command('stream', (ctx) => ctx.stream(story(), { intervalMs: FRAME_EVERY_MS }));
bot.on('ready', ready);
await bot.start();
