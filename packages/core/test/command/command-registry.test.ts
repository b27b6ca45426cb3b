import { describe, expect, test } from 'vitest';
import { Signature } from '../../src/command/signature.js';
import { type CommandInfo, CommandRegistry, PluginError } from '../../src/index.js';

const command = (declaration: string, alias: string[] = [], plugin?: string): CommandInfo => {
  const signature = new Signature(declaration);
  return { signature, alias, guards: [], handler: { name: signature.name, plugin, run: () => undefined } };
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
  ])('%j calls it, with %j after its name', (text, input) => {
    expect(registry.match(text)).toEqual({ command: roll, input });
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
  registry.add(command('ping'));
  expect(registry.match('!!ping')?.input).toBe('');
  expect(registry.prefix).toBe('!');
});

describe('names', () => {
  test('a name or alias that is taken is refused, naming both sides, and nothing is added', () => {
    const registry = new CommandRegistry();
    registry.add(command('roll', ['dice'], 'games'));
    const clash = () => registry.add(command('throw', ['new', 'DICE'], 'other'));
    expect(clash).toThrow(PluginError);
    expect(clash).toThrow('The command "dice" of other is already declared by games; rename it or drop the alias.');
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
