import { readdir, readFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import '@qqbotjs/core';
import { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { ModuleLoader } from '../../src/index.js';
import { TemporaryProject } from '../helpers/temporary-project.js';

interface Dice {
  Command: unknown;
  DicePlugin: new () => object;
  RandomService: new () => object;
  words: unknown;
}

/** Metadata as constructor injection reads it. */
function metadata(key: string, ...target: [object, string?]): unknown {
  const reflection = Reflect as unknown as { getMetadata(key: string, ...target: unknown[]): unknown };
  return reflection.getMetadata(key, ...target);
}

async function message(loading: Promise<unknown>): Promise<string> {
  return loading.then(
    () => expect.unreachable('the module loaded'),
    (error: Error) => error.message,
  );
}

/** How the loader names a file: relative to where the process runs. */
function shown(project: TemporaryProject, file: string): string {
  return relative(process.cwd(), project.path(file));
}

async function builtFiles(project: TemporaryProject, entry: string): Promise<string[]> {
  const files = await readdir(project.path(join('.qqbot', 'build', entry)), { recursive: true });
  return files.filter((file) => file.endsWith('.mjs') && !file.startsWith('_virtual')).map((file) => basename(file));
}

describe('what a module sees', () => {
  test('classes in constructors and decorated methods are known at run time, interfaces are Object', async () => {
    await using project = await TemporaryProject.create('dice');
    const { DicePlugin, RandomService } = (await new ModuleLoader().load(project.path('main.ts'))) as Dice;
    expect(metadata('design:paramtypes', DicePlugin)).toEqual([RandomService, Object]);
    expect(metadata('design:paramtypes', DicePlugin.prototype, 'roll')).toEqual([Number, String, RandomService]);
  });

  test('a tsconfig that knows no decorators changes nothing', async () => {
    await using project = await TemporaryProject.create('dice');
    await project.write('tsconfig.json', '{ "compilerOptions": { "experimentalDecorators": false } }');
    const { DicePlugin, RandomService } = (await new ModuleLoader().load(project.path('main.ts'))) as Dice;
    expect(metadata('design:paramtypes', DicePlugin)).toEqual([RandomService, Object]);
  });

  test('packages are the very ones this process uses', async () => {
    await using project = await TemporaryProject.create('dice');
    const loaded = (await new ModuleLoader().load(project.path('main.ts'))) as Dice;
    expect(loaded.Command).toBe(Command);
  });

  test('JSON is imported as its value', async () => {
    await using project = await TemporaryProject.create('dice');
    const { words } = (await new ModuleLoader().load(project.path('main.ts'))) as Dice;
    expect(words).toEqual({ one: '壹' });
  });

  test('import.meta speaks of the source file', async () => {
    await using project = await TemporaryProject.create();
    const entry = await project.write(
      'main.ts',
      `#!/usr/bin/env node
const { url, filename } = import.meta;
export default [url, filename, import . meta.dirname, import.meta.resolve('./data.txt'), \`\${import.meta['url']}\`];`,
    );
    const url = pathToFileURL(entry).href;
    const data = pathToFileURL(project.path('data.txt')).href;
    expect(await new ModuleLoader().load(entry)).toEqual([url, entry, project.directory, data, url]);
  });

  test('the letters import.meta.url in strings, comments and templates stay what they are', async () => {
    await using project = await TemporaryProject.create();
    const entry = await project.write(
      'main.ts',
      `// import.meta.url
function documented() { return 'import.meta.url' /* import.meta.dirname */; }
export default [documented(), \`import.meta.filename\`, typeof import.meta.url];`,
    );
    expect(await new ModuleLoader().load(entry)).toEqual(['import.meta.url', 'import.meta.filename', 'string']);
  });

  test('files outside the project directory and packages that are TypeScript take part', async () => {
    await using project = await TemporaryProject.create();
    const entry = await project.write(
      'bot/main.ts',
      `import { shared } from '../shared/shared.js'; import { source } from '#source'; export default [shared, source];`,
    );
    await project.write('bot/package.json', '{ "type": "module", "imports": { "#source": "./source.ts" } }');
    await project.write('bot/source.ts', 'export const source: string = "inside";');
    await project.write('shared/package.json', '{ "type": "module" }');
    await project.write('shared/node_modules/near/index.js', 'export const near = "near";');
    await project.write('shared/node_modules/near/package.json', '{ "type": "module", "exports": "./index.js" }');
    await project.write('shared/shared.ts', `import { near } from 'near'; export const shared: string = near;`);
    expect(await new ModuleLoader().load(entry)).toEqual(['near', 'inside']);
  });

  test('stacks name the lines a person wrote', async () => {
    await using project = await TemporaryProject.create();
    const entry = await project.write(
      'main.ts',
      `interface Gone { a: string }

export default function fail(): Gone {
  throw new Error('here ' + import.meta.url);
}`,
    );
    const fail = (await new ModuleLoader().load(entry)) as () => void;
    expect(() => fail()).toThrow(expect.objectContaining({ stack: expect.stringContaining(`${entry}:4:9`) }));
  });
});

describe('what goes wrong is told in one message', () => {
  test('a syntax error, with its place and the code around it', async () => {
    await using project = await TemporaryProject.create();
    const entry = await project.write('main.ts', `import { a } from './plugins/a.js';\nexport default a;\n`);
    await project.write('plugins/a.ts', `export const a = 1;\n\nconst b = ;\n`);
    expect(await message(new ModuleLoader().load(entry))).toBe(
      [
        'The source does not load. Correct what is marked:',
        '',
        `${shown(project, 'plugins/a.ts')}:3:11 Unexpected token`,
        '    1: export const a = 1;',
        '    2: ',
        '    3: const b = ;',
        '                 ^',
      ].join('\n'),
    );
  });

  test('an import that leads nowhere, and the loader still knows the files to watch', async () => {
    await using project = await TemporaryProject.create();
    const loader = new ModuleLoader();
    const entry = await project.write('main.ts', `import { a } from './missing.js';\nexport default a;\n`);
    expect(await message(loader.load(entry))).toContain(`${shown(project, 'main.ts')}:1:19 Could not resolve`);
    expect(loader.files).toEqual([entry]);
  });

  test('a module that throws, with the line that did', async () => {
    await using project = await TemporaryProject.create();
    const entry = await project.write('main.ts', `import './plugins/b.js';\nexport default 1;\n`);
    await project.write(
      'plugins/b.ts',
      `type Gone = 1;\nconst table: { seats?: number[] } = {};\ntable.seats!.push(1);\n`,
    );
    expect(await message(new ModuleLoader().load(entry))).toBe(
      `${shown(project, 'plugins/b.ts')}:3:14: failed while loading: Cannot read properties of undefined (reading 'push')`,
    );
  });

  test('a package that is not installed, with the command that installs it', async () => {
    await using project = await TemporaryProject.create();
    const entry = await project.write('main.ts', `import nothing from '@nobody/nothing';\nexport default nothing;\n`);
    expect(await message(new ModuleLoader().load(entry))).toBe(
      `${shown(project, 'main.ts')}: the package @nobody/nothing is not installed. Run: npm install @nobody/nothing`,
    );
  });
});

describe('loading again in one process', () => {
  async function counterProject() {
    const project = await TemporaryProject.create();
    const entry = await project.write('main.ts', `export { next as default } from './next.js';`);
    await project.write('counter.ts', `let count = 0; export const count_ = () => ++count;`);
    await project.write(
      'next.ts',
      `import { count_ } from './counter.js'; export const next = () => \`a\${count_()}\`;`,
    );
    return { project, entry };
  }

  test('a module that did not change keeps its state, the changed one is new', async () => {
    const { project, entry } = await counterProject();
    await using _ = project;
    const loader = new ModuleLoader();
    const before = (await loader.load(entry)) as () => string;
    expect([before(), before()]).toEqual(['a1', 'a2']);
    await project.write(
      'next.ts',
      `import { count_ } from './counter.js'; export const next = () => \`b\${count_()}\`;`,
    );
    const after = (await loader.load(entry)) as () => string;
    expect([after(), before()]).toEqual(['b3', 'a4']);
  });

  test('files of earlier builds are removed', async () => {
    const { project, entry } = await counterProject();
    await using _ = project;
    const loader = new ModuleLoader();
    await loader.load(entry);
    const before = await builtFiles(project, 'main.ts');
    await project.write('next.ts', `export const next = () => 'c';`);
    await loader.load(entry);
    const after = await builtFiles(project, 'main.ts');
    expect(after.map((file) => file.replace(/-.{8}\.mjs$/, '')).sort()).toEqual(['main', 'next']);
    expect(before).not.toEqual(expect.arrayContaining(after));
  });

  test('a build that was cut short is repaired', async () => {
    const { project, entry } = await counterProject();
    await using _ = project;
    await new ModuleLoader().load(entry);
    const [file = ''] = (await builtFiles(project, 'main.ts')).filter((name) => name.startsWith('counter'));
    const path = join('.qqbot', 'build', 'main.ts', file);
    const whole = await readFile(project.path(path), 'utf8');
    await project.write(path, 'export const co');
    await new ModuleLoader().load(entry);
    expect(await readFile(project.path(path), 'utf8')).toBe(whole);
  });

  test('what is written stays out of a repository', async () => {
    const { project, entry } = await counterProject();
    await using _ = project;
    await new ModuleLoader().load(entry);
    expect(await readFile(project.path('.qqbot/.gitignore'), 'utf8')).toBe('*\n');
  });
});
