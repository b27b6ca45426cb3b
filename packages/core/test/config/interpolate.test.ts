import { expect, test } from 'vitest';
import { interpolate } from '../../src/config/interpolate.js';

const env = { NAME: 'value', EMPTY: '' };

test.each([
  ['plain', 'plain'],
  ['${NAME}', 'value'],
  ['a ${NAME} b ${NAME}', 'a value b value'],
  ['${NOT_SET}', undefined],
  ['${EMPTY}', undefined],
  ['a ${NOT_SET} b', 'a  b'],
  ['${NOT_SET:-other}', 'other'],
  ['${EMPTY:-other}', 'other'],
  ['${NAME:-other}', 'value'],
  ['${NOT_SET:-}', ''],
  ['$NAME ${} ${a b}', '$NAME ${} ${a b}'],
])('%j becomes %j', (text, expected) => {
  expect(interpolate(text, env)).toBe(expected);
});

test('at any depth, and nothing but text', () => {
  const config = { a: ['${NAME}', 1, null, true], b: { c: '${NAME}' } };
  expect(interpolate(config, env)).toEqual({ a: ['value', 1, null, true], b: { c: 'value' } });
});

test('what a variable holds is not read again', () => {
  expect(interpolate('${A}', { A: '${B}', B: 'deep' })).toBe('${B}');
});
