import {
  allow,
  type BotConfig,
  Command,
  deny,
  type Guard,
  MessageContext,
  Plugin,
  PluginError,
  use,
  UseGuards,
} from '@qqbotjs/core';
import { describe, expect, test } from 'vitest';
import { type CommandsOptions, CommandsPlugin } from '../src/index.js';
import { type BotOnEmulator, botOnEmulator } from './helpers/bot-on-emulator.js';

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

async function startBot(config: BotConfig = {}): Promise<BotOnEmulator> {
  const scene = await botOnEmulator({ plugins: [DicePlugin, CommandsPlugin], ...config });
  await scene.bot.start();
  return scene;
}

describe('/help', () => {
  test('lists the commands with their descriptions, in the order they were loaded', async () => {
    await using scene = await startBot();
    expect(await scene.ask('/help')).toBe(
      ['/roll - roll dice', '/help - list the commands, or explain one', '/help <command> tells how to use one'].join(
        '\n',
      ),
    );
  });

  test('speaks Chinese where the bot does', async () => {
    await using scene = await startBot({ locale: 'zh-CN' });
    expect(await scene.ask('/帮助')).toBe(
      ['/roll - 掷骰子', '/help - 列出命令，或说明其中一个', '/help <命令> 查看用法'].join('\n'),
    );
  });

  test('lists a guarded command for those its guard lets through', async () => {
    await using scene = await startBot();
    expect(await scene.ask('/help', 'member')).not.toContain('kick');
    expect(await scene.ask('/help', 'admin')).toContain('/kick - ask someone to leave');
  });

  test('leaves out a command whose guard throws, and lists the others', async () => {
    await using scene = await startBot();
    const broken: Guard = () => {
      throw new Error('the database is away');
    };
    scene.bot.command('stats', () => 'none', { guards: [broken] });
    const list = await scene.ask('/help');
    expect(list).toContain('/roll');
    expect(list).not.toContain('/stats');
  });

  test('shows the prefix of the bot', async () => {
    await using scene = await startBot({ commands: { prefix: ['!', '/'] } });
    expect(await scene.ask('/help')).toContain('!roll - roll dice');
    expect(await scene.ask('!help roll')).toContain('!roll <sides:int>');
  });

  test('answers with one reply', async () => {
    await using scene = await startBot();
    const said = await scene.emulator.group('Tea').member('Ming').says('/help');
    await said.nextReply();
    await scene.ask('/roll 6');
    expect(said.replies).toHaveLength(1);
  });
});

describe('/help <command>', () => {
  test('tells usage, purpose, arguments and other names', async () => {
    await using scene = await startBot();
    expect(await scene.ask('/help roll')).toBe(
      [
        '/roll <sides:int> [times:int=1]',
        'roll dice',
        'sides: a whole number',
        'times: a whole number, optional',
        'Also: /掷',
      ].join('\n'),
    );
  });

  test('tells the same in Chinese', async () => {
    await using scene = await startBot({ locale: 'zh-CN' });
    expect(await scene.ask('/帮助 掷')).toBe(
      ['/roll <sides:int> [times:int=1]', '掷骰子', 'sides：一个整数', 'times：一个整数，可省略', '别名：/掷'].join(
        '\n',
      ),
    );
  });

  test.each(['/help ROLL', '/help /roll', '/help 掷', '／帮助 ／掷'])('understands %s', async (line) => {
    await using scene = await startBot();
    expect(await scene.ask(line)).toMatch(/^\/roll <sides:int>/);
  });

  test('suggests the nearest name for an unknown one', async () => {
    await using scene = await startBot();
    expect(await scene.ask('/help rol')).toBe('No such command. Did you mean /roll?');
  });

  test('points to the list when no name is near', async () => {
    await using scene = await startBot();
    expect(await scene.ask('/help weather')).toBe('No such command. /help lists them.');
  });

  test('knows nothing of hidden commands, nor of those denied to this person', async () => {
    await using scene = await startBot();
    expect(await scene.ask('/help secret')).toBe('No such command. /help lists them.');
    expect(await scene.ask('/help kick', 'member')).toBe('No such command. /help lists them.');
    expect(await scene.ask('/help kick', 'admin')).toMatch(/^\/kick <who>/);
  });
});

