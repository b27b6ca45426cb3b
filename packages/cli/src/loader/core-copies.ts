import { createRequire } from 'node:module';

/** Two copies of the framework in one process: plugins register with one, bots look at the other. */
export interface CoreCopies {
  /** What the project's own files import. */
  project: string;
  /** What this program runs. */
  own: string;
}

/** Finds out whether a project would bring a second `@qqbotjs/core`. Decorators of one copy are unknown to the other. */
export function findSecondCore(configFile: string): CoreCopies | undefined {
  const project = resolveCore(configFile);
  const own = resolveCore(import.meta.url);
  return project && own && project !== own ? { project, own } : undefined;
}

function resolveCore(from: string): string | undefined {
  try {
    return createRequire(from).resolve('@qqbotjs/core');
  } catch {
    // Not installed there: an import of it fails with a message of its own.
    return undefined;
  }
}
