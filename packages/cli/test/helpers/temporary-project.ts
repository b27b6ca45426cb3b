import { cp, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGE = fileURLToPath(new URL('../..', import.meta.url));

/** A project directory that is gone after the test, with this package's dependencies installed. */
export class TemporaryProject implements AsyncDisposable {
  private constructor(readonly directory: string) {}

  /** @param fixture - Name of a directory in `test/fixtures` to begin with. */
  static async create(fixture?: string): Promise<TemporaryProject> {
    const directory = await realpath(await mkdtemp(join(tmpdir(), 'qqbot cli-')));
    if (fixture) await cp(join(PACKAGE, 'test', 'fixtures', fixture), directory, { recursive: true });
    await writeFile(join(directory, 'package.json'), '{ "type": "module" }\n');
    await symlink(join(PACKAGE, 'node_modules'), join(directory, 'node_modules'), 'junction');
    return new TemporaryProject(directory);
  }

  path(file: string): string {
    return join(this.directory, file);
  }

  /** Writes a file and returns its path. */
  async write(file: string, content: string): Promise<string> {
    const path = this.path(file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
    return path;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.directory, { recursive: true, force: true });
  }
}
