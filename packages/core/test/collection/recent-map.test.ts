import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RecentMap } from '../../src/collection/recent-map.js';

test('keeps at least its capacity, and forgets the oldest after that', () => {
  const map = new RecentMap<number>({ capacity: 10, ttlMs: 1000 });
  for (let n = 0; n < 100; n++) map.set(String(n), n, 0);
  for (let n = 90; n < 100; n++) expect(map.get(String(n))).toBe(n);
  expect(map.has('0')).toBe(false);
});

test('keeps at least its time, and after a long silence nothing', () => {
  const map = new RecentMap<string>({ capacity: 10, ttlMs: 1000 });
  map.set('a', 'x', 5000);
  map.set('b', 'y', 5999);
  expect(map.get('a')).toBe('x');
  map.set('c', 'z', 60_000);
  expect([map.has('a'), map.has('b'), map.has('c')]).toEqual([false, false, true]);
});

test('an entry younger than its time and within the capacity is always there', () => {
  const steps = fc.array(fc.record({ key: fc.constantFrom('a', 'b', 'c'), gap: fc.nat({ max: 700 }) }), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(steps, (list) => {
      const map = new RecentMap<number>({ capacity: 3, ttlMs: 1000 });
      const setAt = new Map<string, number>();
      let now = 1000;
      for (const { key, gap } of list) {
        now += gap;
        map.set(key, now, now);
        setAt.delete(key);
        setAt.set(key, now);
        for (const [known, at] of setAt) if (now - at < 1000) expect(map.get(known)).toBe(at);
      }
    }),
  );
});
