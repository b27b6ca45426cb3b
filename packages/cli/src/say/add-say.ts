import { type Localized, localize } from '@qqbotjs/core';
import { type Command, Option } from 'commander';
import type { SayOptions } from '../commands/say.js';
import { UsageError } from '../errors/usage-error.js';
import { DEFAULT_PORT, parsePort, portHelp } from '../port.js';
import type { BareFlags } from '../program.js';

/** What the command is for, as `--help` says it. */
export const SAY: Localized = {
  'zh-CN': '在运行中的模拟器上说一句话，输出机器人的回答',
  en: 'say something on a running emulator, and print what the bot answers',
};

const SCENES = ['c2c', 'group', 'channel', 'dm'] as const;
const DEFAULT_WAIT_MS = 10_000;
/** As long as the emulator waits. */
const MAX_WAIT_MS = 240_000;
const PORT: Localized = { 'zh-CN': '模拟器的端口', en: 'port of the emulator' };

interface SayFlags extends BareFlags {
  to?: string;
  as?: string;
  group?: string;
  channel?: string;
  mention: boolean;
  bot?: string;
  port?: number;
  url?: string;
  wait?: number;
  json?: boolean;
}

/** Gives a command the argument and the options of `qqbot say`. */
export function addSay(command: Command, run: (options: SayOptions, flags: BareFlags) => Promise<void>): void {
  command
    .usage(localize({ 'zh-CN': '<文字> [选项]', en: '<text> [options]' }))
    .argument('<text>', localize({ 'zh-CN': '要说的话', en: 'what to say' }))
    .option('--to <scene>', localize(TO), parseScene)
    .option('--as <name>', localize({ 'zh-CN': '谁说的，默认 amy', en: 'who says it; default: amy' }))
    .option('--group <name>', localize({ 'zh-CN': '在这个群里说，默认 test', en: 'in this group; default: test' }))
    .addOption(new Option('--channel <name>', localize(CHANNEL)).conflicts('group'))
    .option('--no-mention', localize({ 'zh-CN': '在群和频道里不 @ 机器人', en: 'without mentioning the bot' }))
    .option(
      '--bot <appId>',
      localize({ 'zh-CN': '对哪个机器人说，默认第一个', en: 'to which bot; default: the first' }),
    )
    .option('--wait <ms>', localize(WAIT), parseWait)
    .option('--port <n>', portHelp(PORT), parsePort)
    .addOption(new Option('--url <url>', localize(URL_HELP)).argParser(parseUrl).conflicts('port'))
    .option('--json', localize({ 'zh-CN': '输出一行 JSON', en: 'write one line of JSON' }))
    .action(async (text: string, { verbose, ...flags }: SayFlags) => {
      await run({ ...placeOf(flags), ...addressOf(flags), text, json: flags.json ?? false }, { verbose });
    });
}

const TO: Localized = {
  'zh-CN': `在哪里说：${SCENES.join('、')}；默认 c2c（单聊）`,
  en: `where: ${SCENES.join(', ')}; default: c2c, a one-to-one chat`,
};
const CHANNEL: Localized = { 'zh-CN': '在这个子频道里说，默认 test', en: 'in this channel; default: test' };
const WAIT: Localized = {
  'zh-CN': `最多等多少毫秒，默认 ${DEFAULT_WAIT_MS}；0 为不等`,
  en: `how many milliseconds to wait at most; default: ${DEFAULT_WAIT_MS}; 0 not at all`,
};
const URL_HELP: Localized = { 'zh-CN': '模拟器的地址，代替 --port', en: 'address of the emulator, instead of --port' };

/** Whoever names a group or a channel means it. */
function placeOf({ to, as: person = 'amy', group, channel, mention, bot }: SayFlags) {
  const named = group === undefined ? channel : group;
  const scene = to ?? (group === undefined ? (channel === undefined ? 'c2c' : 'channel') : 'group');
  const isFitting = (group === undefined || scene === 'group') && (channel === undefined || scene === 'channel');
  if (!isFitting) throw new UsageError(CONTRADICTION);
  const isAlone = scene === 'c2c' || scene === 'dm';
  return { scene, person, name: isAlone ? person : (named ?? 'test'), mention, bot };
}

const CONTRADICTION: Localized = {
  'zh-CN': '--group 只能与 --to group 一起用，--channel 只能与 --to channel 一起用。',
  en: '--group goes with --to group, --channel with --to channel.',
};

function addressOf({ port = DEFAULT_PORT, url, wait = DEFAULT_WAIT_MS }: SayFlags) {
  return { url: url ?? `http://127.0.0.1:${port}`, waitMs: wait };
}

function parseScene(text: string): string {
  if ((SCENES as readonly string[]).includes(text)) return text;
  const list = SCENES.join(', ');
  throw new UsageError({ 'zh-CN': `--to 应为 ${list} 之一。`, en: `--to has to be one of ${list}.` });
}

function parseWait(text: string): number {
  const ms = Number(text);
  if (/^\d+$/.test(text) && ms <= MAX_WAIT_MS) return ms;
  throw new UsageError({
    'zh-CN': `--wait 应为 0 到 ${MAX_WAIT_MS} 的毫秒数。`,
    en: `--wait has to be a number of milliseconds from 0 to ${MAX_WAIT_MS}.`,
  });
}

function parseUrl(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return new URL(text).origin;
  throw new UsageError({
    'zh-CN': '--url 应为以 http:// 或 https:// 开头的完整地址。',
    en: '--url has to be a complete address that begins with http:// or https://.',
  });
}
