import { existsSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, isAbsolute, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'rolldown';

const TYPESCRIPT = /\.[cm]?tsx?$/;

/**
 * Leaves packages to Node, so that a project and `qqbot` share one copy of each; above all of `@qqbotjs/core`.
 *
 * @param home - The package the built files run in. What a file of another package imports is looked up there and then,
 * because Node would search from the wrong place. A workspace package that is TypeScript without a build joins the build.
 */
export function externalPackages(home: string): Plugin {
  return {
    name: 'qqbot:external-packages',
    resolveId: {
      filter: { id: /^[^./\0]/ },
      async handler(specifier, importer, { kind }) {
        if (!importer || importer.startsWith('\0') || isAbsolute(specifier)) return null;
        if (isBuiltin(specifier)) return { id: specifier, external: true };
        const found = await this.resolve(specifier, importer, { kind, skipSelf: true });
        if (!found || found.external || !isAbsolute(found.id)) return asWritten(specifier, found);
        if (specifier.startsWith('#') || TYPESCRIPT.test(found.id)) return found;
        const sameHome = packageOf(dirname(importer)) === home;
        return { id: sameHome ? specifier : pathToFileURL(found.id).href, external: true };
      },
    },
  };
}

/** The helpers of the compiler stay what they are; an unknown package is Node's to refuse when it is imported. */
function asWritten<Found>(specifier: string, found: Found | null): Found | { id: string; external: true } | null {
  if (found) return found;
  return specifier.startsWith('#') ? null : { id: specifier, external: true };
}

/** The nearest directory with a package.json, from `directory` upwards. */
export function packageOf(directory: string): string {
  if (existsSync(join(directory, 'package.json'))) return directory;
  const parent = dirname(directory);
  return parent === directory ? directory : packageOf(parent);
}
