// node scripts/bundle.mjs packages/core …: bundles what a package exports into its dist/, beside the types tsc wrote.
// A bot starts with hundreds of small modules otherwise, and finding them takes Node longer than running them.
// Modules that are imported when first needed stay files of their own; so do dependencies.
import { readFileSync, rmSync } from 'node:fs';
import { relative } from 'node:path';
import { rolldown } from 'rolldown';

/** Entries by their path in dist/, from the exports of package.json. */
function entriesOf(folder) {
  const { exports } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  return Object.fromEntries(
    Object.values(exports).map((entry) => [
      relative('dist', entry.default).replace(/\.js$/, ''),
      `${folder}/${entry['@qqbotjs/source']}`,
    ]),
  );
}

for (const folder of process.argv.slice(2)) {
  const bundle = await rolldown({
    input: entriesOf(folder),
    platform: 'node',
    external: (id) => !/^[./]/.test(id) && !id.startsWith(folder),
    // reflect-metadata comes first because it is imported first: nothing is left out or moved
    treeshake: false,
    tsconfig: false,
    transform: { target: 'node20', decorator: { legacy: true, emitDecoratorMetadata: true } },
    logLevel: 'warn',
  });
  rmSync(`${folder}/dist/chunks`, { recursive: true, force: true });
  await bundle.write({
    dir: `${folder}/dist`,
    format: 'esm',
    sourcemap: true,
    // the sources are published beside it
    sourcemapExcludeSources: true,
    // names of classes are read by people, in errors and logs
    keepNames: true,
    chunkFileNames: 'chunks/[name].js',
  });
  await bundle.close();
}
