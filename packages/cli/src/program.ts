import { resolve } from 'node:path';
import { type Localized, localize } from '@qqbotjs/core';
import { Command, Option } from 'commander';
import type { DevOptions } from './commands/dev.js';
import { addDoctor, DOCTOR } from './doctor/add-doctor.js';
import type { DoctorOptions } from './doctor/chart.js';
import type { EmulatorOptions } from './commands/emulator.js';
import type { SayOptions } from './commands/say.js';
import type { StartOptions } from './commands/start.js';
import { addEmulator, EMULATOR } from './emulator/add-emulator.js';
import { UsageError } from './errors/usage-error.js';
import { EXIT_CODE_MEANINGS, type ExitCode } from './exit-code.js';
import { DEFAULT_PORT, parsePort, portHelp } from './port.js';
import { addReplay, REPLAY } from './replay/add-replay.js';
import type { ReplayOptions } from './replay/replay-options.js';
import { addSay, SAY } from './say/add-say.js';
import { Terminal } from './terminal/terminal.js';
import { VERSION } from './version.js';

/** Runs a command that has been understood, and says how it ended. */
export interface Actions {
  dev(options: DevOptions, terminal: Terminal): Promise<ExitCode>;
  start(options: StartOptions, terminal: Terminal): Promise<ExitCode>;
  doctor(options: DoctorOptions): Promise<ExitCode>;
  replay(options: ReplayOptions, terminal: Terminal): Promise<ExitCode>;
  emulator(options: EmulatorOptions, terminal: Terminal): Promise<ExitCode>;
  say(options: SayOptions, terminal: Terminal): Promise<ExitCode>;
}

/** Options of the commands that need no project. */
export interface BareFlags {
  verbose?: boolean;
}

/** Options of the commands that do. */
export interface CommonFlags extends BareFlags {
  cwd?: string;
  config?: string;
}

interface DevFlags extends CommonFlags {
  port?: number;
  emulator?: boolean;
  platform?: boolean;
}

/**
 * The command line: its commands, options and help.
 *
 * @param actions - What the commands do.
 * @param done - Receives the exit code of the command that ran.
 */
export function createProgram(actions: Actions, done: (code: ExitCode) => void): Command {
  const program = localized(new Command('qqbot'))
    .description(localize({ 'zh-CN': '开发和运行 QQ 机器人。', en: 'Develops and runs QQ bots.' }))
    .usage(localize({ 'zh-CN': '<命令> [选项]', en: '<command> [options]' }))
    .version(VERSION, '-v, --version', localize({ 'zh-CN': '显示版本', en: 'show the version' }))
    .helpCommand(false)
    .addHelpText('after', () => exitCodeTable());

  command(program, 'dev', {
    'zh-CN': '开发：修改后自动重启；没有凭据时用本机模拟器',
    en: 'develop: restarts on change; without credentials, on the emulator',
  })
    .option('--port <n>', portHelp(EMULATOR_PORT), parsePort)
    .addOption(new Option('--emulator', emulatorHelp()).conflicts('platform'))
    .option('--platform', localize({ 'zh-CN': '总是连接真实平台', en: 'always use the real platform' }))
    .action(async (flags: DevFlags) => {
      const platform = flags.emulator ? 'emulator' : flags.platform ? 'platform' : 'by-credentials';
      const options = { config: flags.config, port: flags.port ?? DEFAULT_PORT, platform } as const;
      done(await actions.dev(options, prepare(flags)));
    });

  command(program, 'start', { 'zh-CN': '运行配置里的所有机器人', en: 'run every bot of the configuration' }).action(
    async (flags: CommonFlags) => {
      done(await actions.start({ config: flags.config }, prepare(flags)));
    },
  );

  addDoctor(command(program, 'doctor', DOCTOR), async (flags, options) => {
    prepare(flags);
    done(await actions.doctor(options));
  });

  addReplay(command(program, 'replay', REPLAY), async (flags, options) => {
    done(await actions.replay(options, prepare(flags)));
  });

  addEmulator(bareCommand(program, 'emulator', EMULATOR), async (options, { verbose }) => {
    const terminal = new Terminal(verbose, options.json ? process.stderr : process.stdout);
    done(await actions.emulator(options, terminal));
  });

  addSay(bareCommand(program, 'say', SAY), async (options, { verbose }) => {
    done(await actions.say(options, new Terminal(verbose)));
  });

  return program;
}

const EMULATOR_PORT: Localized = { 'zh-CN': '模拟器与聊天页面的端口', en: 'port of the emulator and its chat page' };

function command(program: Command, name: string, description: Localized): Command {
  return bareCommand(program, name, description)
    .option(
      '--cwd <dir>',
      localize({ 'zh-CN': '项目目录，默认为当前目录', en: 'project directory; default: this one' }),
    )
    .option(
      '--config <file>',
      localize({ 'zh-CN': '配置文件，默认为 qqbot.config.*', en: 'configuration; default: qqbot.config.*' }),
    );
}

/** A command that needs no project. */
function bareCommand(program: Command, name: string, description: Localized): Command {
  return localized(program.command(name))
    .description(localize(description))
    .usage(localize({ 'zh-CN': '[选项]', en: '[options]' }))
    .option('--verbose', localize({ 'zh-CN': '详细日志，出错时显示调用栈', en: 'debug log, and stacks with errors' }));
}

/** What every command shares: help in the language of the process, and errors that are thrown to us. */
function localized(command: Command): Command {
  const titles: Record<string, string> = {
    'Usage:': localize({ 'zh-CN': '用法：', en: 'Usage:' }),
    'Options:': localize({ 'zh-CN': '选项：', en: 'Options:' }),
    'Arguments:': localize({ 'zh-CN': '参数：', en: 'Arguments:' }),
    'Commands:': localize({ 'zh-CN': '命令：', en: 'Commands:' }),
  };
  return command
    .helpOption('-h, --help', localize({ 'zh-CN': '显示帮助', en: 'show help' }))
    .configureHelp({ styleTitle: (title) => titles[title] ?? title, subcommandTerm: (sub) => sub.name() })
    .configureOutput({ outputError: () => {} })
    .exitOverride();
}

/** Puts the process into the project, as the options say. */
function prepare({ cwd = '.', verbose = false }: CommonFlags): Terminal {
  try {
    process.chdir(cwd);
  } catch (error) {
    throw new UsageError(
      { 'zh-CN': `--cwd：目录 ${resolve(cwd)} 不存在。`, en: `--cwd: there is no directory ${resolve(cwd)}.` },
      { cause: error },
    );
  }
  if (verbose) process.env.QQBOT_LOG_LEVEL ??= 'debug';
  return new Terminal(verbose);
}

function emulatorHelp(): string {
  return localize({ 'zh-CN': '有凭据时也用模拟器', en: 'use the emulator even with credentials' });
}

function exitCodeTable(): string {
  const rows = Object.entries(EXIT_CODE_MEANINGS).map(([code, meaning]) => `  ${code.padEnd(5)}${localize(meaning)}`);
  return ['', localize({ 'zh-CN': '退出码：', en: 'Exit codes:' }), ...rows].join('\n');
}
