// pnpm bench:testing: what a test bot costs, from createTestBot() to stop() with one question in between.
// Each number is of one process, after some bots to warm up, as the tests of a file share one.
import { parseArgs } from 'node:util';
import { createTestBot } from '@qqbotjs/testing';

const { values } = parseArgs({ options: { bots: { type: 'string', default: '200' } } });
const WARM_UP = 20;
const bots = Number(values.bots);

const setUp = (bot) => bot.command('ping', () => 'pong');

async function measure(options) {
  const times = [];
  for (let i = 0; i < WARM_UP + bots; i++) {
    const started = performance.now();
    const bot = await createTestBot({ setUp, ...options });
    const ready = performance.now();
    await bot.user('Ming').says('/ping');
    const answered = performance.now();
    await bot.stop();
    const stopped = performance.now();
    if (i >= WARM_UP) times.push([ready - started, answered - ready, stopped - answered, stopped - started]);
  }
  return times;
}

function quantile(times, column, q) {
  const sorted = times.map((row) => row[column]).sort((a, b) => a - b);
  return Number(sorted[Math.floor(q * (sorted.length - 1))].toFixed(1));
}

function row(times) {
  const [start, answer, stop, all] = [0, 1, 2, 3].map((column) => quantile(times, column, 0.5));
  return { start, answer, stop, all, 'all, p95': quantile(times, 3, 0.95) };
}

console.log(`milliseconds per test bot, medians of ${bots}, Node ${process.version}; the first takes longer`);
console.table({ 'real time': row(await measure({})), 'fake time': row(await measure({ time: 'fake' })) });
