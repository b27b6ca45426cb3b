import { describe, expect, test } from 'vitest';
import { Signature } from '../../src/command/signature.js';
import { pointAt } from '../../src/errors/point-at.js';
import { CommandInputError, type MessageContext, PluginError } from '../../src/index.js';

function problemOf(parse: () => unknown): CommandInputError {
  try {
    parse();
  } catch (error) {
    if (error instanceof CommandInputError) return error;
    throw error;
  }
  return expect.unreachable('nothing was wrong');
}

function evenOrMine(word: string, ctx?: MessageContext): number | string | undefined {
  if (word === 'mine') return ctx?.text;
  return Number(word) % 2 === 0 ? Number(word) : undefined;
}

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
    ['show [pic:image] <caption:text>', [{ name: 'pic', kindName: 'image' }, { name: 'caption' }]],
  ])('%j', (declaration, parameters) => {
    const signature = new Signature(declaration);
    expect(signature.parameters).toMatchObject(parameters);
    expect(signature.parameters).toHaveLength(parameters.length);
    expect(signature.name).toBe(declaration.trim().split(' ')[0]);
  });
});

test.each([
  ['note', 'note'],
  ['note add <what:text>', 'note add'],
  [' note  add\n now -x, --yes', 'note add now'],
])('the name in %j is %j', (declaration, name) => {
  expect(new Signature(declaration).name).toBe(name);
});

describe('what the options of a declaration mean', () => {
  test.each<[string, object]>([
    ['x --silent', { name: '--silent', property: 'silent', defaultValue: false, value: undefined }],
    ['x --no-log', { name: '--no-log', property: 'log', defaultValue: true, value: undefined }],
    ['x --dry-run', { property: 'dryRun' }],
    ['x --no-dry-run', { property: 'dryRun', defaultValue: true }],
    ['x --days <n:int>', { property: 'days', defaultValue: undefined, value: { name: 'n', kindName: 'int' } }],
    ['x --days <n:int=7>', { defaultValue: 7 }],
    ['x -d, --days <n:int=7>', { short: '-d', property: 'days', defaultValue: 7 }],
    ['x --tag <t...>', { property: 'tag', defaultValue: [], value: { rest: true } }],
    ['x --no-of <n:int>', { property: 'noOf', defaultValue: undefined }],
    ['x --天数 <n:int>', { property: '天数' }],
  ])('%j', (declaration, option) => {
    const { options } = new Signature(declaration);
    expect(options).toHaveLength(1);
    expect(options[0]).toMatchObject(option);
  });
});

