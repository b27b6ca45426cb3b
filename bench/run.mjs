// pnpm bench: a bot beside a bare ws + undici loop, in the same run, against the same server process.
// Machines are noisy: rounds alternate between the clients, and what counts are the ratios of the medians.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { FRAMES } from './clients/texts.mjs';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    events: { type: 'string', default: '20000' },
    only: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
if (values.help) {
  console.log(`pnpm bench [--rounds 7] [--events 20000] [--only echo|card|stream]

Events per round; each round starts new processes and warms them up first. The streams take 15 s a round, whatever
--events says, because the platform takes a frame each 300 ms at most: they run in a third of the rounds.`);
  process.exit(0);
}
const rounds = Number(values.rounds);
const events = Number(values.events);

const BARE = { file: 'bare.mjs' };
const QQBOT = { file: 'qqbot.mjs' };
/** As many streams as are in flight at once. */
const STREAMS = 256;

/** What is said, how often, and who answers. */
const LOADS = {
  echo: {
    title: `replies with the ledger: ${events} events, 256 in flight`,
    text: '/echo hello there',
    total: events,
    warmUp: 5000,
    rounds,
    clients: { bare: BARE, qqbot: QQBOT, 'qqbot, 1000 commands': { ...QQBOT, env: { BENCH_COMMANDS: '1000' } } },
  },
  card: {
    title: `markdown with a keyboard: ${events} events, 256 in flight`,
    text: '/card',
    total: events,
    warmUp: 5000,
    rounds,
    clients: { bare: BARE, qqbot: QQBOT },
  },
  stream: {
    title: `${STREAMS} streams of ${FRAMES} frames at once, a frame each 300 ms`,
    text: '/stream',
    isPrivate: true,
    total: STREAMS,
    warmUp: 0,
    rounds: Math.ceil(rounds / 3),
    clients: { bare: BARE, qqbot: QQBOT },
  },
};

async function message(child, type) {
  for (;;) {
    const [received] = await once(child, 'message');
    if (received.type === type) return received;
  }
}

async function measure({ file, env = {} }, load) {
  const { total, warmUp } = load;
  const server = fork(new URL('server.mjs', import.meta.url), { stdio: 'inherit' });
  const { port } = await message(server, 'listening');
  const client = fork(new URL(`clients/${file}`, import.meta.url), {
    env: {
      ...process.env,
      ...env,
      QQBOT_API_BASE: `http://127.0.0.1:${port}`,
      QQBOT_APP_ID: '1',
      QQBOT_CLIENT_SECRET: 'bench-secret',
      NODE_ENV: 'production',
    },
    stdio: 'inherit',
  });
  try {
    const { readyMs } = await message(client, 'ready');
    if (warmUp > 0) await round(server, load, warmUp);
    client.send({ type: 'mark' });
    const { seconds, calls, p50, p99 } = await round(server, load, total);
    client.send({ type: 'usage' });
    const { cpuMs, rssMb } = await message(client, 'usage');
    return { perSecond: calls / seconds, p50, p99, cpuPer1000: cpuMs / (calls / 1000), rssMb, readyMs };
  } finally {
    client.kill('SIGKILL');
    server.kill('SIGKILL');
  }
}

async function round(server, { text, isPrivate = false }, total) {
  const done = message(server, 'done');
  server.send({ type: 'run', total, text, isPrivate });
  return done;
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

async function run(load) {
  const results = Object.fromEntries(Object.keys(load.clients).map((name) => [name, []]));
  for (let i = 0; i < load.rounds; i++) {
    for (const [name, client] of Object.entries(load.clients)) {
      results[name].push(await measure(client, load));
      process.stderr.write(`\r${load.text}: round ${i + 1} of ${load.rounds}: ${name.padEnd(24)}`);
    }
  }
  process.stderr.write(`${'\r'.padEnd(70)}\r`);
  return (name, key) => median(results[name].map((result) => result[key]));
}

const COLUMNS = {
  'calls/s': ['perSecond', 0],
  'p50 ms': ['p50', 2],
  'p99 ms': ['p99', 2],
  'CPU ms / 1000': ['cpuPer1000', 1],
  'RSS MB': ['rssMb', 1],
  'start to READY ms': ['readyMs', 0],
};

function print({ title, rounds, clients }, of) {
  console.log(`\n${title}; medians of ${rounds} rounds, Node ${process.version}`);
  const row = (name) =>
    Object.entries(COLUMNS).map(([column, [key, digits]]) => [column, Number(of(name, key).toFixed(digits))]);
  console.table(Object.fromEntries(Object.keys(clients).map((name) => [name, Object.fromEntries(row(name))])));
}

/** What is to hold, load by load. */
const TARGETS = {
  echo: (of) => [
    ['replies/s, of the bare loop', ratio(of, 'perSecond'), 'at least 0.85'],
    ['CPU per 1000 replies, of the bare loop', ratio(of, 'cpuPer1000'), 'at most 1.5'],
    ['RSS above the bare loop, MB', (of('qqbot', 'rssMb') - of('bare', 'rssMb')).toFixed(1), 'at most 40'],
    ['start to READY, ms', of('qqbot', 'readyMs').toFixed(0), 'under 600'],
    ['CPU per event, 1000 commands of 1', ratio(of, 'cpuPer1000', 'qqbot, 1000 commands', 'qqbot'), '0.90 to 1.10'],
  ],
  card: (of) => [
    ['cards/s, of the bare loop', ratio(of, 'perSecond'), 'at least 0.85'],
    ['CPU per 1000 cards, of the bare loop', ratio(of, 'cpuPer1000'), 'at most 1.5'],
  ],
  stream: (of) => [
    ['CPU per 1000 frames, of the bare loop', ratio(of, 'cpuPer1000'), 'at most 1.5'],
    [
      'RSS above the bare loop while streaming, MB',
      (of('qqbot', 'rssMb') - of('bare', 'rssMb')).toFixed(1),
      'at most 40',
    ],
  ],
};

function ratio(of, key, over = 'qqbot', under = 'bare') {
  return (of(over, key) / of(under, key)).toFixed(2);
}

const rows = [];
for (const [name, load] of Object.entries(LOADS)) {
  if (values.only !== undefined && values.only !== name) continue;
  const of = await run(load);
  print(load, of);
  rows.push(...TARGETS[name](of));
}
console.table(Object.fromEntries(rows.map(([name, value, target]) => [name, { value, target }])));
