import type { Localized } from '@qqbotjs/core';

/** What the process tells whoever started it. */
export const ExitCode = {
  Stopped: 0,
  Failed: 1,
  Usage: 2,
  Config: 3,
  PortTaken: 4,
  Refused: 5,
  Unwell: 6,
  Different: 7,
  Unanswered: 8,
  Unreachable: 9,
  Forced: 130,
} as const;

/** One of the numbers above. */
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/** The table that `--help` and the README show. */
export const EXIT_CODE_MEANINGS: Readonly<Record<ExitCode, Localized>> = {
  [ExitCode.Stopped]: { 'zh-CN': '按要求停止', en: 'stopped as asked' },
  [ExitCode.Failed]: { 'zh-CN': '意外失败', en: 'unexpected failure' },
  [ExitCode.Usage]: { 'zh-CN': '命令用法有误', en: 'wrong usage' },
  [ExitCode.Config]: {
    'zh-CN': '配置或其加载的源码不可用',
    en: 'the configuration, or source it loads, was refused',
  },
  [ExitCode.PortTaken]: { 'zh-CN': '端口被占用', en: 'the port is taken' },
  [ExitCode.Refused]: { 'zh-CN': '平台拒绝了机器人，重试无用', en: 'the platform refused the bot for good' },
  [ExitCode.Unwell]: { 'zh-CN': 'doctor 发现了问题', en: 'doctor found something to mend' },
  [ExitCode.Different]: { 'zh-CN': 'replay 的回答与录制不同', en: 'replay got other answers than were recorded' },
  [ExitCode.Unanswered]: { 'zh-CN': 'say 没有等到回答', en: 'say got no answer' },
  [ExitCode.Unreachable]: { 'zh-CN': 'say 连不上模拟器', en: 'say reached no emulator' },
  [ExitCode.Forced]: { 'zh-CN': '第二次中断，立即退出', en: 'interrupted twice, left at once' },
};
