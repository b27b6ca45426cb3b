import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

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

const READMES = PLACES.flatMap((place) => [`${place}README.md`, `${place}README.zh-CN.md`]);
const DOCS = readdirSync(new URL('packages/core/docs/', root)).map((name) => `packages/core/docs/${name}`);

test.each(READMES)('%s shows files as they are', (document) => {
  for (const [path, code] of filesShownIn(document)) expect(code, path).toBe(readFileSync(new URL(path, root), 'utf8'));
});

test.each([...READMES, ...DOCS])('%s links to files that exist', (document) => {
  const text = readFileSync(new URL(document, root), 'utf8');
  const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, link = '']) => link);
  const missing = links.filter((link) => !existsSync(new URL(link, new URL(document, root))));
  expect(missing).toEqual([]);
});

test.each(DOCS)('%s has its counterpart in the other language', (document) => {
  expect(DOCS).toContain(
    document.includes('.zh-CN.') ? document.replace('.zh-CN', '') : document.replace(/md$/, 'zh-CN.md'),
  );
});

test('the languages of the core README show the same code', () => {
  const code = (document: string) => readFileSync(new URL(document, root), 'utf8').match(/^```[\s\S]*?^```/gm);
  expect(code('packages/core/README.zh-CN.md')).toEqual(code('packages/core/README.md'));
});
