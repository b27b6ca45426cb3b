import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import * as emulator from '../src/index.js';
import { SETTINGS_SHAPE } from '../src/settings-shape.js';

const DEFAULTS = emulator.defaultSettings();
const EXPORTS = new Map<string, unknown>(Object.entries(emulator));

/** A default as it is written: a table of the package by its name, or a value as in a program. */
function valueOf(cell: string): unknown {
  return EXPORTS.get(cell) ?? JSON.parse(cell.replaceAll("'", '"').replaceAll(/(\w+):/g, '"$1":'));
}

/** Names and defaults of the tables of a page, in order. */
async function documented(page: string): Promise<[name: string, value: unknown][]> {
  const text = await readFile(new URL(`../docs/${page}`, import.meta.url), 'utf8');
  const rows = text.matchAll(/^\| `(\w+)` +\| `([^`]+)` +\| (.+?) +\|$/gm);
  return [...rows].map(([, name = '', cell = '', what = '']) => {
    expect({ name, what }).toEqual({ name, what: expect.stringMatching(/\S/) });
    return [name, valueOf(cell)];
  });
}

describe.each(['settings.md', 'settings.zh-CN.md'])('%s', (page) => {
  test('has every setting once, with its default', async () => {
    const rows = await documented(page);
    expect(rows.map(([name]) => name).toSorted()).toEqual(Object.keys(DEFAULTS).toSorted());
    expect(Object.fromEntries(rows)).toEqual(DEFAULTS);
  });

  test('is in the order of the other language', async () => {
    const other = page === 'settings.md' ? 'settings.zh-CN.md' : 'settings.md';
    expect((await documented(page)).map(([name]) => name)).toEqual((await documented(other)).map(([name]) => name));
  });
});

test('every default is one that may be set', () => {
  expect(SETTINGS_SHAPE.read(structuredClone(DEFAULTS), 'settings')).toEqual(DEFAULTS);
});

test('every default stands beside the setting in the source, where a program shows it', async () => {
  const source = await readFile(new URL('../src/settings.ts', import.meta.url), 'utf8');
  const told = [...source.matchAll(/@defaultValue (.+)\n   \*\/\n  (\w+):/g)].map(([, value = '', name = '']) => [
    name,
    value,
  ]);
  expect(told.map(([name]) => name).toSorted()).toEqual(Object.keys(DEFAULTS).toSorted());
  for (const [name = '', value = ''] of told) {
    // the others name a table, or count in MiB
    if (/^(-?\d+|true|false|null|'[^']*'|\[\])$/.test(value))
      expect({ name, value: valueOf(value) }).toEqual({ name, value: DEFAULTS[name as keyof typeof DEFAULTS] });
  }
});
