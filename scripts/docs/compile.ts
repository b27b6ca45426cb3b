import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from './documents.js';

const root = fileURLToPath(ROOT);

/** As a project has it that installed the packages: their built types count, and decorators carry metadata. */
const TSCONFIG = {
  extends: '../../tsconfig.base.json',
  compilerOptions: {
    customConditions: [],
    noEmit: true,
    composite: false,
    declaration: false,
    declarationMap: false,
    checkJs: true,
  },
};

const PROBLEM = /^(?<document>.+?\.md)\/(?<file>.+?)\((?<line>\d+),(?<column>\d+)\): (?<problem>.+)/;

/**
 * Type-checks the code of all pages as one program: a project for each would take minutes.
 *
 * @param pages - By the path of the page, its files by their path within it.
 * @returns What is wrong, by the path of the page; each with the line of the page.
 */
export async function compile(pages: ReadonlyMap<string, ReadonlyMap<string, string>>): Promise<Map<string, string[]>> {
  await mkdir(join(root, '.docs'), { recursive: true });
  const folder = await mkdtemp(join(root, '.docs/'));
  try {
    await layOut(folder, pages);
    return problemsIn(await tsc(folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function layOut(folder: string, pages: ReadonlyMap<string, ReadonlyMap<string, string>>): Promise<void> {
  const files = [...pages].flatMap(([page, texts]) =>
    [...texts].map(([path, text]) => [`${page}/${path}`, text] as const),
  );
  const roots = files.map(([path]) => path).filter((path) => !path.endsWith('.json'));
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ ...TSCONFIG, files: roots }));
  for (const [path, text] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  await linkDependencies(folder, [...new Set(roots.map((path) => /^\w+\/[\w-]+/.exec(path)?.[0] ?? ''))]);
}

/** The pages of a package find what the package has installed, those of the root what the root has. */
async function linkDependencies(folder: string, packages: readonly string[]): Promise<void> {
  for (const name of packages) {
    const installed = join(root, name, 'node_modules');
    if (existsSync(join(folder, name)) && existsSync(installed))
      await symlink(installed, join(folder, name, 'node_modules'), 'junction');
  }
}

function tsc(folder: string): Promise<string> {
  return new Promise((resolve) => {
    const bin = join(root, 'node_modules/typescript/bin/tsc');
    execFile(process.execPath, [bin, '-p', '.', '--pretty', 'false'], { cwd: folder }, (_error, stdout, stderr) =>
      resolve(stdout + stderr),
    );
  });
}

function problemsIn(output: string): Map<string, string[]> {
  const problems = new Map<string, string[]>();
  let page = '';
  for (const text of output.split('\n').filter(Boolean)) {
    const found = PROBLEM.exec(text)?.groups;
    page = found?.document ?? page;
    const said = found ? `${page}:${found.line}:${found.column} ${found.problem}` : text;
    problems.set(page, [...(problems.get(page) ?? []), said]);
  }
  return problems;
}
