import pc from 'picocolors';
import type { TemplateName } from './generate.js';
import type { Locale } from './locale.js';
import { PACKAGE_MANAGERS, type PackageManagerName } from './package-manager.js';

interface Made {
  template: TemplateName;
  packageManager: PackageManagerName;
  isInstalled: boolean;
  /** The folder, from where the person is. */
  shown: string;
}

const WORDS = {
  'zh-CN': { next: '接下来：', dev: '与机器人聊天，修改后自动重载', test: '运行测试' },
  en: { next: 'Next:', dev: 'talk to the bot; it reloads when you change it', test: 'run the tests' },
};

/** What to type now, line by line. */
export function nextSteps({ packageManager, isInstalled, shown }: Made, locale: Locale): string {
  const { install, run } = PACKAGE_MANAGERS[packageManager];
  const words = WORDS[locale];
  const steps: readonly (readonly [string, string] | false)[] = [
    shown !== '.' && [`cd ${shown}`, ''],
    !isInstalled && [install, ''],
    [`${run} dev`, words.dev],
    [`${run} test`, words.test],
  ];
  const lines = steps
    .filter((step) => step !== false)
    .map(([command, why]) => `  ${pc.cyan(command.padEnd(16))} ${why}`);
  return [`\n${words.next}`, ...lines].map((line) => line.trimEnd()).join('\n');
}
