import { describe, expect, test } from 'vitest';
import { type BotConfig, Command, CommandInputError, type MessageContext, Plugin } from '../../src/index.js';
import { type Scene, startScene } from '../helpers/scene.js';

@Plugin({ name: 'dice' })
class Dice {
  @Command('roll <sides:int> [times:int=1]', { alias: ['dice'] })
  roll(_: MessageContext, sides: number, times: number): string {
    return `${times}d${sides}`;
  }

  @Command('say <what>')
  async say(ctx: MessageContext, what: string): Promise<void> {
    await ctx.reply(`[${what}]`);
  }

  @Command('refuse')
  refuse(): never {
    throw new CommandInputError({ 'zh-CN': '今天不行。', en: 'Not today.' }, '/refuse');
  }
}

const dice = (config?: BotConfig) => startScene({ config, setUp: (bot) => bot.plugin(Dice) });

async function asks({ emulator }: Scene, text: string): Promise<string> {
  return (await (await emulator.user('amy').says(text)).nextReply()).content;
}

describe('a person calls a command', () => {
  test.each([
    ['/roll 20', '1d20'],
    ['／roll 20 3', '3d20'],
    ['/DICE 6', '1d6'],
    ['/say “你好 世界”', '[你好 世界]'],
    ['/say 「你好 世界」', '[你好 世界]'],
    ['/say\u3000hello', '[hello]'],
  ])('%j is answered with %j', async (text, answer) => {
    await using scene = await dice();
    expect(await asks(scene, text)).toBe(answer);
  });

  test('in a group, where a space stays from the mention', async () => {
    await using scene = await dice();
    const said = await scene.emulator.group('lobby').member('amy').says('/roll 6 ');
    expect((await said.nextReply()).content).toBe('1d6');
  });

  test('in a channel, where the mention itself stays', async () => {
    await using scene = await dice();
    const said = await scene.emulator.channel('general').member('amy').says('/roll 6');
    expect((await said.nextReply()).content).toBe('1d6');
  });

  test.each([
    ['en', '"sides" takes a whole number, not "six".\nUsage: /roll <sides:int> [times:int=1]'],
    ['zh-CN', '参数“sides”需要一个整数，而不是“six”。\n用法：/roll <sides:int> [times:int=1]'],
  ] as const)('wrong input is explained to them in %s', async (locale, answer) => {
    await using scene = await dice({ locale });
    expect(await asks(scene, '/roll six')).toBe(answer);
  });

  test('in a guild the explanation is readable: its usage is escaped', async () => {
    await using scene = await dice();
    const said = await scene.emulator.channel('general').member('amy').says('/roll');
    expect((await said.nextReply()).content).toContain('Usage: /roll &lt;sides:int&gt;');
  });

  test('a command may refuse its input itself', async () => {
    await using scene = await dice();
    expect(await asks(scene, '/refuse')).toBe('Not today.\nUsage: /refuse');
  });

  test('prefixes of the config replace the usual ones', async () => {
    await using scene = await dice({ commands: { prefix: ['!', '.'] } });
    expect(await asks(scene, '.roll 6')).toBe('1d6');
    expect(await asks(scene, '!roll')).toContain('Usage: !roll <sides:int>');
  });
});

test('a command added without a class has typed arguments and options of its own', async () => {
  await using scene = await startScene({
    setUp: (bot) =>
      bot.command('add <numbers...:number>', (_, numbers) => String(numbers.reduce((sum, n) => sum + n, 0)), {
        alias: ['sum'],
        description: { 'zh-CN': '求和', en: 'adds up' },
        hidden: true,
      }),
  });
  expect(await asks(scene, '/sum 1 2.5')).toBe('3.5');
  expect(scene.bot.commands.find('add')).toMatchObject({ hidden: true, description: { en: 'adds up' } });
});
