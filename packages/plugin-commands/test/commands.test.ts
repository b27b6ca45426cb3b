import { allow, Command, deny, type Guard, MessageContext, Plugin, PluginError, use, UseGuards } from '@qqbotjs/core';
import { createTestBot, type TestBot, type TestBotOptions } from '@qqbotjs/testing';
import { describe, expect, test } from 'vitest';
import { type CommandsOptions, CommandsPlugin } from '../src/index.js';

const onlyAdmins: Guard = (ctx) =>
  ctx.kind === 'message' && ctx.author.role === 'admin' ? allow() : deny('admins only');

@Plugin({ name: 'dice' })
class DicePlugin {
  @Command('roll <sides:int> [times:int=1]', {
    alias: ['掷'],
    description: { 'zh-CN': '掷骰子', en: 'roll dice' },
  })
  roll(_ctx: MessageContext, sides: number): string {
    return `rolled d${sides}`;
  }

  @Command('secret', { hidden: true })
  secret(): string {
    return 'you found it';
  }

  @Command('kick <who>', { description: 'ask someone to leave' })
  @UseGuards(onlyAdmins)
  kick(_ctx: MessageContext, who: string): string {
    return `bye ${who}`;
  }
}

const startBot = (config: TestBotOptions = {}) => createTestBot({ plugins: [DicePlugin, CommandsPlugin], ...config });

const OWN_LINES = ['/help - list the commands, or explain one', '/help <command> tells how to use one'];

const ming = (bot: TestBot) => bot.group('Tea').member('Ming');
const admin = (bot: TestBot) => bot.group('Tea').member('Lao Wang', { role: 'admin' });

describe('/help', () => {
  test('lists the commands with their descriptions, in the order they were loaded', async () => {
    await using bot = await startBot();
    expect(await ming(bot).says('/help')).toEqual([['/roll - roll dice', ...OWN_LINES].join('\n')]);
  });

  test('speaks Chinese where the bot does', async () => {
    await using bot = await startBot({ locale: 'zh-CN' });
    expect(await ming(bot).says('/帮助')).toEqual([
      ['/roll - 掷骰子', '/help - 列出命令，或说明其中一个', '/help <命令> 查看用法'].join('\n'),
    ]);
  });

  test('lists a guarded command for those its guard lets through', async () => {
    await using bot = await startBot();
    expect(await ming(bot).says('/help')).toEqual([expect.not.stringContaining('kick')]);
    expect(await admin(bot).says('/help')).toEqual([expect.stringContaining('/kick - ask someone to leave')]);
  });

  test('leaves out a command whose guard throws, and lists the others', async () => {
    await using bot = await startBot();
    const broken: Guard = () => {
      throw new Error('the database is away');
    };
    bot.bot.command('stats', () => 'none', { guards: [broken] });
    const [list] = await ming(bot).says('/help');
    expect(list).toContain('/roll');
    expect(list).not.toContain('/stats');
  });

  test('shows the prefix of the bot', async () => {
    await using bot = await startBot({ commands: { prefix: ['!', '/'] } });
    expect(await ming(bot).says('/help')).toEqual([expect.stringContaining('!roll - roll dice')]);
    expect(await ming(bot).says('!help roll')).toEqual([expect.stringContaining('!roll <sides:int>')]);
  });
});

test('what has a prefix of its own is shown with it', async () => {
  await using bot = await startBot();
  bot.bot.command('weather <city>', () => 'sunny', { prefix: '.', alias: ['forecast'] });
  expect(await ming(bot).says('/help')).toEqual([expect.stringContaining('\n.weather\n')]);
  expect(await ming(bot).says('/help weather')).toEqual(['.weather <city>\ncity: a word\nAlso: .forecast']);
  expect(await ming(bot).says('.wether Rome')).toEqual(['No such command. Did you mean .weather?']);
});

describe('/help <command>', () => {
  test('tells usage, purpose, arguments and other names', async () => {
    await using bot = await startBot();
    expect(await ming(bot).says('/help roll')).toEqual([
      [
        '/roll <sides:int> [times:int=1]',
        'roll dice',
        'sides: a whole number',
        'times: a whole number, optional',
        'Also: /掷',
      ].join('\n'),
    ]);
  });

  test('tells the same in Chinese', async () => {
    await using bot = await startBot({ locale: 'zh-CN' });
    expect(await ming(bot).says('/帮助 掷')).toEqual([
      ['/roll <sides:int> [times:int=1]', '掷骰子', 'sides：一个整数', 'times：一个整数，可省略', '别名：/掷'].join(
        '\n',
      ),
    ]);
  });

  test.each(['/help ROLL', '/help /roll', '/help 掷', '／帮助 ／掷'])('understands %s', async (line) => {
    await using bot = await startBot();
    expect(await ming(bot).says(line)).toEqual([expect.stringMatching(/^\/roll <sides:int>/)]);
  });

  test('suggests the nearest name for an unknown one', async () => {
    await using bot = await startBot();
    expect(await ming(bot).says('/help rol')).toEqual(['No such command. Did you mean /roll?']);
  });

  test('points to the list when no name is near', async () => {
    await using bot = await startBot();
    expect(await ming(bot).says('/help weather')).toEqual(['No such command. /help lists them.']);
  });

  test('knows nothing of hidden commands, nor of those denied to this person', async () => {
    await using bot = await startBot();
    expect(await ming(bot).says('/help secret')).toEqual(['No such command. /help lists them.']);
    expect(await ming(bot).says('/help kick')).toEqual(['No such command. /help lists them.']);
    expect(await admin(bot).says('/help kick')).toEqual([expect.stringMatching(/^\/kick <who>/)]);
  });
});

