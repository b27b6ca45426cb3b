import type { Localized } from '@qqbotjs/core';
import type { CommanderError } from 'commander';
import { UsageError } from './usage-error.js';

/** What the parser of the command line found wrong, by its code; the names are what it quoted. */
const PROBLEMS: Readonly<Record<string, (name: string, other: string) => Localized>> = {
  'commander.unknownCommand': (name) => ({ 'zh-CN': `没有命令 ${name}。`, en: `There is no command ${name}.` }),
  'commander.unknownOption': (name) => ({ 'zh-CN': `没有选项 ${name}。`, en: `There is no option ${name}.` }),
  'commander.optionMissingArgument': (name) => ({
    'zh-CN': `选项 ${name} 缺少值。`,
    en: `The option ${name} needs a value.`,
  }),
  'commander.missingArgument': (name) => ({ 'zh-CN': `缺少 <${name}>。`, en: `<${name}> is missing.` }),
  // The only value that is checked this early is a port.
  'commander.invalidArgument': (name) => ({
    'zh-CN': `选项 ${name} 的值应为 0 到 65535 的整数。`,
    en: `The value of ${name} has to be a number from 0 to 65535.`,
  }),
  'commander.excessArguments': () => ({ 'zh-CN': '参数过多。', en: 'Too many arguments.' }),
  'commander.conflictingOption': (name, other) => ({
    'zh-CN': `${name} 与 ${other} 只能选一个。`,
    en: `Choose one of ${name} and ${other}.`,
  }),
};

/** Says in the language of the process what is wrong with the command line, and what was probably meant. */
export function translateUsage({ code, message }: CommanderError): UsageError {
  const [quoted = '', other = ''] = Array.from(message.matchAll(/'([^']*)'/g), ([, name = '']) => name);
  const meant = /\(Did you mean (?:one of )?(.*)\?\)/.exec(message)?.[1];
  const problem = PROBLEMS[code]?.(quoted, other) ?? { 'zh-CN': message, en: message };
  return new UsageError({
    'zh-CN': problem['zh-CN'] + (meant ? `你要找的是 ${meant} 吗？` : '运行 qqbot --help 查看用法。'),
    en: problem.en + (meant ? ` Did you mean ${meant}?` : ' See: qqbot --help'),
  });
}
