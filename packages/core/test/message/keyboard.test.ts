import { describe, expect, test } from 'vitest';
import { button, keyboard, MessageError } from '../../src/index.js';

const tea = button.callback('Tea', 'tea');
const row = (length: number) => Array.from({ length }, () => tea);

describe('a keyboard within the limits of the platform', () => {
  test('has five rows of five, and labels of ten characters, an emoji counting as one', () => {
    expect(() => keyboard(Array.from({ length: 5 }, () => row(5)))).not.toThrow();
    expect(() => button.callback('😀'.repeat(10), 'x')).not.toThrow();
  });

  test.each([
    [
      'rows',
      () => keyboard(Array.from({ length: 6 }, () => row(1))),
      'has 6 rows, at most 5 fit; use several messages',
    ],
    ['buttons in a row', () => keyboard([row(6)]), 'has 6 buttons, at most 5 fit; begin another row'],
    ['letters', () => button.link('12345678901', 'https://a.example'), '"12345678901" has 11 characters, at most 10'],
    [
      'letters in a command',
      () => button.command('12345678901', '/x'),
      'has 11 characters, at most 10 fit; shorten it',
    ],
  ])('is refused with too many %s, and the limit named', (_, make, message) => {
    expect(make).toThrow(MessageError);
    expect(make).toThrow(message);
  });
});
