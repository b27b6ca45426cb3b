import { parseArgs } from 'node:util';
import type { TemplateName } from './generate.js';
import { type Localized } from './locale.js';
import { isPackageManager, PACKAGE_MANAGERS, type PackageManagerName } from './package-manager.js';

/** What the command line says; what it leaves open is asked, or decided with `--yes`. */
export interface Arguments {
  folder?: string;
  template: TemplateName;
  name?: string;
  packageManager?: PackageManagerName;
  yes: boolean;
  install: boolean;
  git: boolean;
  help: boolean;
  version: boolean;
}

/** The command line cannot be followed. */
export class UsageError extends Error {
  constructor(readonly localized: Localized) {
    super(localized.en);
  }
}

const MANAGERS = Object.keys(PACKAGE_MANAGERS).join(' | ');

/** Options by name, as `--help` shows them. */
export const OPTIONS = {
  plugin: { type: 'boolean', zh: '创建插件包，而不是机器人', en: 'a plugin package instead of a bot' },
  name: { type: 'string', zh: '包名，默认为目录名', en: 'name of the package; default: that of the folder' },
  pm: { type: 'string', zh: `包管理器：${MANAGERS}`, en: `package manager: ${MANAGERS}` },
  yes: { type: 'boolean', short: 'y', zh: '不提问，全部用默认值', en: 'ask nothing, take the defaults' },
  'no-install': { type: 'boolean', zh: '不安装依赖', en: 'do not install dependencies' },
  'no-git': { type: 'boolean', zh: '不建 git 仓库', en: 'do not make a git repository' },
  help: { type: 'boolean', short: 'h', zh: '显示帮助', en: 'show help' },
  version: { type: 'boolean', short: 'v', zh: '显示版本', en: 'show the version' },
} as const;

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    const what = error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error);
    throw new UsageError({
      'zh-CN': `无法识别的参数（${what}）。运行 npm create qqbot -- --help 查看用法。`,
      en: `${what}. See: npm create qqbot -- --help`,
    });
  }
}

/**
 * Reads a command line.
 *
 * @throws {@link UsageError} naming what is wrong with it.
 */
export function readArguments(args: readonly string[]): Arguments {
  const { values, positionals } = parsed(args);
  const [folder, ...more] = positionals;
  if (more.length > 0)
    throw new UsageError({
      'zh-CN': `只能有一个目录，多出了：${more.join(' ')}。`,
      en: `One folder at a time; there is also: ${more.join(' ')}.`,
    });
  const { pm } = values;
  if (pm !== undefined && !isPackageManager(pm))
    throw new UsageError({ 'zh-CN': `--pm 应为 ${MANAGERS}，不是 ${pm}。`, en: `--pm is ${MANAGERS}, not ${pm}.` });
  return {
    folder,
    template: values.plugin ? 'plugin' : 'bot',
    name: values.name,
    packageManager: pm,
    yes: values.yes ?? false,
    install: !values['no-install'],
    git: !values['no-git'],
    help: values.help ?? false,
    version: values.version ?? false,
  };
}
