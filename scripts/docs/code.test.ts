import { beforeAll, expect, test } from 'vitest';
import { readBlocks } from './code-block.js';
import { compile } from './compile.js';
import { DOCUMENTS, textOf } from './documents.js';
import { sourceFiles } from './source-files.js';

/** What the test itself is tested with, in the same program. */
const SAMPLE = `# A page
\`\`\`ts
// src/die.ts
export const sides = 6;
\`\`\`

<!-- continues -->

\`\`\`ts
export const twice = 2 * sides;
\`\`\`

\`\`\`ts
import { twice } from './src/die.js';

const word: string = twice;
\`\`\`

<!-- not compiled: it is half a line -->

\`\`\`ts
const half =
\`\`\`
`;

const pages = new Map([
  ['packages/core/sample.md', readBlocks(SAMPLE)],
  ...DOCUMENTS.map((document) => [document, readBlocks(textOf(document))] as const),
]);

const files = new Map([...pages].map(([document, blocks]) => [document, sourceFiles(blocks)]));
let problems: ReadonlyMap<string, string[]>;

beforeAll(async () => {
  problems = await compile(files);
}, 60_000);

test('what does not compile is told with its line in the page', () => {
  expect(problems.get('packages/core/sample.md')).toEqual([
    `packages/core/sample.md:16:7 error TS2322: Type 'number' is not assignable to type 'string'.`,
  ]);
});

test.each(DOCUMENTS)('the code of %s compiles when pasted into a project', (document) => {
  expect(problems.get(document) ?? []).toEqual([]);
});

test('the compiler has nothing to say about anything else', () => {
  expect([...problems.keys()].filter((document) => !pages.has(document))).toEqual([]);
});

test.each(DOCUMENTS)('the JSON of %s can be read', (document) => {
  for (const [path, text] of files.get(document) ?? [])
    if (path.endsWith('.json')) expect(() => JSON.parse(text), text).not.toThrow();
});

test('code that is not compiled is told, with the reason', () => {
  const left = [...pages].flatMap(([document, blocks]) =>
    blocks.flatMap(({ line, reason }) => (reason ? [`${document}:${line} ${reason}`] : [])),
  );
  expect(left.shift()).toBe('packages/core/sample.md:22 it is half a line');
  console.log([`${left.length} blocks are not compiled`, ...left].join('\n'));
});
