import { type Localized, localize } from '@qqbotjs/core';
import type { Command } from 'commander';
import { UsageError } from '../errors/usage-error.js';
import type { CommonFlags } from '../program.js';
import type { DoctorOptions } from './chart.js';

/** What the command is for, as `--help` says it. */
export const DOCTOR: Localized = {
  'zh-CN': '检查项目：环境、配置、凭据、权限，并给出修复办法',
  en: 'examine the project: environment, config, credentials, grants; with remedies',
};

interface DoctorFlags extends CommonFlags {
  json?: boolean;
  offline?: boolean;
  webhookUrl?: string;
}

/** Gives a command the options of `qqbot doctor`. */
export function addDoctor(command: Command, run: (flags: CommonFlags, options: DoctorOptions) => Promise<void>): void {
  command
    .option('--json', localize({ 'zh-CN': '输出给程序读的报告', en: 'write a report for programs' }))
    .option('--offline', localize({ 'zh-CN': '不访问平台', en: 'leave out what asks the platform' }))
    .option(
      '--webhook-url <url>',
      localize({ 'zh-CN': '验证这个公网 webhook 地址', en: 'validate this public address of the webhook' }),
      parseUrl,
    )
    .action(async (flags: DoctorFlags) => {
      const { config, json = false, offline = false, webhookUrl } = flags;
      await run(flags, { config, json, offline, webhookUrl });
    });
}

function parseUrl(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new UsageError({
    'zh-CN': '--webhook-url 应为以 https:// 开头的完整地址。',
    en: '--webhook-url has to be a complete address that begins with https://.',
  });
}
