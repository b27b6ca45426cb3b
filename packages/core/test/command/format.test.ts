import { describe, expect, test } from 'vitest';
import { Signature } from '../../src/command/signature.js';
import { PluginError } from '../../src/index.js';
import { Attachment } from '../../src/message/incoming/attachment.js';

const picture = new Attachment({ url: 'example.com/cat.png', content_type: 'image/png' });

describe('values written as a person would type them', () => {
  test.each<[string, unknown[], string]>([
    ['ping', [], '/ping'],
    ['note add <what:text>', ['buy milk'], '/note add buy milk'],
    ['roll <sides:int> [times:int=1]', [6, 3], '/roll 6 3'],
    ['roll <sides:int> [times:int=1]', [6, 1], '/roll 6'],
    ['roll <sides:int> [times:int=1]', [6], '/roll 6'],
    ['roll <sides:int> [times:int=1] [why]', [6, 1, 'fun'], '/roll 6 1 fun'],
    ['say <what>', ['two words'], '/say "two words"'],
    ['say <what>', ['a "b" c'], '/say "a ""b"" c"'],
    ['say <what>', [''], '/say ""'],
    ['say <what>', ['“quoted'], '/say "“quoted"'],
    ['say <what>', ['--silent'], '/say --silent'],
    ['say <what> --silent', ['--silent', { silent: true }], '/say "--silent" --silent'],
    ['say <what> --silent', ['—', { silent: false }], '/say "—"'],
    ['say <what:text> --silent', ['no --what about it', {}], '/say no --what about it'],
    ['say <what:text> --silent', ['no --silent about it', {}], '/say -- no --silent about it'],
    ['say <what:text> --silent', ['-- it', { silent: true }], '/say --silent -- -- it'],
    ['add [n...:number]', [[1, 2.5, -3e21, 1e-7]], '/add 1 2.5 -3000000000000000000000 0.0000001'],
    ['add [n...:number]', [[]], '/add'],
    ['mute <who:user> [for:duration=10m]', ['12345', 5_400_250], '/mute <@12345> 1h30m250ms'],
    ['wait <for:duration>', [0], '/wait 0s'],
    ['wait <for:duration>', [1.5], '/wait 1.5ms'],
    ['set <on:bool> <c:a|b>', [false, 'b'], '/set false b'],
    [
      'x -d, --days <n:int=7> --no-log --tag <t...>',
      [{ days: 7, log: false, tag: ['a b', 'c'] }],
      '/x --no-log --tag "a b" --tag c',
    ],
    ['x -d, --days <n:int=7>', [{ days: -3 }], '/x --days -3'],
    ['show [pic:image] <caption:text>', [picture, 'a cat'], '/show a cat'],
    ['show <pic:image> <caption:text>', [undefined, 'a cat'], '/show a cat'],
  ])('%j with %j', (declaration, values, line) => {
    expect(new Signature(declaration).format(values)).toBe(line);
  });

  test('with the prefix people see', () => {
    expect(new Signature('roll <n:int>').format([6], '.')).toBe('.roll 6');
  });

  test('a kind of one’s own says how its values are written', () => {
    const colour = {
      parse: (word: string) => (word.startsWith('#') ? { hex: word.slice(1) } : undefined),
      format: ({ hex }: { hex: string }) => `#${hex}`,
      hint: { 'zh-CN': '一个颜色', en: 'a colour' },
    };
    expect(new Signature('paint <c:colour>', { colour }).format([{ hex: 'fff' }])).toBe('/paint #fff');
  });
});

test.each<[string, unknown[]]>([
  ['roll <n:int>', []],
  ['roll <n:int>', ['six']],
  ['roll <n:int>', [6, 7]],
  ['say [a] [b]', [undefined, 'b']],
  ['say <what:text>', ['']],
  ['say <what:text>', [' around ']],
  ['add <n...:int>', [[]]],
  ['add <n...:int>', [3]],
  ['wait <for:duration>', [-5]],
  ['x --silent', [{ silent: 'yes' }]],
])('no line of %j means %j', (declaration, values) => {
  const format = () => new Signature(declaration).format(values);
  expect(format).toThrow(PluginError);
  expect(format).toThrow('means these values; check their number and kinds');
});
