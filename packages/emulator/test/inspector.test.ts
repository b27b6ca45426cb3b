import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { curlOf, quoted } from '../page/src/inspector/curl.js';
import { duration } from '../page/src/inspector/duration.js';
import { FilteredLog } from '../page/src/inspector/filtered-log.js';
import { createFilter, EVERYTHING } from '../page/src/inspector/log-filter.js';
import { LogWindow } from '../page/src/inspector/log-window.js';
import { treeRows } from '../page/src/inspector/tree-rows.js';
import type { CallEntry, LogEntry } from '../src/index.js';

const CALL: CallEntry = { kind: 'call', method: 'GET', path: '/x', status: 200, traceId: '', durationMs: 1 };

const entry = (n: number, more: object = {}): LogEntry => ({ n, at: 0, ...CALL, ...more });

const entries = (from: number, to: number): LogEntry[] =>
  Array.from({ length: to - from + 1 }, (_, index) => entry(from + index));

describe('curl', () => {
  test('bash reads a quoted text as it was, whatever is in it', () => {
    const text = fc.string({ unit: 'binary' }).filter((one) => !one.includes('\0') && !/[\uD800-\uDFFF]/.test(one));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 30 }), (texts) => {
        const script = `printf '%s\\0' ${texts.map(quoted).join(' ')}`;
        expect(execFileSync('bash', ['--norc', '-c', script]).toString().split('\0').slice(0, -1)).toEqual(texts);
      }),
      { numRuns: 15 },
    );
  });

  test('secrets are read from the environment, and what the log cut is said', () => {
    const token = { ...CALL, method: 'POST', path: '/app/getAppAccessToken' };
    const command = curlOf({ ...token, requestBody: { appId: '1', clientSecret: '***' } }, 'http://127.0.0.1:1');
    expect(command).not.toContain('Authorization');
    const script = command.replace(/curl[^]*--data-raw/, 'printf %s');
    expect(execFileSync('bash', ['--norc', '-c', script], { env: { SECRET: 's3' } }).toString()).toBe(
      '{"appId":"1","clientSecret":"s3"}',
    );
    expect(curlOf({ ...CALL, requestBody: { content: 'x… (5000 characters)' } }, '')).toMatch(
      /^# long values were cut/,
    );
    expect(curlOf({ ...CALL, query: 'limit=2&after=a' }, 'http://h')).toContain("'http://h/x?limit=2&after=a'");
  });
});

describe('the part of the log a page holds', () => {
  test('never holds more entries or characters than it may, whatever comes', () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 200 });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 40 }), (lengths, older) => {
        const log = new LogWindow(50, 6000);
        lengths.forEach((length, index) => log.append(entry(1000 + index, { requestBody: 'x'.repeat(length) })));
        if (log.entries.length > 0) log.prepend(entries(log.first - older, log.first - 1));
        for (let n = 0; n < 60; n++) log.append(entry(log.last + 1));
        expect(log.entries.length).toBeLessThanOrEqual(50);
        expect(log.entries.map(({ n }) => n)).toEqual(log.entries.map((_, index) => log.first + index));
      }),
    );
  });

  test('filtering piece by piece gives what filtering at once would, however it grows', () => {
    const isOdd = { ...EVERYTHING, text: 'odd' };
    const more = (n: number): object => ({ path: n % 3 === 0 ? '/odd' : '/even' });
    const step = fc.oneof(
      fc.record({ grow: fc.integer({ min: 1, max: 30 }) }),
      fc.record({ older: fc.integer({ min: 1, max: 10 }) }),
      fc.constant({ look: true }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const log = new LogWindow(60);
        const filtered = new FilteredLog();
        log.append(entry(1000, more(1000)));
        for (const { grow = 0, older = 0 } of steps as { grow?: number; older?: number }[]) {
          for (let n = 0; n < grow; n++) log.append(entry(log.last + 1, more(log.last + 1)));
          if (older > 0) log.prepend(entries(log.first - older, log.first - 1).map((one) => entry(one.n, more(one.n))));
          if (grow === 0 && older === 0) filtered.of(log, isOdd);
        }
        expect(filtered.of(log, isOdd)).toEqual(log.entries.filter(createFilter(isOdd)));
      }),
    );
  });

  test.each([
    ['post /x', true],
    ['40054005', true],
    ['msg_seq', true],
    ['MING', true],
    ['200', false],
    ['requestBody', false],
    ['a.c', false],
  ])('a search for %j finds what a person reads in an entry: %s', (text, isFound) => {
    const body = { content: 'hi Ming abc', msg_seq: 1 };
    const one = entry(1, { method: 'POST', requestBody: body, status: 400, code: 40_054_005 });
    expect(createFilter({ ...EVERYTHING, text })(one)).toBe(isFound);
  });
});

test('a tree starts open where it is small, and remembers what was closed', () => {
  const value = { a: { b: [1, 2] }, c: 'x' };
  const names = (toggled: string[]) => treeRows(value, new Set(toggled)).map(({ path }) => path);
  expect(names([])).toEqual(['$', '$.a', '$.a.b', '$.a.b.0', '$.a.b.1', '$.c']);
  expect(names(['$.a'])).toEqual(['$', '$.a', '$.c']);
  expect(names(['$'])).toEqual(['$']);
  expect(treeRows(Array.from({ length: 31 }), new Set())).toHaveLength(1);
});

test.each([
  [0, '0:00'],
  [59_400, '0:59'],
  [245_000, '4:05'],
  [3_600_000, '1:00:00'],
  [-5, '0:00'],
])('%d ms are written %s', (ms, text) => {
  expect(duration(ms)).toBe(text);
});
