import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Deduplicator } from '../../src/dispatch/deduplicator.js';

test('an id is new once', () => {
  const seen = new Deduplicator();
  expect(['a', 'b', 'a', 'b', 'c'].map((id) => seen.isNew(id))).toEqual([true, true, false, false, true]);
});

test('an id is remembered for at least its time, and not for ever', () => {
  const seen = new Deduplicator({ capacity: 1, ttlMs: 1000 });
  expect(seen.isNew('a', 0)).toBe(true);
  expect(seen.isNew('b', 500)).toBe(true);
  expect(seen.isNew('a', 999)).toBe(false);
  for (let now = 2000; now < 20_000; now += 500) seen.isNew(`filler ${now}`, now);
  expect(seen.isNew('a', 20_000)).toBe(true);
});

test('any two sights of an id within the time and the capacity count once', () => {
  const ids = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 50 });
  fc.assert(
    fc.property(ids, (list) => {
      const seen = new Deduplicator({ capacity: 5, ttlMs: 1000 });
      const fresh = list.filter((id, index) => seen.isNew(id, index));
      expect(fresh).toEqual([...new Set(list)]);
    }),
  );
});
