import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Build } from './build.js';

/** Writes what changed of a build. Names carry a hash of the content, so earlier builds stay whole beside it. */
export async function writeBuild({ directory, modules }: Build): Promise<void> {
  await mkdir(directory, { recursive: true });
  await keepOutOfGit(directory);
  await Promise.all(modules.map(({ fileName, code }) => writeIfDifferent(join(directory, fileName), code)));
}

/** Removes what earlier builds left behind. */
export async function removeFormer({ directory, modules }: Build): Promise<void> {
  const current = new Set(modules.map(({ fileName }) => join(directory, fileName)));
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const stale = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !current.has(file));
  await Promise.all(stale.map((file) => rm(file, { force: true })));
}

/** `.qqbot/` holds builds and sessions; neither belongs into a repository. */
async function keepOutOfGit(directory: string): Promise<void> {
  await writeIfDifferent(join(directory, '..', '..', '.gitignore'), '*\n');
}

/** Compares the content rather than the name: a process that was killed may have left half a file. */
async function writeIfDifferent(file: string, content: string): Promise<void> {
  const present = await readFile(file, 'utf8').catch(() => undefined);
  if (present === content) return;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}
