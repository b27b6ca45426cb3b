import { describe, expect, test } from 'vitest';
import { ARGUMENT_KINDS, type ArgumentKindName, choiceKind } from '../../src/command/argument-kinds.js';

const OPENID = 'A1B2C3D4E5F6A1B2C3D4E5F6A1B2C3D4';

describe.each<[ArgumentKindName, [string, unknown][]]>([
  [
    'string',
    [
      ['word', 'word'],
      ['', ''],
    ],
  ],
  [
    'int',
    [
      ['7', 7],
      ['+7', 7],
      ['-7', -7],
      ['007', 7],
      ['7.0', undefined],
      ['1e3', undefined],
      ['0x10', undefined],
      ['', undefined],
      ['9007199254740991', 9_007_199_254_740_991],
      ['9007199254740992', undefined],
      ['seven', undefined],
    ],
  ],
  [
    'number',
    [
      ['1.5', 1.5],
      ['-.5', -0.5],
      ['2.', 2],
      ['1e3', undefined],
      ['.', undefined],
      ['NaN', undefined],
      ['Infinity', undefined],
    ],
  ],
  [
    'bool',
    [
      ['yes', true],
      ['TRUE', true],
      ['on', true],
      ['1', true],
      ['是', true],
      ['开', true],
      ['no', false],
      ['Off', false],
      ['0', false],
      ['否', false],
      ['关', false],
      ['maybe', undefined],
      ['', undefined],
      ['constructor', undefined],
      ['__proto__', undefined],
    ],
  ],
  [
    'user',
    [
      [`<@${OPENID}>`, OPENID],
      ['<@!144115218182563108>', '144115218182563108'],
      [OPENID, OPENID],
      ['144115218182563108', '144115218182563108'],
      [OPENID.toLowerCase(), undefined],
      ['1234', undefined],
      ['<@>', undefined],
      ['amy', undefined],
    ],
  ],
  [
    'duration',
    [
      ['90s', 90_000],
      ['1h30m', 5_400_000],
      ['1H30M', 5_400_000],
      ['1.5h', 5_400_000],
      ['250ms', 250],
      ['5min', 300_000],
      ['2天', 172_800_000],
      ['1小时30分钟', 5_400_000],
      ['10秒', 10_000],
      ['1w', 604_800_000],
      ['90', undefined],
      ['s', undefined],
      ['', undefined],
      ['5x', undefined],
      ['5s!', undefined],
      ['-5s', undefined],
    ],
  ],
])('%s', (kind, rows) => {
  test.each(rows)('%j is %j', (word, value) => {
    expect(ARGUMENT_KINDS[kind].parse(word)).toBe(value);
  });
});

test.each([
  ['red', 'red'],
  ['RED', 'red'],
  ['Green', 'Green'],
  ['green', 'Green'],
  ['blue', undefined],
  ['', undefined],
])('of red|Green, %j is %j', (word, value) => {
  expect(choiceKind(['red', 'Green']).parse(word)).toBe(value);
});

test('every kind tells in both languages what fits', () => {
  for (const { hint } of Object.values(ARGUMENT_KINDS)) {
    expect(hint.en).not.toBe('');
    expect(hint['zh-CN']).toMatch(/[\u4e00-\u9fff]/);
  }
});
