// pnpm soak: random faults at random moments, for minutes or hours, and what became of every message.
import { openSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Soak, soakable } from './run-soak.mjs';
import { outcome, recovery } from './table.mjs';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 32)) },
    forgetful: { type: 'boolean', default: false },
    log: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
if (values.help) {
  console.log(`pnpm soak [--minutes 10] [--seed <number>] [--forgetful] [--log <file>]

Lets something go wrong every few seconds while people talk to an echoing bot in a process of its own. Exits with 1 when
a message was lost or answered twice, when the platform forgot one without need, or when the memory of the bot grew by
more than a tenth since the first minute.

  --seed       repeats the faults and the pauses between them; printed with every run
  --forgetful  draws faults as well that end a session, so that the platform forgets events
  --log        a file for the log of the bot, at level debug

Drawn from:
${soakable(false)
  .map(({ name }) => `  ${name}`)
  .join('\n')}`);
  process.exit(0);
}

const minutes = Number(values.minutes);
const seed = Number(values.seed);
if (!(minutes > 0) || !Number.isSafeInteger(seed)) {
  console.error('--minutes takes a number above 0, and --seed a whole number.');
  process.exit(2);
}

/** The heap may be larger by this factor and not have grown. */
const MOST_GROWTH = 1.1;
const mb = (bytes) => (bytes / 2 ** 20).toFixed(1);
const clock = (ms) => new Date(ms).toISOString().slice(11, 19);

function progress({ elapsedMs, tally, lost, memory, injections }) {
  const bot = `bot ${mb(memory.heapUsed)} MB heap, ${mb(memory.rss)} MB rss`;
  // Late is not yet lost: after a long absence the bot is still busy with what it missed.
  const parts = [clock(elapsedMs), `${tally.sent} said`, `${lost.length} late`, `${tally.twice} twice`, bot];
  process.stderr.write(`\r${[...parts, injections.last?.name].join(' · ').padEnd(110)}`);
}

console.log(`seed ${seed}`);
const log = values.log === undefined ? undefined : openSync(values.log, 'w');
const soak = new Soak({ minutes, seed, forgetful: values.forgetful, log, onTick: progress });
await soak.run();
process.stderr.write(`\r${''.padEnd(110)}\r`);

const { tally, injections, lost } = soak;
const kinds = [...injections.kinds].sort(([a], [b]) => a.localeCompare(b));
const row = ({ times, slowest }) => ({ times, ...recovery({ slowest }) });
const rows = kinds.map(([name, kind]) => [name, row(kind)]);
console.table(Object.fromEntries([...rows, ['total', { ...row(injections.total), ...outcome(tally) }]]));

const [early, late] = soak.readings;
const ratioOf = (kind) => late[kind] / early[kind];
const memory = (kind) => ({
  'after a minute, MB': mb(early[kind]),
  'at the end, MB': mb(late[kind]),
  ratio: ratioOf(kind).toFixed(2),
});
console.table({ 'heap used, after gc': memory('heapUsed'), rss: memory('rss') });

for (const event of lost.slice(0, 20)) {
  const around = injections.around(event).map(({ name, at }) => `${name} at ${(at - event.saidAt) / 1000} s`);
  console.error(`lost: said at ${new Date(event.saidAt).toISOString()}, ${event.said.id}; ${around.join(', ')}`);
}
const complaints = [
  tally.lost > 0 && `${tally.lost} lost`,
  tally.twice > 0 && `${tally.twice} answered twice`,
  tally.gone > 0 && !values.forgetful && `${tally.gone} gone with a session that need not have ended`,
  ratioOf('heapUsed') > MOST_GROWTH && 'the memory of the bot grew',
].filter(Boolean);
if (complaints.length > 0) console.error(`Not good: ${complaints.join('; ')}. Seed ${seed}.`);
process.exit(complaints.length > 0 ? 1 : 0);
