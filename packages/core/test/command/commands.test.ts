import { describe, expect, test } from 'vitest';
import {
  type BotConfig,
  Command,
  CommandInputError,
  createBot,
  deny,
  type MessageContext,
  Plugin,
  PluginError,
} from '../../src/index.js';
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
    ['en', '"sides" takes a whole number, not "six".', 'Usage: '],
    ['zh-CN', '参数“sides”需要一个整数，而不是“six”。', '用法：'],
  ] as const)('wrong input is explained to them in %s: what, where, and what to type', async (locale, what, usage) => {
    await using scene = await dice({ locale });
    const caret = `${'\u2007'.repeat(6)}^`;
    expect(await asks(scene, '/dice six')).toBe(
      [what, '/dice six', caret, `${usage}/roll <sides:int> [times:int=1]`].join('\n'),
    );
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

test('options come as an object after the arguments', async () => {
  await using scene = await startScene({
    setUp: (bot) =>
      bot.command('ban <who> [reason:text] -d, --days <n:int=7> --silent', (_, who, reason, { days, silent }) =>
        [who, reason, days, silent].join('|'),
      ),
  });
  expect(await asks(scene, '/ban amy')).toBe('amy||7|false');
  expect(await asks(scene, '/ban amy —days 3 spam and --silent lies')).toBe('amy|spam and lies|3|true');
  expect(await asks(scene, '/ban amy --dayz 3')).toContain('Did you mean "--days"?');
});

test('a group of commands shares its first word', async () => {
  await using scene = await startScene({
    setUp: (bot) =>
      bot
        .command('note add <what:text>', (_, what) => `noted ${what}`, { alias: ['记'] })
        .command('note list', () => 'all notes')
        .command('note', () => 'how to use notes'),
  });
  expect(await asks(scene, '/note add buy milk')).toBe('noted buy milk');
  expect(await asks(scene, '/Note\u3000List')).toBe('all notes');
  expect(await asks(scene, '/note')).toBe('how to use notes');
  expect(await asks(scene, '/记 买牛奶')).toBe('noted 买牛奶');
  expect(await asks(scene, '/note add')).toContain('\n/note add\n');
});

describe('a picture', () => {
  const show = () =>
    startScene({
      setUp: (bot) =>
        bot
          .command('show <first:image> [second:image] [caption:text]', (_, first, second, caption) =>
            [first.name, second?.name, caption].join('|'),
          )
          .command('count [pictures...:image]', (_, pictures) => `${pictures.length} pictures`),
    });
  const file = (name: string, type = 'image/png') => ({
    url: `https://example.com/${name}`,
    filename: name,
    content_type: type,
  });

  test('is taken from the message, whatever stands between', async () => {
    await using scene = await show();
    const attachments = [file('a.png'), file('b.mp4', 'video/mp4'), file('c.png')];
    const said = await scene.emulator.user('amy').says('/show look at this', { attachments });
    expect((await said.nextReply()).content).toBe('a.png|c.png|look at this');
    const counted = await scene.emulator.user('amy').says('/count', { attachments });
    expect((await counted.nextReply()).content).toBe('2 pictures');
  });

  test('is taken from the message quoted, after those of the message', async () => {
    await using scene = await show();
    const quoted = { msg_idx: 'REFIDX_1', message_type: 0, content: '', attachments: [file('old.png')] };
    const extra = { msg_elements: [quoted] };
    const said = await scene.emulator.user('amy').says('/show', { attachments: [file('new.png')], extra });
    expect((await said.nextReply()).content).toBe('new.png|old.png|');
  });

  test('that is missing is asked for', async () => {
    await using scene = await show();
    expect(await asks(scene, '/show this')).toBe(
      [
        '"first" is missing: send a picture along with the command, or quote one.',
        '/show this',
        `${'\u2007'.repeat(11)}^`,
        'Usage: /show <first:image> [second:image] [caption:text]',
      ].join('\n'),
    );
    expect(await asks(scene, '/count')).toBe('0 pictures');
  });
});

describe('a command for some scenes', () => {
  const inGroups = () =>
    startScene({
      setUp: (bot) =>
        bot
          .command('mute <who>', (_, who) => `muted ${who}`, { scene: 'group' })
          .command('where', () => 'there', { scene: ['c2c', 'dm'], guards: [() => deny('not you')] }),
    });

  test('runs there', async () => {
    await using scene = await inGroups();
    const said = await scene.emulator.group('lobby').member('amy').says('/mute bob');
    expect((await said.nextReply()).content).toBe('muted bob');
  });

  test('tells people elsewhere where it works, whatever else they typed', async () => {
    await using scene = await inGroups();
    expect(await asks(scene, '/mute')).toBe('This command works in groups only.');
    const said = await scene.emulator.group('lobby').member('amy').says('/where');
    expect((await said.nextReply()).content).toBe(
      'This command works in one-to-one chats and private chats of guilds only.',
    );
    expect(await asks(scene, '/where')).toBe('not you');
  });

  test('has that among its guards, by which a list of commands is made', async () => {
    await using scene = await inGroups();
    expect(scene.bot.commands.list().map(({ guards }) => guards.length)).toEqual([1, 2]);
  });
});

describe('prefixes', () => {
  @Plugin({ name: 'dice', prefix: ['.', '。'] })
  class Dotted {
    @Command('roll <sides:int>')
    roll(_: MessageContext, sides: number): string {
      return `d${sides}`;
    }

    @Command('r <sides:int>', { prefix: '!' })
    short(_: MessageContext, sides: number): string {
      return `short d${sides}`;
    }
  }

  test('of a plugin and of a command replace those of the bot', async () => {
    await using scene = await startScene({ setUp: (bot) => bot.plugin(Dotted).on('message', () => 'nothing') });
    expect(await asks(scene, '.roll 6')).toBe('d6');
    expect(await asks(scene, '。roll 6')).toBe('d6');
    expect(await asks(scene, '!r 6')).toBe('short d6');
    expect(await asks(scene, '/roll 6')).toBe('nothing');
    expect(await asks(scene, '.r 6')).toBe('nothing');
    expect(await asks(scene, '。roll')).toContain('Usage: .roll <sides:int>');
    expect(scene.bot.commands.list().map(({ prefix }) => prefix)).toEqual(['.', '!']);
  });

  test('of the config stand over those of a plugin, not over those of a command', async () => {
    const config = { commands: { prefixes: { dice: '#' } } };
    await using scene = await startScene({ config, setUp: (bot) => bot.plugin(Dotted).on('message', () => 'nothing') });
    expect(await asks(scene, '#roll 6')).toBe('d6');
    expect(await asks(scene, '.roll 6')).toBe('nothing');
    expect(await asks(scene, '!r 6')).toBe('short d6');
  });

  test('go with the plugin', async () => {
    await using scene = await startScene({ setUp: (bot) => bot.plugin(Dotted) });
    await scene.bot.plugins.unload('dice');
    expect(scene.bot.commands.nameIn('.roll 6')).toBeUndefined();
  });
});

describe('commands.without of the config', () => {
  @Plugin({ name: 'notes' })
  class Notes {
    @Command('note add <text:text>', { alias: ['status'] })
    add() {
      return 'added';
    }

    @Command('note list')
    list() {
      return 'milk';
    }

    @Command('notes')
    count() {
      return '1';
    }
  }

  test.each([
    [['note'], ['notes']],
    [['NOTE  Add'], ['note list', 'notes']],
    [['notes'], ['note add', 'note list']],
  ])('%j leaves them out, and their names are free', async (notes, left) => {
    const config = { commands: { without: { notes } } };
    await using scene = await startScene({ config, setUp: (bot) => bot.plugin(Notes) });
    expect(scene.bot.commands.list().map(({ signature }) => signature.name)).toEqual(left);
    expect(scene.log.complaints).toEqual([]);
    scene.bot.command(notes.join(' '), () => 'mine');
  });

  test('is what an error about a name that is taken tells of, whoever was first', async () => {
    const bot = (config: BotConfig) => createBot({ ...config, appId: '1', clientSecret: 's', store: 'memory' });
    const remedy = "commands: { without: { 'notes': ['note add'] } }";
    const first = bot({ log: { level: 'silent' }, locale: 'en' }).command('status', () => 'mine');
    await expect(first.plugins.load(Notes)).rejects.toThrow(remedy);
    const last = bot({ log: { level: 'silent' }, locale: 'en' });
    await last.plugins.load(Notes);
    expect(() => last.command('status', () => 'mine')).toThrow(remedy);
    await Promise.all([first.stop(), last.stop()]);
  });

  test('that names a command the plugin has not is warned about', async () => {
    const config = { commands: { without: { notes: ['note ad', 'notes'] } } };
    await using scene = await startScene({ config, setUp: (bot) => bot.plugin(Notes) });
    expect(scene.log.lines).toContainEqual(
      expect.objectContaining({
        plugin: 'notes',
        commands: ['note ad'],
        msg: expect.stringContaining('does not have'),
      }),
    );
  });
});

describe('examples', () => {
  const declare = (declaration: string, ...examples: string[]) => Command(declaration, { alias: ['d'], examples });

  test('fit the signature, and are there for a list of commands', async () => {
    await using scene = await startScene({
      setUp: (bot) => bot.command('roll <n:int>', () => {}, { alias: ['d'], examples: ['roll 6', 'D 6'] }),
    });
    expect(scene.bot.commands.find('roll')?.examples).toEqual(['roll 6', 'D 6']);
    expect(() => declare('show <pic:image> <n:int>', 'show 6')).not.toThrow();
  });

  test.each([
    ['/roll 6', 'has to begin with the name of its command, without prefix: "roll …"'],
    ['throw 6', 'has to begin with the name of its command'],
    ['roll six', 'does not fit its command: "n" takes a whole number, not "six".'],
    ['d', 'does not fit its command: "n" is missing'],
  ])('the example %j is refused when it is declared', (example, problem) => {
    expect(() => declare('roll <n:int>', example)).toThrow(PluginError);
    expect(() => declare('roll <n:int>', example)).toThrow(problem);
  });
});
