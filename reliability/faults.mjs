// pnpm faults: every fault of the emulator against an echoing bot, and what became of every message.
import { parseArgs } from 'node:util';
import { runScenario } from './run-scenario.mjs';
import { SCENARIOS } from './scenarios.mjs';
import { outcome, recovery } from './table.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { at: { type: 'string', default: '4' }, help: { type: 'boolean', short: 'h', default: false } },
});
if (values.help) {
  console.log(`pnpm faults [part of a name …] [--at 4]

Runs each scenario (or those whose name contains a given part) against an echoing bot, --at at a time, and prints
what became of every message. Exits with 1 when one was lost or answered twice, or gone without need.

${SCENARIOS.map(({ name }) => `  ${name}`).join('\n')}`);
  process.exit(0);
}
const wanted = SCENARIOS.filter(
  ({ name }) => positionals.length === 0 || positionals.some((part) => name.includes(part)),
);
if (wanted.length === 0) {
  console.error(`No scenario is called "${positionals.join(' ')}"; --help lists them.`);
  process.exit(2);
}

const results = new Map();
// The slow ones first, so that the others run beside them.
const waiting = [...wanted].sort((a, b) => Number(b.slow ?? false) - Number(a.slow ?? false));
async function work() {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    results.set(next, await runScenario(next));
    process.stderr.write(`\r${results.size} of ${wanted.length}: ${next.name.padEnd(40)}`);
  }
}
await Promise.all(Array.from({ length: Number(values.at) }, work));
process.stderr.write(`${'\r'.padEnd(60)}\r`);

const rows = wanted.map((scenario) => [scenario.name, results.get(scenario)]);
console.table(Object.fromEntries(rows.map(([name, result]) => [name, { ...outcome(result), ...recovery(result) }])));
const names = (scenarios) => scenarios.map(({ name }) => name).join(', ');
for (const reason of new Set(wanted.flatMap(({ forgets = [] }) => forgets)))
  console.log(`"gone": ${reason}: ${names(wanted.filter(({ forgets }) => forgets === reason))}.`);
console.log('"told why": the handler got an error, since in a guild channel the platform cannot tell a repetition.');
const broken = wanted.filter((scenario) => {
  const { lost, twice, gone } = results.get(scenario);
  return lost > 0 || twice > 0 || (gone > 0 && !scenario.forgets);
});
if (broken.length > 0) console.error(`Lost, gone without need, or answered twice: ${names(broken)}.`);
process.exit(broken.length > 0 ? 1 : 0);
