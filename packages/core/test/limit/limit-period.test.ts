import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cooldown, PluginError, quota } from '../../src/index.js';
import { Calendar } from '../../src/limit/limit-period.js';
import { timeLeft } from '../../src/limit/time-left.js';

const at = (text: string) => Date.parse(text);
const iso = (ms: number) => new Date(ms).toISOString();

describe('a period of the calendar', () => {
  test.each([
    ['day', 'Asia/Shanghai', '2026-03-01T15:59:59.999Z', '2026-03-01T16:00:00.000Z'],
    ['day', 'Asia/Shanghai', '2026-03-01T16:00:00.000Z', '2026-03-02T16:00:00.000Z'],
    ['day', 'UTC', '2026-02-28T12:00:00.000Z', '2026-03-01T00:00:00.000Z'],
    ['day', 'America/St_Johns', '2026-07-01T02:29:00.000Z', '2026-07-01T02:30:00.000Z'],
    // 23 and 25 hours long.
    ['day', 'Europe/Berlin', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
    ['day', 'Europe/Berlin', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
    // Clocks went from 23:59 to 01:00.
    ['day', 'America/Sao_Paulo', '2018-11-04T02:30:00.000Z', '2018-11-04T03:00:00.000Z'],
    ['week', 'Asia/Shanghai', '2026-11-25T12:00:00.000Z', '2026-11-29T16:00:00.000Z'],
    ['week', 'UTC', '2026-11-29T23:59:00.000Z', '2026-11-30T00:00:00.000Z'],
    ['week', 'UTC', '2026-11-30T00:00:00.000Z', '2026-12-07T00:00:00.000Z'],
    ['month', 'Asia/Shanghai', '2026-12-31T15:00:00.000Z', '2026-12-31T16:00:00.000Z'],
    ['month', 'UTC', '2028-02-10T00:00:00.000Z', '2028-03-01T00:00:00.000Z'],
  ] as const)('%s in %s, %s ends at %s', (period, timezone, now, end) => {
    expect(iso(new Calendar(period, timezone).endOf(at(now)))).toBe(end);
  });

  test('ends after it began, within 25 hours, when the date there changes, and the same for all of it', () => {
    const zones = [
      'Asia/Shanghai',
      'UTC',
      'Europe/Berlin',
      'America/Sao_Paulo',
      'Asia/Beirut',
      'Australia/Lord_Howe',
      'Pacific/Apia',
    ];
    const years = fc.integer({ min: at('2015-01-01T00:00Z'), max: at('2030-01-01T00:00Z') });
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        years,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (timezone, now, share) => {
          const calendar = new Calendar('day', timezone);
          const end = calendar.endOf(now);
          const dateAt = (ms: number) => new Date(ms).toLocaleDateString('en-CA', { timeZone: timezone });
          expect(end).toBeGreaterThan(now);
          expect(end - now).toBeLessThanOrEqual(25 * 3_600_000);
          expect(dateAt(end - 1)).toBe(dateAt(now));
          expect(dateAt(end)).not.toBe(dateAt(now));
          expect(calendar.endOf(now + Math.floor(share * (end - 1 - now)))).toBe(end);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('what is no limit is an error where it is written', () => {
  test.each([
    [() => cooldown({ seconds: 0 }), 'no length of time'],
    [() => cooldown({ seconds: Number.NaN }), 'no length of time'],
    [() => quota({ limit: 0, every: 'day' }), 'limit must be a whole number above 0, not 0'],
    [() => quota({ limit: 1.5, every: 'day' }), 'limit must be a whole number above 0, not 1.5'],
    [() => quota({ limit: 1, every: {} }), '{} is no length of time'],
    [() => quota({ limit: 1, every: { fortnights: 1 } as never }), 'no length of time'],
    [() => quota({ limit: 1, every: 'day', timezone: 'Beijing' }), 'There is no time zone "Beijing"'],
  ])('%s', (make, message) => {
    expect(make).toThrow(message);
    expect(make).toThrow(PluginError);
  });
});

test.each([
  [1, '1 秒', '1 s'],
  [12_000, '12 秒', '12 s'],
  [12_001, '13 秒', '13 s'],
  [60_000, '1 分', '1 min'],
  [61_000, '1 分 1 秒', '1 min 1 s'],
  [3_599_001, '1 小时', '1 h'],
  [3_600_001, '1 小时 1 分', '1 h 1 min'],
  [7_500_000, '2 小时 5 分', '2 h 5 min'],
  [86_400_000, '1 天', '1 d'],
  [90_000_001, '1 天 2 小时', '1 d 2 h'],
])('%d ms are said as %s, and %s', (ms, chinese, english) => {
  expect(timeLeft(1000 + ms, 1000).text).toEqual({ 'zh-CN': chinese, en: english });
});
