import { basename, dirname, join } from 'node:path';
import { type BundleError, type InputOptions, type OutputOptions, type RolldownBuild, rolldown } from 'rolldown';
import { BuildError } from './build-error.js';
import { externalPackages, packageOf } from './external-packages.js';
import { importMeta } from './import-meta.js';

/** One file that Node can run. */
export interface BuiltModule {
  /** Where it belongs, relative to {@link Build.directory}; the name carries a hash of what is in it. */
  fileName: string;
  code: string;
  /** The file it was made from; absent for helpers of the compiler. */
  source?: string;
}

/** A program made from an entry file and everything it imports by path. Nothing is written yet. */
export interface Build {
  /** Where the modules are to be written. */
  directory: string;
  /** `fileName` of the entry. */
  entry: string;
  modules: readonly BuiltModule[];
  /** Every source file that was read. */
  files: readonly string[];
}

/**
 * Compiles an entry file and what it imports by path, module by module, with the metadata constructor injection needs.
 *
 * @param entry - Absolute path of a TypeScript or JavaScript file.
 * @throws {@link BuildError} with file, line and the code around each problem.
 */
export async function build(entry: string): Promise<Build> {
  const directory = join(dirname(entry), '.qqbot', 'build', basename(entry));
  const bundle = await rolldown(inputOptions(entry));
  try {
    const { output } = await bundle.generate(outputOptions(dirname(entry), directory));
    const chunks = output.filter((item) => item.type === 'chunk');
    return {
      directory,
      entry: chunks.find(({ isEntry }) => isEntry)?.fileName ?? '',
      modules: chunks.map(({ fileName, code, facadeModuleId }) => ({
        fileName,
        code,
        source: sourceOf(facadeModuleId),
      })),
      files: await bundle.watchFiles,
    };
  } catch (error) {
    throw await toBuildError(error, bundle);
  } finally {
    await bundle.close();
  }
}

function inputOptions(entry: string): InputOptions {
  return {
    input: entry,
    cwd: dirname(entry),
    platform: 'node',
    logLevel: 'silent',
    // What is imported runs, used or not: a plugin may register itself.
    treeshake: false,
    // The name of an interface in a decorated signature is imported like a value, and nobody exports that.
    shimMissingExports: true,
    // The same result in every project, whatever its tsconfig says.
    tsconfig: false,
    transform: { target: 'node20', decorator: { legacy: true, emitDecoratorMetadata: true } },
    // As TypeScript's NodeNext: './x.js' is written where x.ts is meant.
    resolve: {
      extensionAlias: { '.js': ['.ts', '.tsx', '.js'], '.mjs': ['.mts', '.mjs'], '.cjs': ['.cts', '.cjs'] },
    },
    plugins: [externalPackages(packageOf(dirname(entry))), importMeta()],
  };
}

function outputOptions(root: string, directory: string): OutputOptions {
  return {
    format: 'esm',
    dir: directory,
    sourcemap: 'inline',
    // One file a module and its hash in the name: what did not change keeps its address, and Node its state.
    preserveModules: true,
    preserveModulesRoot: root,
    entryFileNames: '[name]-[hash].mjs',
    chunkFileNames: '[name]-[hash].mjs',
  };
}

function sourceOf(moduleId: string | null): string | undefined {
  return moduleId && !moduleId.startsWith('\0') ? moduleId : undefined;
}

async function toBuildError(error: unknown, bundle: RolldownBuild): Promise<unknown> {
  const problems = (error as Partial<BundleError>).errors;
  return problems ? new BuildError(problems, await bundle.watchFiles, { cause: error }) : error;
}
