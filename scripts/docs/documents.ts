import { existsSync, readdirSync, readFileSync } from 'node:fs';

export const ROOT = new URL('../../', import.meta.url);

/** Everything people read, in both languages, by its path from the root: pages that are added are found by themselves. */
export const DOCUMENTS: readonly string[] = [
  ...pagesIn(''),
  ...['packages/', 'examples/'].flatMap((parent) =>
    foldersIn(parent).flatMap((folder) => [...pagesIn(folder), ...pagesIn(`${folder}docs/`)]),
  ),
];

export function textOf(document: string): string {
  return readFileSync(new URL(document, ROOT), 'utf8');
}

function foldersIn(parent: string): string[] {
  const entries = readdirSync(new URL(parent, ROOT), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => `${parent}${name}/`);
}

/** `AGENTS.md` and its like are for those who work here, not for those who use what is made here. */
function pagesIn(folder: string): string[] {
  if (!existsSync(new URL(folder, ROOT))) return [];
  const isPage = folder.endsWith('docs/') ? /\.md$/ : /^(README|ARCHITECTURE)(\.[\w-]+)?\.md$/;
  return readdirSync(new URL(folder, ROOT))
    .filter((name) => isPage.test(name))
    .map((name) => folder + name);
}
