import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ButtonPattern } from '../../src/button/button-pattern.js';
import { MessageError, PluginError } from '../../src/index.js';

const OPENID = 'A1B2C3D4E5F6A1B2C3D4E5F6A1B2C3D4';

describe('data is written as compactly as it can be read', () => {
  test.each<[string, unknown[], string]>([
    ['cancel', [], 'cancel'],
    ['confirm:<id:int>', [5], 'confirm:5'],
    ['vote:<poll:int>:up', [-7], 'vote:-7:up'],
    ['say:<what>', ['hi'], 'say:hi'],
    ['say:<what>', [''], 'say:'],
    ['say:<what>', ['a:b~c'], 'say:a~1b~0c'],
    ['say:<what>', ['~'], 'say:~0'],
    ['say:<what:text>', ['a:b~c'], 'say:a:b~c'],
    ['set:<on:bool>', [true], 'set:1'],
    ['set:<on:bool>', [false], 'set:0'],
    ['mute:<who:user>:<for:duration>', [OPENID, 7_200_000], `mute:${OPENID}:2h`],
    ['mute:<who:user>', ['amy'], 'mute:<@!amy>'],
    ['mute:<who:user>', ['!:'], 'mute:<@!!~1>'],
    ['wait:<for:duration>', [90_000], 'wait:90s'],
    ['wait:<for:duration>', [0], 'wait:0w'],
    ['wait:<for:duration>', [1.5], 'wait:1.5ms'],
    ['zoom:<by:number>', [1e21], 'zoom:1000000000000000000000'],
    ['zoom:<by:number>', [-2.5e-7], 'zoom:-0.00000025'],
    ['go:<where:up|down>', ['down'], 'go:down'],
    ['page:[n:int]:[filter]', [undefined, undefined], 'page'],
    ['page:[n:int]:[filter]', [2], 'page:2'],
    ['page:[n:int]:[filter]', [undefined, 'new'], 'page:~:new'],
    ['page:[n:int]:[filter]', [2, ''], 'page:2:'],
    ['note:[n:int]:[text:text]', [undefined, '~'], 'note:~:~'],
    ['投票:<场次:int>', [3], '投票:3'],
  ])('%s with %j is %s', (declaration, values, data) => {
    const pattern = new ButtonPattern(declaration);
    expect(pattern.write(values)).toBe(data);
    const padded = Array.from({ length: pattern.size }, (_, index) => values[index]);
    expect(pattern.parse(data)).toEqual(padded);
  });
});

describe('data of another button is none of this one', () => {
  test.each([
    ['confirm:<id:int>', 'confirm'],
    ['confirm:<id:int>', 'confirm:'],
    ['confirm:<id:int>', 'confirm:x'],
    ['confirm:<id:int>', 'confirm:~'],
    ['confirm:<id:int>', 'confirm:1:2'],
    ['confirm:<id:int>', 'confirmed:1'],
    ['confirm:<id:int>', ''],
    ['vote:<poll:int>:up', 'vote:1:down'],
    ['vote:<poll:int>:up', 'vote:1'],
    ['go:<where:up|down>', 'go:left'],
    ['page:[n:int]', 'page:two'],
    ['say:<what:text>', 'say'],
    ['cancel', 'cancel:1'],
  ])('%s does not read %j', (declaration, data) => {
    expect(new ButtonPattern(declaration).parse(data)).toBeUndefined();
  });
});

describe('a value that would not come back as it is', () => {
  test.each<[string, unknown[], string]>([
    ['confirm:<id:int>', [], 'The value "id" of a button takes a whole number, not undefined.'],
    ['confirm:<id:int>', [1.5], 'not 1.5'],
    ['confirm:<id:int>', [Number.NaN], 'not NaN'],
    ['confirm:<id:int>', [2 ** 53], 'not 9007199254740992'],
    ['confirm:<id:int>', ['5'], 'not "5"'],
    ['zoom:<by:number>', [Number.POSITIVE_INFINITY], 'not Infinity'],
    ['wait:<for:duration>', [-1], 'not -1'],
    ['mute:<who:user>', ['a my'], 'takes a mention, not "a my"'],
    ['go:<where:up|down>', ['left'], 'takes one of up | down, not "left"'],
    ['say:<what:text>', [undefined], 'not undefined'],
  ])('%s refuses %j', (declaration, values, message) => {
    const write = () => new ButtonPattern(declaration).write(values);
    expect(write).toThrow(MessageError);
    expect(write).toThrow(message);
  });
});

