// pnpm faults: every fault of the emulator against an echoing bot, and what became of every message.
import { parseArgs } from 'node:util';
import { runScenario } from './run-scenario.mjs';
import { SCENARIOS } from './scenarios.mjs';
import { printTable } from './table.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { at: { type: 'string', default: '4' }, help: { type: 'boolean', short: 'h', default: false } },
});
if (values.help) {
  console.log(`pnpm faults [part of a name …] [--at 4]

Runs each scenario (or those whose name contains a given part) against an echoing bot, --at at a time, and prints
what became of every message. Exits with 1 when one was lost that the platform still had, or answered twice.

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

printTable(wanted.map((scenario) => results.get(scenario)));
const forgetful = wanted.filter(({ forgets }) => forgets !== undefined);
for (const reason of new Set(forgetful.map(({ forgets }) => forgets))) {
  const names = forgetful.filter(({ forgets }) => forgets === reason).map(({ name }) => name);
  console.log(`Lost there is what the platform no longer has, as ${reason}: ${names.join(', ')}.`);
}
console.log('"told why": the handler got an error, since in a guild channel the platform cannot tell a repetition.');
const broken = wanted.filter(
  (scenario) => results.get(scenario).twice > 0 || (!scenario.forgets && results.get(scenario).lost > 0),
);
if (broken.length > 0) console.error(`Lost or answered twice: ${broken.map(({ name }) => name).join(', ')}.`);
process.exit(broken.length > 0 ? 1 : 0);
