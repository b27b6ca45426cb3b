import { type Localized, localize } from '@qqbotjs/core';
import type { Command } from 'commander';
import type { EmulatorOptions } from '../commands/emulator.js';
import { UsageError } from '../errors/usage-error.js';
import { DEFAULT_PORT, parsePort, portHelp } from '../port.js';
import type { BareFlags } from '../program.js';

/** What the command is for, as `--help` says it. */
export const EMULATOR: Localized = {
  'zh-CN': '只运行模拟器与聊天页面，供任何库、任何语言的机器人连接',
  en: 'run the emulator and its chat page alone, for bots of any library or language',
};

const PORT: Localized = { 'zh-CN': '端口，0 为任意空闲端口', en: 'its port, 0 for any free one' };

interface EmulatorFlags extends BareFlags, Omit<EmulatorOptions, 'port' | 'json'> {
  port?: number;
  json?: boolean;
}

/** Gives a command the options of `qqbot emulator`. */
export function addEmulator(
  command: Command,
  run: (options: EmulatorOptions, flags: BareFlags) => Promise<void>,
): void {
  command
    .option('--port <n>', portHelp(PORT), parsePort)
    .option('--host <address>', localize(HOST))
    .option('--settings <file>', localize({ 'zh-CN': '模拟器设置的 JSON 文件', en: 'JSON file of its settings' }))
    .option(
      '--state <file>',
      localize({
        'zh-CN': '状态文件：有则载入，运行中与退出时保存',
        en: 'loaded if it is there, saved while running and at the end',
      }),
    )
    .option('--app-id <id>', localize({ 'zh-CN': '机器人的 AppID', en: 'app id of the bot' }), parseAppId)
    .option(
      '--secret <secret>',
      localize({ 'zh-CN': '机器人的 AppSecret，默认随机', en: 'its secret; default: a random one' }),
    )
    .option('--json', localize({ 'zh-CN': '就绪时输出一行 JSON', en: 'write one line of JSON when it is ready' }))
    .action(async ({ verbose, ...flags }: EmulatorFlags) => {
      await run({ ...flags, port: flags.port ?? DEFAULT_PORT, json: flags.json ?? false }, { verbose });
    });
}

const HOST: Localized = {
  'zh-CN': '监听的地址，默认 127.0.0.1；其他地址需设置环境变量 QQBOT_EMULATOR_PASSWORD',
  en: 'address to listen at; default: 127.0.0.1; others need the environment variable QQBOT_EMULATOR_PASSWORD',
};

function parseAppId(text: string): string {
  if (/^\d+$/.test(text)) return text;
  throw new UsageError({ 'zh-CN': '--app-id 应为数字。', en: '--app-id has to be a number.' });
}
