import { OPTIONS } from './arguments.js';
import type { Locale, Localized } from './locale.js';

const HEAD: Localized = {
  'zh-CN': `用法：npm create qqbot [目录] -- [选项]

创建一个 QQ 机器人：带测试、Dockerfile、systemd 单元和 CI，装好即可在本机模拟器上聊天。

选项：`,
  en: `Usage: npm create qqbot [folder] -- [options]

Makes a QQ bot with tests, a Dockerfile, a systemd unit and CI, that you can talk to on the local emulator at once.

Options:`,
};

const TAIL: Localized = {
  'zh-CN': `
示例：
  npm create qqbot my-bot
  npm create qqbot qqbot-plugin-chess -- --plugin --yes
  pnpm create qqbot my-bot --yes

退出码：0 成功 · 1 失败 · 2 用法有误 · 130 中断`,
  en: `
Examples:
  npm create qqbot my-bot
  npm create qqbot qqbot-plugin-chess -- --plugin --yes
  pnpm create qqbot my-bot --yes

Exit codes: 0 done · 1 failed · 2 wrong usage · 130 interrupted`,
};

/** What `--help` prints. */
export function helpText(locale: Locale): string {
  const rows = Object.entries(OPTIONS).map(([name, option]) => {
    const short = 'short' in option ? `-${option.short}, ` : '    ';
    return `  ${short}--${name.padEnd(12)}  ${locale === 'en' ? option.en : option.zh}`;
  });
  return [HEAD[locale], ...rows, TAIL[locale]].join('\n');
}
