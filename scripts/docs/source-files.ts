import { existsSync } from 'node:fs';
import type { CodeBlock } from './code-block.js';
import { ROOT } from './documents.js';

const COMPILED: Readonly<Record<string, string>> = { ts: 'ts', js: 'mjs', json: 'json' };

/**
 * The blocks of a page as files for the compiler, by path. A block of its own is a module of its own; one that names a file
 * lies there, so that others of the page can import it. Every line keeps its number, so what is wrong with it is wrong there
 * in the page.
 */
export function sourceFiles(blocks: readonly CodeBlock[]): Map<string, string> {
  const files = new Map<string, string>();
  let place = '';
  for (const block of blocks.filter(isCompiled)) {
    if (!block.continues || !place) place = placeFor(block, files);
    const before = files.get(place) ?? '';
    files.set(place, before + '\n'.repeat(block.line - 1 - linesOf(before)) + codeOf(block));
  }
  return files;
}

/** A block that shows a file of the repository is compared with it, and compiled there. */
function isCompiled({ language, path, reason }: CodeBlock): boolean {
  const isShown = path?.includes('/') && existsSync(new URL(path, ROOT));
  return language in COMPILED && reason === undefined && !isShown;
}

/** A page that shows a file twice begins with the second a project of its own. */
function placeFor({ path, line, language }: CodeBlock, files: ReadonlyMap<string, string>): string {
  const name = path ?? `line-${line}.${COMPILED[language]}`;
  for (let project = 1; ; project++) if (!files.has(`${project}/${name}`)) return `${project}/${name}`;
}

/** JSON has no comments, so the one that names the file is left out. */
function codeOf({ language, path, code }: CodeBlock): string {
  return language === 'json' && path ? code.replace(/.*/, '') : code;
}

function linesOf(text: string): number {
  return text.split('\n').length - 1;
}
