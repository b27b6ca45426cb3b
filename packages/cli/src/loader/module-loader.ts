import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Build, build } from './build.js';
import { BuildError } from './build-error.js';
import { explainImportError } from './explain-import-error.js';
import { removeFormer, writeBuild } from './write-build.js';

export interface ModuleLoaderOptions {
  /** Whether earlier builds stay until {@link ModuleLoader.forgetFormer}, as a process that runs one may yet import from it. */
  keepFormer?: boolean;
}

/** Imports TypeScript and JavaScript of a project, and remembers which files took part. */
export class ModuleLoader {
  readonly #files = new Set<string>();
  readonly #keepsFormer: boolean;
  /** By where they are. */
  readonly #builds = new Map<string, Build>();

  constructor({ keepFormer = false }: ModuleLoaderOptions = {}) {
    this.#keepsFormer = keepFormer;
  }

  /** Every source file read so far, also those of a load that failed. */
  get files(): readonly string[] {
    return [...this.#files];
  }

  /**
   * Compiles a file with all it imports by path, and imports it. Modules that did not change since an earlier load in
   * this process keep their state.
   *
   * @returns The default export.
   * @throws {@link BuildError} when the source does not compile, {@link LoadError} when it throws while it is imported.
   */
  async load(entry: string): Promise<unknown> {
    // Stack traces then name the lines a person wrote.
    process.setSourceMapsEnabled(true);
    const built = await this.#build(entry);
    await writeBuild(built);
    this.#builds.set(built.directory, built);
    if (!this.#keepsFormer) await removeFormer(built);
    try {
      const module: { default?: unknown } = await import(pathToFileURL(join(built.directory, built.entry)).href);
      return module.default;
    } catch (error) {
      throw explainImportError(error, built, entry);
    }
  }

  /** Removes what earlier builds of the loaded files left behind. */
  async forgetFormer(): Promise<void> {
    await Promise.all([...this.#builds.values()].map(removeFormer));
  }

  async #build(entry: string) {
    this.#files.add(entry);
    try {
      const built = await build(entry);
      this.#remember(built.files);
      return built;
    } catch (error) {
      if (error instanceof BuildError) this.#remember(error.files);
      throw error;
    }
  }

  #remember(files: readonly string[]): void {
    for (const file of files) this.#files.add(file);
  }
}
