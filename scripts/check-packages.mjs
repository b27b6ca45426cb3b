// Packs every package as it would be published and looks at that: exports (publint), types (attw), size.
// node scripts/check-packages.mjs [--sizes] ; --sizes prints the table whatever the outcome.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

const run = promisify(execFile);
const root = new URL('..', import.meta.url).pathname;

/** What a package may weigh, packed, in kB. More is a decision: change the number in the commit that needs it. */
const BUDGET_KB = {
  '@qqbotjs/core': 800,
  '@qqbotjs/emulator': 700,
  '@qqbotjs/plugin-commands': 60,
  '@qqbotjs/plugin-echo': 10,
  '@qqbotjs/plugin-schedule': 30,
  '@qqbotjs/testing': 60,
  'create-qqbot': 40,
  qqbot: 250,
};

/** Packages are ES modules, for Node 20.19 and later, where `require` takes those, too. */
const ESM_ONLY = new Set(['CJSResolvesToESM', 'NoResolution']);

function published() {
  return readdirSync(join(root, 'packages'))
    .map((name) => join(root, 'packages', name))
    .filter((folder) => !JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).private);
}

function typeProblems({ problems }) {
  const counts = problems.filter(({ kind, resolutionKind }) => !ESM_ONLY.has(kind) && resolutionKind !== 'node10');
  return counts.map(
    ({ kind, entrypoint = '.', resolutionKind = '' }) => `types: ${kind} ${entrypoint} ${resolutionKind}`,
  );
}

async function check(folder, place) {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const { stdout } = await run('pnpm', ['pack', '--json', '--pack-destination', place], { cwd: folder });
  const { filename } = JSON.parse(stdout);
  const content = readFileSync(filename);
  const tarball = content.buffer.slice(content.byteOffset, content.byteOffset + content.byteLength);
  const { messages, pkg } = await publint({ pack: { tarball }, level: 'warning', strict: true });
  const lint = messages.map((message) => `exports: ${formatMessage(message, pkg, { color: false })}`);
  const types = typeProblems(await checkPackage(createPackageFromTarballData(new Uint8Array(tarball))));
  const kb = Math.ceil(statSync(filename).size / 1000);
  const budget = BUDGET_KB[manifest.name] ?? 0;
  const size = kb > budget ? [`size: ${kb} kB packed, ${budget} are allowed (scripts/check-packages.mjs)`] : [];
  return { name: manifest.name, kb, budget, problems: [...lint, ...types, ...size] };
}

const place = mkdtempSync(join(tmpdir(), 'packages-'));
const results = [];
try {
  // one after the other: attw is heavy, and two cores are no more than one of it needs
  for (const folder of published()) results.push(await check(folder, place));
} finally {
  rmSync(place, { recursive: true, force: true });
}
console.table(Object.fromEntries(results.map(({ name, kb, budget }) => [name, { 'kB packed': kb, allowed: budget }])));
const failed = results.filter(({ problems }) => problems.length > 0);
for (const { name, problems } of failed) console.log(`${name}\n${problems.map((one) => `  ${one}`).join('\n')}`);
process.exit(failed.length === 0 ? 0 : 1);
