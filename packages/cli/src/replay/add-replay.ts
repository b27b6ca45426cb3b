import { type Localized, localize } from '@qqbotjs/core';
import type { Command } from 'commander';
import { UsageError } from '../errors/usage-error.js';
import type { CommonFlags } from '../program.js';
import type { ReplayOptions } from './replay-options.js';

const DEFAULT_TIMEOUT_SECONDS = 10;

/** What the command is for, as `--help` says it. */
export const REPLAY: Localized = {
  'zh-CN': '用录制的事件驱动机器人，显示回答有何不同',
  en: 'play a recording to the bot, and show what it answers differently',
};

interface ReplayFlags extends CommonFlags {
  speed?: number;
  timeout?: number;
  ignore?: RegExp;
  json?: boolean;
  update?: boolean;
}

/** Gives a command the options of `qqbot replay`. */
export function addReplay(command: Command, run: (flags: CommonFlags, options: ReplayOptions) => Promise<void>): void {
  command
    .usage(localize({ 'zh-CN': '<file> [选项]', en: '<file> [options]' }))
    .argument('<file>')
    .option('--speed <n>', localize(SPEED), positive('--speed'))
    .option('--timeout <seconds>', localize(TIMEOUT), positive('--timeout'))
    .option(
      '--ignore <regex>',
      localize({ 'zh-CN': '文本中可以不同的部分', en: 'parts of texts that may differ' }),
      toRegex,
    )
    .option('--json', localize({ 'zh-CN': '输出给程序读的报告', en: 'write a report for programs' }))
    .option(
      '--update',
      localize({ 'zh-CN': '用现在的回答改写录制文件', en: 'record what it answers now in its place' }),
    )
    .action(async (file: string, flags: ReplayFlags) => {
      const { config, speed, timeout = DEFAULT_TIMEOUT_SECONDS, ignore, json = false, update = false } = flags;
      await run(flags, { file, config, speed, timeoutMs: timeout * 1000, ignore, json, update });
    });
}

const SPEED: Localized = {
  'zh-CN': '按录制时的间隔播放，1 为原速；默认尽快',
  en: 'keep the pauses of the recording, 1 = as long as they were; default: as fast as possible',
};

const TIMEOUT: Localized = {
  'zh-CN': `等机器人处理一个事件的最长时间，秒，默认 ${DEFAULT_TIMEOUT_SECONDS}`,
  en: `longest wait for the bot to deal with an event, in seconds; default: ${DEFAULT_TIMEOUT_SECONDS}`,
};

function positive(option: string): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (Number.isFinite(value) && value > 0) return value;
    throw new UsageError({
      'zh-CN': `${option} 的值应为大于 0 的数。`,
      en: `The value of ${option} has to be a number above 0.`,
    });
  };
}

function toRegex(text: string): RegExp {
  try {
    return new RegExp(text, 'gu');
  } catch (error) {
    throw new UsageError(
      { 'zh-CN': `--ignore 不是有效的正则表达式：${text}`, en: `--ignore is no regular expression: ${text}` },
      { cause: error },
    );
  }
}
