import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A package as it lies on the disk. */
export interface InstalledPackage {
  /** Where it really is, links followed. */
  readonly directory: string;
  readonly name: string;
  readonly version: string;
  /** Names of what it may import, peers among them. */
  readonly dependencies: readonly string[];
}

interface Manifest {
  name?: string;
  version?: string;
  dependencies?: object;
  devDependencies?: object;
  peerDependencies?: object;
  optionalDependencies?: object;
}

/** Finds a package as Node does from a directory. */
export function findPackage(name: string, from: string): InstalledPackage | undefined {
  const directory = join(from, 'node_modules', name);
  if (existsSync(join(directory, 'package.json'))) return readPackage(realpathSync(directory));
  const parent = dirname(from);
  return parent === from ? undefined : findPackage(name, parent);
}

/** What a directory with a package.json is; `undefined` when there is none, or it cannot be read. */
export function readPackage(directory: string): InstalledPackage | undefined {
  try {
    const manifest = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as Manifest;
    const {
      name = '',
      version = '?',
      dependencies,
      devDependencies,
      peerDependencies,
      optionalDependencies,
    } = manifest;
    // What is needed to develop an installed package is not installed with it.
    const own = directory.includes('node_modules') ? undefined : devDependencies;
    const all = { ...dependencies, ...own, ...peerDependencies, ...optionalDependencies };
    return { directory, name, version, dependencies: Object.keys(all) };
  } catch {
    return undefined;
  }
}
