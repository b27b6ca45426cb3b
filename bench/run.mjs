// pnpm bench: an echo bot beside a bare ws + undici loop, in the same run, against the same server process.
// Machines are noisy: rounds alternate between the clients, and what counts are the ratios of the medians.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    events: { type: 'string', default: '20000' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
if (values.help) {
  console.log(
    'pnpm bench [--rounds 7] [--events 20000]\nEvents per round; each round starts new processes and warms them up first.',
  );
  process.exit(0);
}
const rounds = Number(values.rounds);
const events = Number(values.events);
const WARM_UP = 5000;

const CLIENTS = {
  bare: { file: 'bare.mjs' },
  qqbot: { file: 'qqbot.mjs' },
  'qqbot, 1000 commands': { file: 'qqbot.mjs', env: { BENCH_COMMANDS: '1000' } },
};

async function message(child, type) {
  for (;;) {
    const [received] = await once(child, 'message');
    if (received.type === type) return received;
  }
}

async function measure({ file, env = {} }) {
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
    await round(server, WARM_UP);
    client.send({ type: 'mark' });
    const { seconds, p50, p99 } = await round(server, events);
    client.send({ type: 'usage' });
    const { cpuMs, rssMb } = await message(client, 'usage');
    return { repliesPerSecond: events / seconds, p50, p99, cpuPer1000: cpuMs / (events / 1000), rssMb, readyMs };
  } finally {
    client.kill('SIGKILL');
    server.kill('SIGKILL');
  }
}

async function round(server, total) {
  const done = message(server, 'done');
  server.send({ type: 'run', total, text: '/echo hello there' });
  return done;
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

const results = Object.fromEntries(Object.keys(CLIENTS).map((name) => [name, []]));
for (let i = 0; i < rounds; i++) {
  for (const [name, client] of Object.entries(CLIENTS)) {
    results[name].push(await measure(client));
    process.stderr.write(`\rround ${i + 1} of ${rounds}: ${name.padEnd(24)}`);
  }
}
process.stderr.write('\r'.padEnd(60) + '\r');

const COLUMNS = {
  'replies/s': ['repliesPerSecond', 0],
  'p50 ms': ['p50', 2],
  'p99 ms': ['p99', 2],
  'CPU ms / 1000': ['cpuPer1000', 1],
  'RSS MB': ['rssMb', 1],
  'start to READY ms': ['readyMs', 0],
};
const of = (name, key) => median(results[name].map((result) => result[key]));
console.log(`medians of ${rounds} rounds of ${events} events, 256 in flight, Node ${process.version}`);
console.table(
  Object.fromEntries(
    Object.keys(CLIENTS).map((name) => [
      name,
      Object.fromEntries(
        Object.entries(COLUMNS).map(([title, [key, digits]]) => [title, Number(of(name, key).toFixed(digits))]),
      ),
    ]),
  ),
);
const ratio = (key, over = 'qqbot', under = 'bare') => of(over, key) / of(under, key);
const rows = [
  ['replies/s, of the bare loop', ratio('repliesPerSecond').toFixed(2), 'at least 0.85'],
  ['CPU per 1000 events, of the bare loop', ratio('cpuPer1000').toFixed(2), 'at most 1.5'],
  ['RSS above the bare loop, MB', (of('qqbot', 'rssMb') - of('bare', 'rssMb')).toFixed(1), 'at most 40'],
  ['start to READY, ms', of('qqbot', 'readyMs').toFixed(0), 'under 600'],
  [
    'CPU per event, 1000 commands of 1',
    ratio('cpuPer1000', 'qqbot, 1000 commands', 'qqbot').toFixed(2),
    '0.90 to 1.10',
  ],
];
console.table(Object.fromEntries(rows.map(([name, value, target]) => [name, { value, target }])));
