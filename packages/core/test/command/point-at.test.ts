import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pointAt } from '../../src/errors/point-at.js';

/** What a caret stands under: narrow and wide spaces written as `.` and `口`. */
const drawn = (line: string, index: number) =>
  pointAt(line, index).replaceAll('\u2007', '.').replaceAll('\u3000', '口');

test.each([
  ['/roll six', 6, '/roll six\n......^'],
  ['/roll', 6, '/roll\n......^'],
  ['/掷 六', 3, '/掷 六\n.口.^'],
  ['/say 👍 x', 8, '/say 👍 x\n.....口.^'],
  ['/say e\u0301 x', 8, '/say e\u0301 x\n.......^'],
  ['/say\tone\ttwo', 9, '/say one two\n.........^'],
  ['/say one\ntwo three\nfour', 13, 'two three\n....^'],
  ['/say one\ntwo', 13, 'two\n....^'],
  ['/say one two three four five six seven eight', 5, '/say one two three four five s…\n.....^'],
  ['/say one two three four five six seven eight', 33, '… five six seven eight\n口..........^'],
  [`/say ${'好'.repeat(40)} x`, 46, '…好好好好 x\n口口口口口.^'],
  ['', 0, '\n^'],
])('%j at %j is drawn as %j', (line, index, expected) => {
  expect(drawn(line, index)).toBe(expected);
});

test('whatever the line, two short lines are shown, and the second ends in the caret', () => {
  const line = fc.string({ unit: fc.constantFrom('a', ' ', '好', '👍', '\u3000', '\n', '…'), maxLength: 80 });
  fc.assert(
    fc.property(line, fc.nat(81), (text, index) => {
      const [shown = '', caret = '', ...more] = pointAt(text, Math.min(index, text.length + 1)).split('\n');
      expect(more).toEqual([]);
      expect(Array.from(shown).length).toBeLessThanOrEqual(33);
      expect(caret).toMatch(/^[\u2007\u3000]*\^$/);
    }),
  );
});