describe('an unknown command', () => {
  test('is answered with the nearest one', async () => {
    await using scene = await startBot();
    expect(await scene.ask('/rlol 6')).toBe('No such command. Did you mean /roll?');
  });

  test('is answered in Chinese where the bot speaks it', async () => {
    await using scene = await startBot({ locale: 'zh-CN' });
    expect(await scene.ask('/rlol 6')).toBe('没有这个命令。是否想用 /roll？');
  });

  test.each([
    ['nothing is near', '/weather'],
    ['the near one is hidden', '/secrt'],
    ['the near one is denied to this person', '/kik Hong'],
    ['it is no command at all', 'rlol'],
  ])('is passed over in silence when %s', async (_, line) => {
    await using scene = await startBot();
    const said = await scene.emulator.group('Tea').member('Ming').says(line);
    await scene.ask('/roll 6');
    expect(said.replies).toEqual([]);
  });

  test('is suggested a guarded command by someone who may use it', async () => {
    await using scene = await startBot();
    expect(await scene.ask('/kik Hong', 'admin')).toBe('No such command. Did you mean /kick?');
  });

  test('said to others in a group where the bot hears everything is left alone', async () => {
    await using scene = await startBot({ intents: ['GROUP_AND_C2C_EVENT'] });
    const group = scene.emulator.group('Tea');
    group.receiveAll = true;
    const said = await group.member('Ming').says('/rlol', { mention: false });
    await scene.ask('/roll 6');
    expect(said.replies).toEqual([]);
  });

  test('is not looked for in ordinary words when the prefix is empty', async () => {
    await using scene = await startBot({ commands: { prefix: '' } });
    const said = await scene.emulator.group('Tea').member('Ming').says('rlol');
    expect(await scene.ask('roll 6')).toBe('rolled d6');
    expect(said.replies).toEqual([]);
  });

  test('gets no answer when suggestions are switched off', async () => {
    await using scene = await startBot({ plugins: [DicePlugin, use(CommandsPlugin, { suggest: false })] });
    const said = await scene.emulator.group('Tea').member('Ming').says('/rlol');
    await scene.ask('/roll 6');
    expect(said.replies).toEqual([]);
  });
});

describe('wrong arguments', () => {
  test.each([
    ['en', '/roll', '"sides" is missing: it takes a whole number.\nUsage: /roll <sides:int> [times:int=1]'],
    ['en', '/roll six', '"sides" takes a whole number, not "six".\nUsage: /roll <sides:int> [times:int=1]'],
    ['zh-CN', '/掷 六', '参数“sides”需要一个整数，而不是“六”。\n用法：/roll <sides:int> [times:int=1]'],
  ] as const)('are answered with the problem and the usage (%s, %s)', async (locale, line, answer) => {
    await using scene = await startBot({ locale });
    expect(await scene.ask(line)).toBe(answer);
  });
});

describe('the plugin', () => {
  test('leaves no trace when it is unloaded', async () => {
    await using scene = await startBot({ plugins: [DicePlugin] });
    const { bot } = scene;
    const before = bot.commands.list();
    await bot.plugins.load(CommandsPlugin);
    expect(bot.commands.list()).not.toEqual(before);
    await bot.plugins.unload('commands');
    expect(bot.commands.list()).toEqual(before);
    const said = await scene.emulator.group('Tea').member('Ming').says('/rlol');
    await scene.ask('/roll 6');
    expect(said.replies).toEqual([]);
  });

  test('forgets the commands of a plugin that was unloaded', async () => {
    await using scene = await startBot();
    await scene.bot.plugins.unload('dice');
    expect(await scene.ask('/help')).not.toContain('roll');
  });

  test('refuses a misspelt option when it is loaded', async () => {
    await using scene = await startBot({ plugins: [DicePlugin] });
    const misspelt = { sugest: true } as unknown as CommandsOptions;
    const loading = scene.bot.plugins.load(use(CommandsPlugin, misspelt));
    await expect(loading).rejects.toThrow(PluginError);
    await expect(loading).rejects.toThrow('sugest');
    expect(scene.bot.plugins.names).toEqual(['dice']);
  });
});
