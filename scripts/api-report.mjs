// Writes api/<package>.api.md: everything a package exports, with its types, so that a review sees what changes for others.
// node scripts/api-report.mjs [--check]; --check writes nothing and fails where the report is out of date.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';

const root = new URL('..', import.meta.url).pathname;
const isCheck = process.argv.includes('--check');
const temporary = mkdtempSync(join(tmpdir(), 'api-'));

/** Packages other people's programs import. */
const PACKAGES = ['core', 'emulator', 'testing', 'plugin-commands', 'plugin-schedule'];

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
const undocumented = readdirSync(join(root, 'api')).map((file) => {
  const text = readFileSync(join(root, 'api', file), 'utf8');
  return [
    file,
    { exports: (text.match(/^export /gm) ?? []).length, undocumented: (text.match(/\(undocumented\)/g) ?? []).length },
  ];
});
console.table(Object.fromEntries(undocumented));
for (const name of changed)
  console.log(`api/${name}.api.md ${isCheck ? 'is out of date: pnpm run api' : 'was written'}`);
process.exit(isCheck && changed.length > 0 ? 1 : 0);
