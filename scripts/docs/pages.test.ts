import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readBlocks } from './code-block.js';
import { DOCUMENTS, ROOT, textOf } from './documents.js';

test.each(DOCUMENTS)('%s shows files as they are', (document) => {
  const shown = readBlocks(textOf(document)).filter(
    ({ path }) => path?.includes('/') && existsSync(new URL(path, ROOT)),
  );
  for (const { path = '', code } of shown)
    expect(code.replace(/.*\n/, ''), path).toBe(readFileSync(new URL(path, ROOT), 'utf8'));
});

test.each(DOCUMENTS)('%s links to files that exist', (document) => {
  const links = [...textOf(document).matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, link = '']) => link);
  const missing = links.filter((link) => !existsSync(new URL(link, new URL(document, ROOT))));
  expect(missing).toEqual([]);
});

test.each(DOCUMENTS.filter((document) => !document.startsWith('examples/')))(
  '%s has its counterpart in the other language',
  (document) => {
    expect(DOCUMENTS).toContain(
      document.includes('.zh-CN.') ? document.replace('.zh-CN', '') : document.replace(/md$/, 'zh-CN.md'),
    );
  },
);

test('the languages of the core README show the same code', () => {
  const code = (document: string) => textOf(document).match(/^```[\s\S]*?^```/gm);
  expect(code('packages/core/README.zh-CN.md')).toEqual(code('packages/core/README.md'));
});
