import { describe, expect, test, vi } from 'vitest';
import { Signature } from '../../src/command/signature.js';
import { type CommandInfo, CommandRegistry, PluginError } from '../../src/index.js';

const command = (
  declaration: string,
  alias: string[] = [],
  plugin?: string,
  prefixes: readonly string[] = ['/'],
): CommandInfo => {
  const signature = new Signature(declaration);
  const handler = { name: signature.name, plugin, run: () => undefined };
  return { signature, alias, guards: [], handler, prefixes, prefix: prefixes[0] ?? '' };
};

describe('matching', () => {
  const registry = new CommandRegistry();
  const roll = command('roll <sides:int>', ['dice', '骰子']);
  registry.add(roll);

  test.each([
    ['/roll 6', ' 6'],
    ['／roll 6', ' 6'],
    ['/ROLL 6', ' 6'],
    ['/dice', ''],
    ['/骰子\u30006', '\u30006'],
    ['/roll\n6', '\n6'],
    ['/ｒｏＬＬ 6', ' 6'],
  ])('%j calls it, with %j after its name', (text, input) => {
    const head = text.slice(0, text.length - input.length);
    expect(registry.match(text)).toEqual({ command: roll, head, name: head.slice(1), input });
  });

  test.each([['roll 6'], ['/ roll'], ['/'], [''], ['/rolls 6'], ['say /roll'], ['//roll']])('%j does not', (text) => {
    expect(registry.match(text)).toBeUndefined();
  });

  test('the name in a message is told whether or not there is such a command', () => {
    expect(['/rol 6', '/ x', 'rol'].map((text) => registry.nameIn(text))).toEqual(['rol', undefined, undefined]);
  });
});

test('of two prefixes that fit, the longer one counts; the first is the one shown', () => {
  const registry = new CommandRegistry(['!', '!!']);
  registry.add(command('ping', [], 'tools', ['!', '!!']));
  expect(registry.match('!!ping')).toMatchObject({ input: '', head: '!!ping', name: 'ping' });
  expect(registry.prefix).toBe('!');
});

describe('names of several words', () => {
  const registry = new CommandRegistry();
  for (const name of ['note', 'note add', 'note list all', 'roll'])
    registry.add(command(name, name === 'note add' ? ['记 下'] : []));

  test.each([
    ['/note add milk', 'note add', ' milk'],
    ['/NOTE\u3000ＡＤＤ milk', 'note add', ' milk'],
    ['/note  add', 'note add', ''],
    ['/note addition', 'note', ' addition'],
    ['/note "add" milk', 'note', ' "add" milk'],
    ['/note list', 'note', ' list'],
    ['/note list all', 'note list all', ''],
    ['/note list all of them', 'note list all', ' of them'],
    ['/记 下 牛奶', 'note add', ' 牛奶'],
    ['/roll note add', 'roll', ' note add'],
  ])('%j calls %j with %j', (text, name, input) => {
    const call = registry.match(text);
    expect([call?.command.signature.name, call?.input]).toEqual([name, input]);
  });

  test('half a name is none, and the name in a message has as many words as one could have', () => {
    expect(registry.match('/记 牛奶')).toBeUndefined();
    expect(['/记 夏 牛奶', '/记', '/note lst all', '/rol 6'].map((text) => registry.nameIn(text))).toEqual([
      '记 夏',
      '记',
      'note',
      'rol',
    ]);
  });

  test('the longest name frees its words when it goes', () => {
    const mine = new CommandRegistry();
    // One prefix in two forms, and a name that is its own alias, are one name.
    const undo = mine.add(command('a b c', ['A B C'], 'letters', ['/', '／']));
    mine.add(command('a'));
    undo();
    expect(mine.nameIn('/a b c')).toBe('a');
    expect(mine.nameIn('/x y z')).toBe('x');
  });

  // A walk over all names would make each message dearer with each plugin.
  test.each([
    ['/ping one two three four five', 3],
    ['/deep sub command of a long name', 8],
    ['/other one two three', 3],
    ['no command', 1],
  ])('%j is found in %j look-ups, whatever the number of commands', (text, lookUps) => {
    const few = new CommandRegistry();
    for (const name of ['ping', 'deep sub command of a name']) few.add(command(name));
    const many = new CommandRegistry();
    for (let index = 0; index < 5000; index++) many.add(command(`c${index} sub command of a name`));
    for (const name of ['ping', 'deep sub command of a name']) many.add(command(name));
    const get = vi.spyOn(Map.prototype, 'get');
    few.match(text);
    expect(get).toHaveBeenCalledTimes(lookUps);
    many.match(text);
    expect(get).toHaveBeenCalledTimes(2 * lookUps);
    get.mockRestore();
  });
});

