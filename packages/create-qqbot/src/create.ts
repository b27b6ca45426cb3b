import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { relative } from 'node:path';
import pc from 'picocolors';
import { type Arguments, readArguments, UsageError } from './arguments.js';
import { type Answers, ask, defaults, Interrupted } from './ask.js';
import { generate } from './generate.js';
import { helpText } from './help.js';
import { type Locale, type Localized, systemLocale } from './locale.js';
import { NameError } from './names.js';
import { nextSteps } from './next-steps.js';
import { PACKAGE_MANAGERS } from './package-manager.js';
import { VERSION } from './versions.js';

/** What a folder may hold without being somebody's work. */
const HARMLESS: ReadonlySet<string> = new Set(['.git', '.DS_Store', '.idea', '.vscode', 'LICENSE']);

/** Something a person can mend. */
class CreateError extends Error {
  constructor(readonly localized: Localized) {
    super(localized.en);
  }
}

/**
 * Makes a project as a command line says.
 *
 * @param args - Without node and program: `['my-bot', '--yes']`.
 * @returns Exit code: 0 done, 1 failed, 2 wrong usage, 130 interrupted. What went wrong was written to stderr.
 */
export async function create(args: readonly string[]): Promise<number> {
  const locale = systemLocale();
  try {
    return await run(readArguments(args), locale);
  } catch (error) {
    if (error instanceof Interrupted) return 130;
    const isUsage = error instanceof UsageError || error instanceof NameError;
    const text = isUsage || error instanceof CreateError ? error.localized[locale] : String(error);
    console.error(`${pc.red('✗')} ${text}`);
    return isUsage ? 2 : 1;
  }
}

async function run(given: Arguments, locale: Locale): Promise<number> {
  if (given.help || given.version) {
    console.log(given.help ? helpText(locale) : VERSION);
    return 0;
  }
  const isAsking = !given.yes && process.stdin.isTTY && process.stdout.isTTY;
  const answers = isAsking ? await ask(given, locale) : defaults(given);
  checkFolder(answers.folder);
  const files = await generate({ ...answers, template: given.template, locale });
  const shown = relative('.', answers.folder) || '.';
  const done = {
    'zh-CN': `已在 ${shown} 写入 ${files.length} 个文件`,
    en: `${files.length} files written to ${shown}`,
  };
  console.log(`${pc.green('✓')} ${done[locale]}`);
  if (given.git) makeRepository(answers.folder);
  const isInstalled = answers.install && install(answers, locale);
  console.log(nextSteps({ ...answers, template: given.template, isInstalled, shown }, locale));
  return isInstalled || !answers.install ? 0 : 1;
}

function checkFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const found = readdirSync(folder).filter((name) => !HARMLESS.has(name));
  if (found.length === 0) return;
  throw new CreateError({
    'zh-CN': `${folder} 不是空目录（有 ${found.slice(0, 3).join('、')}…）。请换一个目录，或先移走其中的文件。`,
    en: `${folder} is not empty (${found.slice(0, 3).join(', ')}…). Take another folder, or move its files away first.`,
  });
}

/** Without git, or inside of a repository, the project simply has none of its own. */
function makeRepository(folder: string): void {
  const git = (...args: string[]) => spawnSync('git', args, { cwd: folder, stdio: 'ignore' }).status === 0;
  if (!git('rev-parse', '--is-inside-work-tree')) git('init', '--initial-branch=main');
}

function install({ folder, packageManager }: Answers, locale: Locale): boolean {
  const command = PACKAGE_MANAGERS[packageManager].install;
  console.log(pc.dim(`$ ${command}`));
  const [program = '', ...args] = command.split(' ');
  const { status } = spawnSync(program, args, { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status === 0) return true;
  const failed = {
    'zh-CN': `${command} 没有成功。项目已就绪，请解决上面的问题后在其中重新运行。`,
    en: `${command} failed. The project is there: mend what it said above, and run it there again.`,
  };
  console.error(`${pc.red('✗')} ${failed[locale]}`);
  return false;
}
