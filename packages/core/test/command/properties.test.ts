import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CommandInputError } from '../../src/index.js';
import { Attachment } from '../../src/message/incoming/attachment.js';
import { anyString, commands, pictures } from '../helpers/generated-commands.js';

const word = fc.oneof(
  anyString,
  fc.constantFrom(...'1 -2.5 red 10m on <@!12345> --opt --flag —log -o -f=3 －－ｄｒｙ－ｒｕｎ --文件="a'.split(' ')),
);
const line = fc.oneof(
  anyString,
  fc.array(word).map((words) => words.join(' ')),
);

describe('whatever the declaration', () => {
  test('and whatever is typed, the outcome is values of the declared types, or an explanation', () => {
    let read = 0;
    fc.assert(
      fc.property(commands, line, fc.array(pictures, { maxLength: 3 }), ({ signature, fits }, text, available) => {
        try {
          const values = signature.parse(` ${text}`, { pictures: available });
          expect(fits(values)).toBe(true);
          read++;
        } catch (error) {
          if (!(error instanceof CommandInputError)) throw error;
          expect(error.in('en')).toContain(error.usage);
        }
      }),
      { numRuns: 1000 },
    );
    // Were everything refused, nothing would have been tested.
    expect(read).toBeGreaterThan(50);
  });

  test('its values, written as a line, are read as the same values', () => {
    const calls = commands.chain((command) => fc.tuple(fc.constant(command), command.values));
    fc.assert(
      fc.property(calls, ([{ signature, fits }, values]) => {
        const input = signature.format(values).slice('/x'.length);
        const sent = values.filter((value) => value instanceof Attachment);
        const read = signature.parse(input, { pictures: sent });
        expect(read).toEqual(values);
        expect(fits(read)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
