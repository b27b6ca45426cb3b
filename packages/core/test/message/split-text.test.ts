import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lengthOf, splitText } from '../../src/message/split-text.js';

describe('a long text', () => {
  test('that is short enough stays as it is', () => {
    expect(splitText('  hello\n', { maxLength: 8 })).toEqual(['  hello\n']);
  });

  test.each([
    ['paragraphs first', 'one two.\n\nthree four\nfive', 22, ['one two.', 'three four\nfive']],
    ['then lines', 'one two three\nfour five six', 20, ['one two three', 'four five six']],
    ['then sentences', 'one two three. four five', 18, ['one two three.', 'four five']],
    ['Chinese sentences, too', '今天天气很好。我们去公园玩吧。', 10, ['今天天气很好。', '我们去公园玩吧。']],
    ['then words', 'alpha beta gamma delta', 12, ['alpha beta', 'gamma delta']],
    ['and anywhere, if there is no other way', 'aaaaaaaaaabbbbb', 10, ['aaaaaaaaaa', 'bbbbb']],
    ['but not through a tag', 'aaaaaaaa<@12345678> hi', 12, ['aaaaaaaa', '<@12345678>', 'hi']],
    ['nor through an emoji of several characters', 'aaaaaaa👨‍👩‍👧‍👦bbb', 10, ['aaaaaaa', '👨‍👩‍👧‍👦bbb']],
  ])('is split at %s', (_, text, maxLength, parts) => {
    expect(splitText(text, { maxLength })).toEqual(parts);
  });

  test('closes a code block that is cut, and opens it again', () => {
    const code = Array.from({ length: 6 }, (_, line) => `line ${line};`).join('\n');
    expect(splitText(`\`\`\`js\n${code}\n\`\`\`\nThe end.`, { maxLength: 45 })).toEqual([
      '```js\nline 0;\nline 1;\nline 2;\nline 3;\n```',
      '```js\nline 4;\nline 5;\n```\nThe end.',
    ]);
  });

  test('is cut in front of a code block rather than in it', () => {
    expect(splitText('Here is how it is done:\n```js\nlet a = 1;\nlet b = 2;\n```', { maxLength: 40 })).toEqual([
      'Here is how it is done:',
      '```js\nlet a = 1;\nlet b = 2;\n```',
    ]);
  });

  test('of too many parts ends with a note', () => {
    const parts = splitText('one two three four five six seven', { maxLength: 12, maxParts: 2, cutNote: ' (cut)' });
    expect(parts).toEqual(['one two', 'three (cut)']);
  });
});

describe('whatever the text', () => {
  const word = fc.constantFrom(
    'word',
    '你好',
    '。',
    '\n',
    '\n\n',
    ' ',
    '👨‍👩‍👧‍👦',
    '\n```js\n',
    '\n```\n',
    '<@ABC>',
    'a'.repeat(30),
    '🎲',
  );
  const text = fc.array(word, { maxLength: 200 }).map((words) => words.join(''));
  const options = fc.record({ maxLength: fc.integer({ min: 30, max: 200 }), maxParts: fc.integer({ min: 1, max: 6 }) });
  const bare = (value: string) => value.replace(/`{3}(?:js)?|\s/g, '');

  test('no part is empty or too long, and there are no more than allowed', () => {
    fc.assert(
      fc.property(text, options, (value, { maxLength, maxParts }) => {
        fc.pre(value.trim() !== '');
        const parts = splitText(value, { maxLength, maxParts });
        expect(parts.length).toBeLessThanOrEqual(maxParts);
        for (const part of parts) {
          expect(lengthOf(part)).toBeLessThanOrEqual(maxLength);
          expect(part.trim()).not.toBe('');
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('the parts together say what the text said', () => {
    fc.assert(
      fc.property(text, options, (value, { maxLength }) => {
        expect(bare(splitText(value, { maxLength }).join(''))).toBe(bare(value));
      }),
      { numRuns: 2000 },
    );
  });

  test('each part closes the code blocks it opens, if the text does', () => {
    const block = fc
      .array(fc.constantFrom('line;\n', 'other line;\n'), { maxLength: 40 })
      .map((lines) => `\n\`\`\`js\n${lines.join('')}\`\`\`\n`);
    const prose = fc
      .array(fc.constantFrom('word ', '你好。', '\n\n'), { maxLength: 40 })
      .map((words) => words.join(''));
    fc.assert(
      fc.property(
        fc.array(fc.oneof(block, prose), { maxLength: 8 }),
        fc.integer({ min: 40, max: 200 }),
        (pieces, maxLength) => {
          for (const part of splitText(pieces.join(''), { maxLength }))
            expect((part.match(/^```/gm) ?? []).length % 2).toBe(0);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