describe('prefixes', () => {
  const registry = new CommandRegistry(['/'], { music: ['>'] });

  test('the command says first, then the config for its plugin, then the plugin, then the bot', () => {
    expect(registry.prefixesFor({ prefix: '!', plugin: 'music', pluginPrefix: '.' })).toEqual(['!']);
    expect(registry.prefixesFor({ plugin: 'music', pluginPrefix: '.' })).toEqual(['>']);
    expect(registry.prefixesFor({ plugin: 'dice', pluginPrefix: ['.', '。'] })).toEqual(['.', '。']);
    expect(registry.prefixesFor({ plugin: 'dice' })).toEqual(['/']);
    expect(registry.prefixesFor({ plugin: 'constructor' })).toEqual(['/']);
    expect(registry.prefixesFor({})).toEqual(['/']);
  });

  test('two commands may have one name under two prefixes', () => {
    const mine = new CommandRegistry();
    const [slash, dot] = [command('roll'), command('roll', [], 'dice', ['.', '。'])];
    mine.add(slash);
    const undo = mine.add(dot);
    expect(['/roll', '.roll', '。roll', '．roll'].map((text) => mine.match(text)?.command)).toEqual([
      slash,
      dot,
      dot,
      dot,
    ]);
    undo();
    expect(mine.match('.roll')).toBeUndefined();
    expect(mine.nameIn('.roll')).toBeUndefined();
    expect(mine.nameIn('/unknown')).toBe('unknown');
  });

  test('a shorter prefix that has the command counts where the longer one has not', () => {
    const mine = new CommandRegistry(['/']);
    const [named, slashed] = [command('help'), command('ping')];
    const bare = { ...named, prefixes: [''], alias: ['/help'] };
    mine.add(bare);
    mine.add(slashed);
    expect([mine.match('/help')?.command, mine.match('/ping')?.command]).toEqual([bare, slashed]);
  });
});

describe('names', () => {
  test('a name or alias that is taken is refused, naming both sides, and nothing is added', () => {
    const registry = new CommandRegistry();
    registry.add(command('roll', ['dice'], 'games'));
    const clash = () => registry.add(command('throw', ['new', 'DICE'], 'other'));
    expect(clash).toThrow(PluginError);
    expect(clash).toThrow(
      'The command "DICE" of other is already declared by games; rename it, drop the alias, or take another prefix. ' +
        "Or do without one of them in the config: commands: { without: { 'other': ['throw'] } }",
    );
    expect([registry.find('throw'), registry.find('new')]).toEqual([undefined, undefined]);
    expect(registry.list()).toHaveLength(1);
  });

  test('undoing frees name and aliases', () => {
    const registry = new CommandRegistry();
    const undo = registry.add(command('roll', ['dice']));
    undo();
    expect(registry.list()).toEqual([]);
    registry.add(command('dice'));
    expect(registry.match('/dice')).toBeDefined();
  });

  // A handler that undoes twice must not take away what somebody else has added meanwhile.
  test('undoing a second time takes nothing from who has the name now', () => {
    const registry = new CommandRegistry();
    const undo = registry.add(command('roll'));
    undo();
    const next = command('roll');
    registry.add(next);
    undo();
    expect(registry.find('roll')).toBe(next);
  });

  test('the list has each command once, in the order they were added', () => {
    const registry = new CommandRegistry();
    for (const name of ['c', 'a', 'b']) registry.add(command(name, [`${name}-alias`]));
    expect(registry.list().map(({ signature }) => signature.name)).toEqual(['c', 'a', 'b']);
  });
});
