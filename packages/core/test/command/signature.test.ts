import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Signature } from '../../src/command/signature.js';
import { CommandInputError, PluginError } from '../../src/index.js';

describe('what a declaration means', () => {
  test.each([
    ['ping', []],
    ['  ping  ', []],
    ['roll <sides:int>', [{ name: 'sides', kindName: 'int', optional: false, rest: false }]],
    ['say [what]', [{ name: 'what', kindName: 'string', optional: true, defaultValue: undefined }]],
    ['roll [times:int=3]', [{ name: 'times', optional: true, defaultValue: 3 }]],
    ['greet [who=world]', [{ name: 'who', kindName: 'string', defaultValue: 'world' }]],
    ['echo <words:text>', [{ name: 'words', kindName: 'text' }]],
    ['add <numbers...:number>', [{ name: 'numbers', kindName: 'number', rest: true, optional: false }]],
    ['add [words...]', [{ name: 'words', kindName: 'string', rest: true, optional: true }]],
    ['paint <colour:red|green|blue>', [{ name: 'colour', kindName: 'red|green|blue' }]],
    ['天气 <城市> [天数:int=1]', [{ name: '城市' }, { name: '天数', defaultValue: 1 }]],
  ])('%j', (declaration, parameters) => {
    const signature = new Signature(declaration);
    expect(signature.parameters).toMatchObject(parameters);
    expect(signature.parameters).toHaveLength(parameters.length);
    expect(signature.name).toBe(declaration.trim().split(' ')[0]);
  });
});

describe('a declaration that cannot be read says where and what to write', () => {
  test.each([
    ['', 'begin with the name of the command'],
    ['<a>', 'begin with the name of the command'],
    ['/roll', 'leave the prefix out: "roll"'],
    ['／roll', 'leave the prefix out: "roll"'],
    ['roll sides', 'write <name:kind> or [name:kind=default]'],
    ['roll <>', 'write <name:kind> or [name:kind=default]'],
    ['roll <sides', 'write <name:kind> or [name:kind=default]'],
    ['roll <sides:integer>', 'there is no kind "integer"; use string, text, int'],
    ['roll <sides:constructor>', 'there is no kind "constructor"'],
    ['roll [sides:int=many]', 'a default must fit its kind and stand in []'],
    ['roll <sides:int=6>', 'a default must fit its kind and stand in []'],
    ['roll [a] <b>', 'required arguments come before optional ones'],
    ['echo <all:text> <more>', 'what takes all the rest must come last'],
    ['echo <all...> <more>', 'what takes all the rest must come last'],
  ])('%j', (declaration, remedy) => {
    expect(() => new Signature(declaration)).toThrow(PluginError);
    expect(() => new Signature(declaration)).toThrow(remedy);
  });

  test('in both languages', () => {
    try {
      new Signature('roll <sides:integer>');
      expect.unreachable();
    } catch (error) {
      expect((error as PluginError).in('zh-CN')).toContain('没有“integer”这个类型');
    }
  });
});

describe('what people type', () => {
  test.each<[string, string, unknown[]]>([
    ['ping', '', []],
    ['roll <sides:int> [times:int=1]', ' 6', [6, 1]],
    ['roll <sides:int> [times:int=1]', ' 6 3 ', [6, 3]],
    ['roll <sides:int>', '\u30006\u3000', [6]],
    ['say [what]', '', [undefined]],
    ['say <what>', ' "two words"', ['two words']],
    ['say <what>', ' “两个 词”', ['两个 词']],
    ['say <what>', ' 「两个 词」', ['两个 词']],
    ['say <what>', ' ""', ['']],
    ['echo <all:text>', '  keep   my  spaces  ', ['keep   my  spaces']],
    ['echo <to> <all:text>', ' amy "quoted" text', ['amy', '"quoted" text']],
    ['echo [all:text=nothing]', '', ['nothing']],
    ['add <numbers...:int>', ' 1 2 3', [[1, 2, 3]]],
    ['add [words...]', '', [[]]],
    ['paint <colour:red|green>', ' GREEN', ['green']],
    ['mute <who:user> [for:duration=10m]', ' <@!12345>', ['12345', 600_000]],
    ['set <flag:bool>', ' 开', [true]],
  ])('%j given %j is %j', (declaration, input, values) => {
    expect(new Signature(declaration).parse(input)).toEqual(values);
  });

  test.each([
    ['roll <sides:int>', '', '"sides" is missing: it takes a whole number.', '缺少参数“sides”，需要一个整数。'],
    ['roll <sides:int>', ' six', '"sides" takes a whole number, not "six".', '参数“sides”需要一个整数，而不是“six”。'],
    ['roll <sides:int>', ' 6 7 8', '"7 8" is too much.', '多出了“7 8”。'],
    ['paint <c:a|b>', ' x', '"c" takes one of a | b, not "x".', '参数“c”需要其中之一：a | b，而不是“x”。'],
    ['add <n...:int>', ' 1 x', '"n" takes a whole number, not "x".', '参数“n”需要一个整数，而不是“x”。'],
    ['add <n...:int>', '', '"n" is missing: it takes a whole number.', '缺少参数“n”，需要一个整数。'],
    [
      'set <f:bool>',
      ' constructor',
      '"f" takes yes or no, not "constructor".',
      '参数“f”需要是或否，而不是“constructor”。',
    ],
  ])('%j given %j is explained with the usage', (declaration, input, en, zh) => {
    const parse = () => new Signature(declaration).parse(input, '!');
    expect(parse).toThrow(CommandInputError);
    try {
      parse();
    } catch (error) {
      const { usage } = error as CommandInputError;
      expect(usage).toBe(`!${declaration}`);
      expect((error as CommandInputError).in('en')).toBe(`${en}\nUsage: ${usage}`);
      expect((error as CommandInputError).in('zh-CN')).toBe(`${zh}\n用法：${usage}`);
    }
  });

  test('whatever it is, the outcome is one value per parameter or an explanation', () => {
    const declarations = ['a', 'a <x:int>', 'a <x:bool> [y:duration]', 'a <x> [y...:number]', 'a [x:user] [y:text]'];
    const input = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom(' ', '1', '.', '"', '“', '”', 'true', 's', '<@!12345>', '\u3000') }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...declarations), input, (declaration, text) => {
        const signature = new Signature(declaration);
        try {
          expect(signature.parse(` ${text}`)).toHaveLength(signature.parameters.length);
        } catch (error) {
          expect(error).toBeInstanceOf(CommandInputError);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('values written as a person would come back as they were', () => {
    fc.assert(
      fc.property(
        fc.maxSafeInteger(),
        fc.boolean(),
        fc.string({ unit: fc.constantFrom('a', ' ', '好') }),
        (n, b, s) => {
          const signature = new Signature('x <n:int> <b:bool> <s>');
          expect(signature.parse(` ${n} ${b} "${s}"`)).toEqual([n, b, s]);
        },
      ),
    );
  });
});
