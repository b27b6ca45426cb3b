import { createRequire } from 'node:module';

const own = createRequire(import.meta.url)('../package.json') as { version: string };

/** This package, and every package of the project: they are published together. */
export const VERSION: string = own.version;

/** What the templates need from others, by its name. The same as the repository itself is built and tested with. */
export const VERSIONS: Readonly<Record<string, string>> = {
  '@types/node': '^20.19.0',
  typescript: '^7.0.2',
  valibot: '^1.5.0',
  vitest: '^4.1.12',
};
