import { basename, resolve } from 'node:path';
import type { Arguments } from './arguments.js';
import type { Locale } from './locale.js';
import { checkName, NameError } from './names.js';
import { currentPackageManager, type PackageManagerName } from './package-manager.js';

const DEFAULT_FOLDER = { bot: 'my-bot', plugin: 'qqbot-plugin-example' } as const;

/** Everything that is to be known before a project is made. */
export interface Answers {
  folder: string;
  name: string;
  packageManager: PackageManagerName;
  install: boolean;
}

/** The person pressed Ctrl+C at a question. */
export class Interrupted extends Error {}

/** A folder's name as that of a package: `My Bot` is `my-bot`. */
function nameOf(folder: string): string {
  const name = basename(resolve(folder)).toLowerCase().replaceAll(/\s+/g, '-');
  return name.replaceAll(/[^a-z\d._~-]/g, '').replace(/^[._]+/, '') || 'my-bot';
}

/** The answers of a command line that is not to ask. @throws {@link NameError} */
export function defaults({ folder, name, template, packageManager, install }: Arguments): Answers {
  const place = folder ?? DEFAULT_FOLDER[template];
  return {
    folder: resolve(place),
    name: checkName(name ?? nameOf(place)),
    packageManager: packageManager ?? currentPackageManager(),
    install,
  };
}

/** Asks what the command line left open: where to, and whether to install. @throws {@link Interrupted} */
export async function ask(given: Arguments, locale: Locale): Promise<Answers> {
  // loaded here only, so that --yes and --help answer at once
  const { confirm, isCancel, text } = await import('@clack/prompts');
  const isEnglish = locale === 'en';
  const answerTo = async <T>(question: Promise<T | symbol>): Promise<T> => {
    const answer = await question;
    if (isCancel(answer)) throw new Interrupted();
    return answer as T;
  };
  const place = DEFAULT_FOLDER[given.template];
  const folder =
    given.folder ??
    (await answerTo<string>(
      text({
        message: isEnglish ? 'Where should it go?' : '放在哪个目录？',
        placeholder: place,
        defaultValue: place,
        validate: (typed) => problemWith(nameOf(typed || place), locale),
      }),
    ));
  const manager = given.packageManager ?? currentPackageManager();
  const install =
    given.install &&
    (await answerTo<boolean>(
      confirm({ message: isEnglish ? `Install dependencies with ${manager}?` : `现在用 ${manager} 安装依赖？` }),
    ));
  return defaults({ ...given, folder, packageManager: manager, install });
}

function problemWith(name: string, locale: Locale): string | undefined {
  try {
    checkName(name);
    return undefined;
  } catch (error) {
    return error instanceof NameError ? error.localized[locale] : String(error);
  }
}
