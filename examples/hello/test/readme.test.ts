import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const root = new URL('../../../', import.meta.url);
const BLOCK = /^```(?:ts|js)\n\/\/ (?<path>\S+\/\S+)\n(?<code>[\s\S]*?)^```/gm;

/** The code of a document that says which file it shows, by the comment it begins with: its path from the root. */
function filesShownIn(document: string): [path: string, code: string][] {
  const text = readFileSync(new URL(document, root), 'utf8');
  return [...text.matchAll(BLOCK)].map(({ groups }) => [groups?.path ?? '', groups?.code ?? '']);
}

const PLACES = [
  '',
  'packages/core/',
  'packages/plugin-echo/',
  'packages/plugin-commands/',
  'packages/plugin-schedule/',
  'packages/testing/',
];

describe.each(PLACES.flatMap((place) => [`${place}README.md`, `${place}README.zh-CN.md`]))('%s', (document) => {
  test('shows files as they are', () => {
    for (const [path, code] of filesShownIn(document))
      expect(code, path).toBe(readFileSync(new URL(path, root), 'utf8'));
  });

  test('links to files that exist', () => {
    const text = readFileSync(new URL(document, root), 'utf8');
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, link = '']) => link);
    const missing = links.filter((link) => !existsSync(new URL(link, new URL(document, root))));
    expect(missing).toEqual([]);
  });
});

test('the languages of the core README show the same code', () => {
  const code = (document: string) => readFileSync(new URL(document, root), 'utf8').match(/^```[\s\S]*?^```/gm);
  expect(code('packages/core/README.zh-CN.md')).toEqual(code('packages/core/README.md'));
});