describe('a declaration that cannot be read says where and what to write', () => {
  test.each([
    ['', 'begin with the name of the command'],
    ['<a>', 'begin with the name of the command'],
    ['/roll', 'leave the prefix out: "roll"'],
    ['／roll', 'leave the prefix out: "roll"'],
    ['roll <sides> times', 'write <name:kind> or [name:kind=default]'],
    ['roll <>', 'write <name:kind> or [name:kind=default]'],
    ['roll <sides', 'write <name:kind> or [name:kind=default]'],
    ['roll <sides:integer>', 'there is no kind "integer"; use string, text, int'],
    ['roll <sides:constructor>', 'there is no kind "constructor"'],
    ['roll [sides:int=many]', 'a default must fit its kind and stand in []'],
    ['roll <sides:int=6>', 'a default must fit its kind and stand in []'],
    ['roll [a] <b>', 'required arguments come before optional ones'],
    ['echo <all:text> <more>', 'what takes all the rest must come last'],
    ['echo <all...> <more>', 'what takes all the rest must come last'],
    ['echo <all...:image> <more:image>', 'what takes all the rest must come last'],
    ['echo [all...=a]', 'what takes all the rest has no default'],
    ['echo <a> <b> <a>', 'this name is there twice'],
    ['echo --all <more:int> <a>', 'options come last'],
    ['echo --all <>', 'options come last'],
    ['echo -a', 'options come last'],
    ['echo -a, <n>', 'options come last'],
    ['echo -a,', 'options come last'],
    ['echo --a-', 'options come last'],
    ['echo --n <n:text>', 'text and image are for arguments'],
    ['echo --n <n:image>', 'text and image are for arguments'],
    ['echo --n <n:int=x>', 'a default must fit its kind'],
    ['echo --n <n:integer>', 'there is no kind "integer"'],
    ['echo --a --a', 'this name is there twice'],
    ['echo --a --no-a', 'this name is there twice'],
    ['echo --dry-run --dryRun', 'this name is there twice'],
    ['echo -a, --all -a, --any', 'this name is there twice'],
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
    ['say <what>', ' --not-an-option', ['--not-an-option']],
    ['say <what> <more>', ' -- —', ['--', '—']],
    ['say <what>', ' "say ""hi"" now"', ['say "hi" now']],
  ])('%j given %j is %j', (declaration, input, values) => {
    expect(new Signature(declaration).parse(input)).toEqual(values);
  });

  describe('with options', () => {
    const ban = new Signature(
      'ban <who> [reason:text] -d, --days <n:int=7> --silent --no-log --tag <t...> --title <t>',
    );
    const usual = { days: 7, silent: false, log: true, tag: [], title: undefined };

    test.each<[string, unknown[], Record<string, unknown>]>([
      [' amy', ['amy', undefined], {}],
      [' amy --days 3', ['amy', undefined], { days: 3 }],
      [' --days 3 amy', ['amy', undefined], { days: 3 }],
      [' amy --days=3', ['amy', undefined], { days: 3 }],
      [' amy -d 3', ['amy', undefined], { days: 3 }],
      [' amy -d=3', ['amy', undefined], { days: 3 }],
      [' amy -d -3', ['amy', undefined], { days: -3 }],
      [' amy --DAYS 3', ['amy', undefined], { days: 3 }],
      [' amy —days 3', ['amy', undefined], { days: 3 }],
      [' amy ——days 3', ['amy', undefined], { days: 3 }],
      [' amy –days 3', ['amy', undefined], { days: 3 }],
      ['\u3000amy\u3000－－ｄａｙｓ＝3', ['amy', undefined], { days: 3 }],
      [' amy －d 3', ['amy', undefined], { days: 3 }],
      [' amy --days 3 --days 4', ['amy', undefined], { days: 4 }],
      [' amy --silent --no-log', ['amy', undefined], { silent: true, log: false }],
      [' amy --no-log --log', ['amy', undefined], { log: true }],
      [' amy --tag a --tag "b c" --tag=d', ['amy', undefined], { tag: ['a', 'b c', 'd'] }],
      [' amy --title="a b"', ['amy', undefined], { title: 'a b' }],
      [' amy --title=“a b”', ['amy', undefined], { title: 'a b' }],
      [' amy --title "--days"', ['amy', undefined], { title: '--days' }],
      [' amy --title=--days', ['amy', undefined], { title: '--days' }],
      [' amy --title=', ['amy', undefined], { title: '' }],
      [' "--silent"', ['--silent', undefined], {}],
      [' -5', ['-5', undefined], {}],
      [' -- --silent', ['--silent', undefined], {}],
      [' —— --silent', ['--silent', undefined], {}],
      [' amy said  no --silent to  me', ['amy', 'said  no to  me'], { silent: true }],
      [' amy --silent said\nno --days 3\nto me', ['amy', 'said\nno\nto me'], { silent: true, days: 3 }],
      [' amy said no -d 3', ['amy', 'said no'], { days: 3 }],
      [' amy -- said --silent', ['amy', 'said --silent'], {}],
      [' amy said -- no --silent', ['amy', 'said -- no'], { silent: true }],
      [' amy said no —— 鲁迅', ['amy', 'said no —— 鲁迅'], {}],
      [' amy said no ——鲁迅 -x', ['amy', 'said no ——鲁迅 -x'], {}],
      [' amy "--silent" it is', ['amy', '"--silent" it is'], {}],
    ])('%j is %j with %j', (input, values, options) => {
      expect(ban.parse(input)).toEqual([...values, { ...usual, ...options }]);
    });

    test.each([
      [' --day 3', 1, 'There is no option "--day". Did you mean "--days"?', '没有“--day”这个选项，是否想用“--days”？'],
      [
        ' --what amy',
        1,
        'no option "--what"; there are --days, --silent',
        '没有“--what”这个选项，可用：--days、--silent',
      ],
      [' -x amy', 1, 'There is no option "-x"; there are', '没有“-x”这个选项'],
      [' amy no --slient more', 8, 'There is no option "--slient". Did you mean "--silent"?', '是否想用“--silent”？'],
      [' amy --days', 12, '"--days" needs a value after it: a whole number.', '选项“--days”后缺少值，需要一个整数。'],
      [' amy --days --silent', 12, '"--days" needs a value after it', '选项“--days”后缺少值'],
      [' amy --days -- 3', 12, '"--days" needs a value after it', '选项“--days”后缺少值'],
      [' amy --days six', 12, '"--days" takes a whole number, not "six".', '参数“--days”需要一个整数，而不是“six”。'],
      [' amy --days="s i x"', 12, '"--days" takes a whole number, not "s i x".', '而不是“s i x”'],
      [' amy --silent=yes', 5, '"--silent" takes no value.', '选项“--silent”不带值。'],
      [' --silent', 10, '"who" is missing: it takes a word.', '缺少参数“who”，需要一个词。'],
    ])('%j is wrong at %j: %s', (input, index, en, zh) => {
      const error = problemOf(() => ban.parse(input));
      expect(error.at).toEqual({ line: `/ban${input}`, index: 4 + index });
      expect(error.in('en')).toContain(en);
      expect(error.in('zh-CN')).toContain(zh);
    });
  });

  test('a kind of one’s own reads the word, and may look at the message', () => {
    const kinds = { even: { parse: evenOrMine, hint: { 'zh-CN': '一个偶数', en: 'an even number' } } };
    const signature = new Signature('x <n:even> [m:even=4] --o <n:even=6>', kinds);
    expect(signature.parse(' 2')).toEqual([2, 4, { o: 6 }]);
    expect(signature.parse(' mine --o mine', { ctx: { text: 'from ctx' } as MessageContext })).toEqual([
      'from ctx',
      4,
      { o: 'from ctx' },
    ]);
    expect(problemOf(() => signature.parse(' 3')).in('en')).toContain('"n" takes an even number, not "3".');
    expect(() => new Signature('x <n:even>', { ...kinds, int: kinds.even })).toThrow('give your own another name');
    expect(() => new Signature('x [n:even=5]', kinds)).toThrow('a default must fit its kind');
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
    const error = problemOf(() => new Signature(declaration).parse(input, { prefix: '!' }));
    const { usage, at } = error;
    const place = pointAt(at?.line ?? '', at?.index ?? 0);
    expect(usage).toBe(`!${declaration}`);
    expect(at?.line).toBe(`!${declaration.split(' ')[0]}${input}`);
    expect(error.in('en')).toBe(`${en}\n${place}\nUsage: ${usage}`);
    expect(error.in('zh-CN')).toBe(`${zh}\n${place}\n用法：${usage}`);
  });

  test('long words are not repeated in full', () => {
    const text = problemOf(() => new Signature('roll <n:int>').parse(` ${'x'.repeat(500)}`)).in('en');
    expect(text.split('\n')[0]).toBe(`"n" takes a whole number, not "${'x'.repeat(40)}…".`);
  });
});