describe('a declaration that cannot be read says where and what to do', () => {
  test.each([
    ['', 'write a fixed word'],
    ['<id:int>', 'begin with a fixed word'],
    ['[id:int]', 'begin with a fixed word'],
    [':<id:int>', 'write a fixed word'],
    ['confirm:', 'at ""'],
    ['a b', 'without spaces'],
    ['a~b', 'without spaces, ~'],
    ['confirm:id>', 'id>"'],
    ['confirm:<id', 'at "<id"'],
    ['confirm:x<id:int>', 'at "x<id:int>"'],
    ['confirm:<>', 'at "<>"'],
    ['confirm:<id:int=5>', 'at "<id:int=5>"'],
    ['confirm:[id:int=5]', 'at "[id:int=5]"'],
    ['confirm:<id...:int>', 'at "<id...:int>"'],
    ['confirm:<id:integer>', 'there is no kind "integer"; use string, text, int'],
    ['confirm:<id:constructor>', 'there is no kind "constructor"'],
    ['confirm:<a:b:c|d>', 'at "<a:b:c|d>"'],
    ['confirm:[id:int]:<more>', 'optional values come last'],
    ['confirm:[id:int]:up', 'optional values come last'],
    ['confirm:<what:text>:<id:int>', 'text takes all the rest'],
    ['confirm:<what:text>:up', 'text takes all the rest'],
  ])('%j', (declaration, remedy) => {
    const read = () => new ButtonPattern(declaration);
    expect(read).toThrow(PluginError);
    expect(read).toThrow(remedy);
  });
});

const WORD = fc.stringMatching(/^[a-z0-9投票_.-]{1,6}$/);
/** Any text, often one that looks like what is written for others. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: fc.constantFrom('~', '0', '1', ':', 'a'), maxLength: 6 }),
);

/** A kind, and values it takes. */
const KIND = fc.oneof(
  fc.constant(['string', anyText] as const),
  fc.constant(['int', fc.maxSafeInteger()] as const),
  fc.constant(['number', fc.double({ noNaN: true, noDefaultInfinity: true })] as const),
  fc.constant(['bool', fc.boolean()] as const),
  fc.constant(['user', fc.stringMatching(/^[0-9A-F]{32}$|^[0-9]{5,20}$|^[!-;=?-~]{1,8}$/)] as const),
  fc.constant(['duration', fc.nat({ max: 2 ** 40 })] as const),
  fc
    .uniqueArray(WORD, { minLength: 2, maxLength: 4, selector: (word) => word.toLowerCase() })
    .map((words) => words.filter((word) => !word.includes('.')))
    .filter((words) => words.length > 1)
    .map((words) => [words.join('|'), fc.constantFrom(...words)] as const),
);

/** A declaration, and values for it. */
const BUTTON = fc
  .record({
    head: WORD,
    required: fc.array(fc.oneof(KIND, WORD), { maxLength: 4 }),
    optional: fc.array(KIND, { maxLength: 2 }),
    text: fc.constantFrom('', '<t:text>', '[t:text]'),
  })
  .filter(({ optional, text }) => optional.length === 0 || text !== '<t:text>')
  .chain(({ head, required, optional, text }) => {
    const fixed = required.map((each) => (typeof each === 'string' ? each : `<v:${each[0]}>`));
    const declaration = [head, ...fixed, ...optional.map(([kind]) => `[v:${kind}]`), ...(text ? [text] : [])].join(':');
    const values: fc.Arbitrary<unknown>[] = [
      ...required.flatMap((each) => (typeof each === 'string' ? [] : [each[1] as fc.Arbitrary<unknown>])),
      ...optional.map(([, value]) => fc.option(value as fc.Arbitrary<unknown>, { nil: undefined })),
      ...(text === '<t:text>' ? [anyText] : text ? [fc.option(anyText, { nil: undefined })] : []),
    ];
    return fc.record({ declaration: fc.constant(declaration), values: fc.tuple(...values) });
  });

describe('whatever the declaration', () => {
  test('what is written is read again', () => {
    fc.assert(
      fc.property(BUTTON, ({ declaration, values }) => {
        const pattern = new ButtonPattern(declaration);
        // Zero has no sign in data.
        const plain = values.map((value) => (Object.is(value, -0) ? 0 : value));
        expect(pattern.parse(pattern.write(values))).toEqual(plain);
      }),
      { numRuns: 1000 },
    );
  });

  test('data of any kind is read or passed over, never thrown at', () => {
    fc.assert(
      fc.property(BUTTON, fc.string({ unit: 'binary' }), fc.array(anyText), ({ declaration }, data, words) => {
        const pattern = new ButtonPattern(declaration);
        for (const each of [data, `${pattern.head}:${data}`, [pattern.head, ...words].join(':')]) {
          const values = pattern.parse(each);
          if (values) expect(pattern.parse(pattern.write(values))).toEqual(values);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('a declaration of any kind is read or refused with a remedy', () => {
    const parts = fc.constantFrom('a', ':', '<', '>', '[', ']', 'int', 'text', '|', '=', '.', '~', ' ');
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 12 }), (list) => {
        try {
          new ButtonPattern(list.join(''));
        } catch (error) {
          expect(error).toBeInstanceOf(PluginError);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
