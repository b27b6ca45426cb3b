// Writes api/<package>.api.md: everything a package exports, with its types, so that a review sees what changes for others.
// node scripts/api-report.mjs [--check]; --check writes nothing and fails where the report is out of date. An export without
// TSDoc fails in any case. A member may do without where its name and type say it all: they are counted, no more.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';

const root = new URL('..', import.meta.url).pathname;
const isCheck = process.argv.includes('--check');
const temporary = mkdtempSync(join(tmpdir(), 'api-'));

/** Packages other people's programs import. */
const PACKAGES = [
  'core',
  'emulator',
  'testing',
  'plugin-commands',
  'plugin-echo',
  'plugin-schedule',
  'cli',
  'create-qqbot',
];

const SILENT = { logLevel: ExtractorLogLevel.None };

function report(name) {
  const projectFolder = join(root, 'packages', name);
  const config = ExtractorConfig.prepare({
    configObject: {
      projectFolder,
      mainEntryPointFilePath: join(projectFolder, 'dist/index.d.ts'),
      compiler: {
        // as a program that installed it sees it, without this repository's short cut to the sources
        overrideTsconfig: {
          compilerOptions: {
            target: 'ES2022',
            lib: ['ES2023', 'ESNext.Disposable'],
            module: 'NodeNext',
            moduleResolution: 'NodeNext',
            types: ['node'],
            strict: true,
            skipLibCheck: true,
          },
          include: [join(projectFolder, 'dist/index.d.ts')],
        },
      },
      apiReport: {
        enabled: true,
        reportFolder: join(root, 'api'),
        reportTempFolder: temporary,
        reportFileName: name,
        includeForgottenExports: false,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      newlineKind: 'lf',
      messages: {
        compilerMessageReporting: { default: SILENT },
        extractorMessageReporting: {
          default: SILENT,
          'ae-undocumented': { logLevel: ExtractorLogLevel.None, addToApiReportFile: true },
        },
        tsdocMessageReporting: { default: SILENT },
      },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: join(projectFolder, 'package.json'),
  });
  const { apiReportChanged } = Extractor.invoke(config, { localBuild: !isCheck, showVerboseMessages: false });
  return apiReportChanged;
}

mkdirSync(join(root, 'api'), { recursive: true });
const changed = PACKAGES.filter(report);
rmSync(temporary, { recursive: true, force: true });

/** What a report says has no documentation: exports by their declaration, and how many members. */
function missingIn(name) {
  const text = readFileSync(join(root, 'api', `${name}.api.md`), 'utf8');
  const missing = [...text.matchAll(/\(undocumented\)\n(.*)/g)].map(([, declaration]) => declaration);
  const isExport = (declaration) => declaration.startsWith('export ');
  return {
    exports: (text.match(/^export /gm) ?? []).length,
    undocumented: missing.filter(isExport),
    members: missing.filter((declaration) => !isExport(declaration)).length,
  };
}

const counts = Object.fromEntries(PACKAGES.map((name) => [name, missingIn(name)]));
console.table(
  Object.fromEntries(
    Object.entries(counts).map(([name, { exports, undocumented, members }]) => [
      name,
      { exports, 'without TSDoc': undocumented.length, 'members without': members },
    ]),
  ),
);
for (const name of changed)
  console.log(`api/${name}.api.md ${isCheck ? 'is out of date: pnpm run api' : 'was written'}`);
const undocumented = Object.entries(counts).flatMap(([name, count]) =>
  count.undocumented.map((declaration) => `${name}: ${declaration}`),
);
for (const where of undocumented)
  console.log(`no TSDoc on ${where} Say what it is for, its units, defaults and errors.`);
process.exit(undocumented.length > 0 || (isCheck && changed.length > 0) ? 1 : 0);