describe('an unknown command', () => {
  test('is answered with the nearest one', async () => {
    await using bot = await startBot();
    expect(await ming(bot).says('/rlol 6')).toEqual(['No such command. Did you mean /roll?']);
  });

  test('is answered in Chinese where the bot speaks it', async () => {
    await using bot = await startBot({ locale: 'zh-CN' });
    expect(await ming(bot).says('/rlol 6')).toEqual(['没有这个命令。是否想用 /roll？']);
  });

  test.each([
    ['nothing is near', '/weather'],
    ['the near one is hidden', '/secrt'],
    ['the near one is denied to this person', '/kik Hong'],
    ['it is no command at all', 'rlol'],
  ])('is passed over in silence when %s', async (_, line) => {
    await using bot = await startBot();
    expect(await ming(bot).says(line)).toEqual([]);
  });

  test('is suggested a guarded command by someone who may use it', async () => {
    await using bot = await startBot();
    expect(await admin(bot).says('/kik Hong')).toEqual(['No such command. Did you mean /kick?']);
  });

  test('said to others in a group where the bot hears everything is left alone', async () => {
    await using bot = await startBot({ intents: ['GROUP_AND_C2C_EVENT'] });
    bot.group('Tea').emulated.receiveAll = true;
    expect(await ming(bot).says('/rlol', { mention: false })).toEqual([]);
  });

  test('is not looked for in ordinary words when the prefix is empty', async () => {
    await using bot = await startBot({ commands: { prefix: '' } });
    expect(await ming(bot).says('rlol')).toEqual([]);
    expect(await ming(bot).says('roll 6')).toEqual(['rolled d6']);
  });

  test('gets no answer when suggestions are switched off', async () => {
    await using bot = await startBot({ plugins: [DicePlugin, use(CommandsPlugin, { suggest: false })] });
    expect(await ming(bot).says('/rlol')).toEqual([]);
  });
});

describe('wrong arguments', () => {
  test.each([
    ['en', '/roll', '"sides" is missing: it takes a whole number.', 'Usage: '],
    ['en', '/roll six', '"sides" takes a whole number, not "six".', 'Usage: '],
    ['zh-CN', '/掷 六', '参数“sides”需要一个整数，而不是“六”。', '用法：'],
  ] as const)(
    'are answered with the problem, the place and the usage (%s, %s)',
    async (locale, line, problem, usage) => {
      await using bot = await startBot({ locale });
      const lines = (await ming(bot).says(line)).join('').split('\n');
      expect(lines).toEqual([
        problem,
        line,
        expect.stringMatching(/^\s+\^$/),
        `${usage}/roll <sides:int> [times:int=1]`,
      ]);
    },
  );
});

describe('the plugin', () => {
  test('leaves no trace when it is unloaded', async () => {
    await using bot = await startBot({ plugins: [DicePlugin] });
    const { commands, plugins } = bot.bot;
    const before = commands.list();
    await plugins.load(CommandsPlugin);
    expect(commands.list()).not.toEqual(before);
    await plugins.unload('commands');
    expect(commands.list()).toEqual(before);
    expect(await ming(bot).says('/rlol')).toEqual([]);
  });

  test('forgets the commands of a plugin that was unloaded', async () => {
    await using bot = await startBot();
    await bot.bot.plugins.unload('dice');
    expect(await ming(bot).says('/help')).toEqual([expect.not.stringContaining('roll')]);
  });

  test('refuses a misspelt option when it is loaded', async () => {
    await using bot = await startBot({ plugins: [DicePlugin] });
    const misspelt = { sugest: true } as unknown as CommandsOptions;
    const loading = bot.bot.plugins.load(use(CommandsPlugin, misspelt));
    await expect(loading).rejects.toThrow(PluginError);
    await expect(loading).rejects.toThrow('sugest');
    expect(bot.bot.plugins.names).toEqual(['dice']);
  });
});
