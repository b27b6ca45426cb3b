import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diff } from '../../src/replay/diff.js';

const letters = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 });
const isSame = (one: string, other: string): boolean => one === other;

describe('a difference', () => {
  test('leads from one list to the other, whatever they are', () => {
    fc.assert(
      fc.property(letters, letters, (before, after) => {
        const changes = diff(before, after, isSame);
        const only = (sign: string) => changes.filter((one) => one.sign !== sign).map(({ value }) => value);
        expect(only('+')).toEqual(before);
        expect(only('-')).toEqual(after);
      }),
    );
  });

  test('keeps as much as there is in common', () => {
    fc.assert(
      fc.property(letters, letters, (before, after) => {
        const kept = diff(before, after, isSame).filter(({ sign }) => sign === ' ').length;
        expect(kept).toBe(longestCommon(before, after));
      }),
    );
  });
});

/** Another way to count it: slow, and plain. */
function longestCommon([one, ...before]: string[], after: string[]): number {
  if (one === undefined || after.length === 0) return 0;
  const at = after.indexOf(one);
  const without = longestCommon(before, after);
  return at < 0 ? without : Math.max(without, 1 + longestCommon(before, after.slice(at + 1)));
}
