import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quote, splitWords } from '../../src/command/words.js';

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
  ['"say ""hi"" now"', ['say "hi" now']],
  ["'it''s'", ["it's"]],
  ['“他说””好””” 其余', ['他说”好”', '其余']],
  ['""""', ['"']],
  ['"""', ['"""']],
  ['"" ""', ['', '']],
  ['--title="a b" c', ['--title="a', 'b"', 'c']],
  ['👍 ok', ['👍', 'ok']],
])('%j is split into %j', (line, expected) => {
  expect(texts(line)).toEqual(expected);
});

test.each([
  ['--title="a b" c', ['--title=a b', 'c']],
  ['-t=“a b”', ['-t=a b']],
  ['－－ｔｉｔｌｅ＝「a b」', ['－－ｔｉｔｌｅ＝a b']],
  ['—title="a ""b"""', ['—title=a "b"']],
  ['--title="a b"c', ['--title="a', 'b"c']],
  ['x="a b"', ['x="a', 'b"']],
])('where options are read, %j is split into %j', (line, expected) => {
  expect(splitWords(line, true).map(({ text }) => text)).toEqual(expected);
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
          const typed = text.slice(word.start, word.end);
          if (word.quoted)
            expect(typed.slice(1, -1).replaceAll(typed.slice(-1).repeat(2), typed.slice(-1))).toBe(word.text);
          else expect(typed).toBe(word.text);
          end = word.end;
        }
      }),
    );
  });

  test('nothing but white space and quotes is lost', () => {
    const bare = (text: string) => text.replace(/[\s"'“”‘’「」『』]/g, '');
    fc.assert(
      fc.property(line, fc.boolean(), (text, takesOptions) => {
        const words = splitWords(text, takesOptions).map((word) => word.text);
        expect(bare(words.join(''))).toBe(bare(text));
      }),
    );
  });

  test('words put in quotes come back as they were', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.string())), (words) => {
        expect(texts(words.map(quote).join(' '))).toEqual(words);
      }),
    );
  });
});
