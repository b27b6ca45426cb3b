import { describe, expect, test } from 'vitest';
import { Cli } from '../helpers/cli.js';

async function run(args: readonly string[], locale = 'en') {
  await using cli = new Cli(args, { QQBOT_LOCALE: locale });
  return { code: await cli.exit(), output: cli.output };
}

describe('help', () => {
  test.each([
    ['en', ['Usage: qqbot <command> [options]', 'Commands:', 'dev', 'start', 'Exit codes:', '4    the port is taken']],
    ['zh-CN', ['用法： qqbot <命令> [选项]', '命令：', 'dev', 'start', '退出码：', '4    端口被占用']],
  ])('names commands and exit codes in %s', async (locale, lines) => {
    const { code, output } = await run(['--help'], locale);
    expect(code).toBe(0);
    for (const line of lines) expect(output).toContain(line);
  });

  test.each([
    ['en', /--port <n> +port of the emulator.*7650/],
    ['zh-CN', /--port <n> +模拟器.*7650/],
  ])('tells the options of a command in %s', async (locale, line) => {
    const { code, output } = await run(['dev', '--help'], locale);
    expect(code).toBe(0);
    expect(output).toMatch(line);
  });

  test.each(['dev', 'emulator', 'say'])('of %s in Chinese has no English left over', async (command) => {
    const { output } = await run([command, '--help'], 'zh-CN');
    expect(output).not.toMatch(/\b(Usage|Options|Arguments|display|show|default)\b/);
  });

  test('--version is the version of the package', async () => {
    expect((await run(['--version'])).output).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('wrong usage ends with code 2 and one line', () => {
  test.each([
    [
      'an unknown command',
      ['satrt'],
      'There is no command satrt. Did you mean start?',
      '没有命令 satrt。你要找的是 start 吗？',
    ],
    [
      'an unknown option',
      ['dev', '--prot', '1'],
      'There is no option --prot. Did you mean --port?',
      '没有选项 --prot。你要找的是 --port 吗？',
    ],
    [
      'a missing value',
      ['dev', '--port'],
      'The option --port <n> needs a value. See: qqbot --help',
      '选项 --port <n> 缺少值。运行 qqbot --help 查看用法。',
    ],
    [
      'a port that is none',
      ['dev', '--port', '99999'],
      'The value of --port <n> has to be a number from 0 to 65535. See: qqbot --help',
      '选项 --port <n> 的值应为 0 到 65535 的整数。运行 qqbot --help 查看用法。',
    ],
    [
      'both platforms',
      ['dev', '--emulator', '--platform'],
      'Choose one of --emulator and --platform. See: qqbot --help',
      '--emulator 与 --platform 只能选一个。运行 qqbot --help 查看用法。',
    ],
    ['no text', ['say'], '<text> is missing. See: qqbot --help', '缺少 <text>。运行 qqbot --help 查看用法。'],
    [
      'two places',
      ['say', 'hi', '--group', 'a', '--channel', 'b'],
      'Choose one of --channel <name> and --group <name>. See: qqbot --help',
      '--channel <name> 与 --group <name> 只能选一个。运行 qqbot --help 查看用法。',
    ],
    [
      'a place that does not go with its kind',
      ['say', 'hi', '--to', 'c2c', '--group', 'a'],
      '--group goes with --to group, --channel with --to channel.',
      '--group 只能与 --to group 一起用，--channel 只能与 --to channel 一起用。',
    ],
    [
      'a time that is none',
      ['say', 'hi', '--wait', 'long'],
      '--wait has to be a number of milliseconds from 0 to 240000.',
      '--wait 应为 0 到 240000 的毫秒数。',
    ],
    [
      'a directory that is not there',
      ['dev', '--cwd', '/nowhere/at/all'],
      '--cwd: there is no directory /nowhere/at/all.',
      '--cwd：目录 /nowhere/at/all 不存在。',
    ],
  ])('%s', async (_name, args, english, chinese) => {
    const answers = await Promise.all([run(args, 'en'), run(args, 'zh-CN')]);
    expect(answers).toEqual([english, chinese].map((text) => ({ code: 2, output: `qqbot ${text}\n` })));
  });

  test('no command at all shows the help', async () => {
    const { code, output } = await run([]);
    expect(code).toBe(2);
    expect(output).toContain('Commands:');
  });
});
