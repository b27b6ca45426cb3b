// The echoing bot as a process of its own, so that its memory is nobody else's. Needs --expose-gc.
import { echoBot } from './echo-bot.mjs';

const { config, handlerMs } = JSON.parse(process.env.ECHO_BOT);
const bot = echoBot(config, (told) => process.send({ told }), handlerMs);

function memory() {
  globalThis.gc();
  const { heapUsed, external, rss } = process.memoryUsage();
  return { heapUsed, external, rss };
}

const ANSWERS = { start: () => bot.start(), status: () => bot.status(), stop: () => bot.stop(), memory };

// Whoever asks is gone.
const leave = () => process.exit(1);

async function answer({ id, ask }) {
  process.send({ id, answer: await ANSWERS[ask]() });
  if (ask !== 'stop') return;
  // From here the process ends by itself, unless the bot left something open.
  process.off('disconnect', leave);
  process.disconnect();
}

process.once('disconnect', leave);
process.on('message', (question) => void answer(question));
