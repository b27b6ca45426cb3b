import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitWords } from '../../src/command/words.js';

const texts = (line: string) => splitWords(line).map(({ text }) => text);

test.each([
  ['', []],
  ['   ', []],
  ['one', ['one']],
  [' one  two\tthree\nfour ', ['one', 'two', 'three', 'four']],
  ['full\u3000width', ['full', 'width']],
  ['"two words" rest', ['two words', 'rest']],
  ["'two words' rest", ['two words', 'rest']],
  ['“两 个 词” 其余', ['两 个 词', '其余']],
  ['‘两 个’ 其余', ['两 个', '其余']],
  ['「两 个 词」 其余', ['两 个 词', '其余']],
  ['『两 个』', ['两 个']],
  ['""', ['']],
  ['"', ['"']],
  ['"open end', ['"open', 'end']],
  ["it's fine", ["it's", 'fine']],
  ["'tis fine", ["'tis", 'fine']],
  ['a"b c"d', ['a"b', 'c"d']],
  ['"a b"c', ['"a', 'b"c']],
  ['“mixed"', ['“mixed"']],
  ['"a b" "c d"', ['a b', 'c d']],
  ['👍 ok', ['👍', 'ok']],
])('%j is split into %j', (line, expected) => {
  expect(texts(line)).toEqual(expected);
});

describe('whatever is typed', () => {
  const line = fc.string({
    unit: fc.constantFrom('a', 'b', ' ', '\u3000', '"', "'", '“', '”', '「', '」', '\n', '好', '👍'),
    maxLength: 30,
  });

  test('is split without an error, and each word begins where it says', () => {
    fc.assert(
      fc.property(fc.oneof(line, fc.string({ unit: 'grapheme' })), (text) => {
        let end = 0;
        for (const word of splitWords(text)) {
          expect(word.start).toBeGreaterThanOrEqual(end);
          expect(/\s/.test(text.charAt(word.start))).toBe(false);
          const at = text.indexOf(word.text, word.start);
          expect(at - word.start === 0 || at - word.start === 1).toBe(true);
          end = at + word.text.length;
        }
      }),
    );
  });

  test('nothing but white space and quotes is lost', () => {
    const bare = (text: string) => text.replace(/[\s"'“”‘’「」『』]/g, '');
    fc.assert(
      fc.property(line, (text) => {
        expect(bare(texts(text).join(''))).toBe(bare(text));
      }),
    );
  });

  test('words put in quotes come back as they were', () => {
    const word = fc.string({ unit: fc.constantFrom('a', ' ', "'", '好', '\u3000', '「'), maxLength: 8 });
    fc.assert(
      fc.property(fc.array(word), (words) => {
        expect(texts(words.map((text) => `"${text}"`).join(' '))).toEqual(words);
      }),
    );
  });
});
