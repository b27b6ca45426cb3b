import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkName, generate, NameError } from '../src/index.js';
import { className, pluginName } from '../src/names.js';
import { currentPackageManager } from '../src/package-manager.js';
import { VERSIONS } from '../src/versions.js';

const BIN = fileURLToPath(new URL('../dist/bin.js', import.meta.url));

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'create-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Runs the program in the folder. */
function create(args: readonly string[], env: Record<string, string> = {}) {
  return new Promise<{ code: number; printed: string }>((resolve) => {
    const options = { cwd: folder, env: { ...process.env, QQBOT_LOCALE: 'en', ...env } };
    execFile(process.execPath, [BIN, ...args], options, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, printed: stdout + stderr });
    });
  });
}

const read = (path: string) => readFile(join(folder, path), 'utf8');

describe('npm create qqbot', () => {
  test.each([
    ['en', 'Usage: npm create qqbot'],
    ['zh-CN', '用法：npm create qqbot'],
  ])('explains itself in %s', async (locale, start) => {
    const { code, printed } = await create(['--help'], { QQBOT_LOCALE: locale });
    expect(code).toBe(0);
    expect(printed).toContain(start);
    expect(printed).toContain('--no-install');
  });

  test('writes a project with the commands of the package manager that runs it', async () => {
    const agent = { npm_config_user_agent: 'pnpm/12.21.0 npm/? node/v24.0.0 linux x64' };
    const { code, printed } = await create(['my-bot', '--yes', '--no-install'], agent);
    expect(code).toBe(0);
    expect(printed).toContain('pnpm install');
    expect(await read('my-bot/Dockerfile')).toContain('COPY package.json pnpm-lock.yaml ./');
    expect(JSON.parse(await read('my-bot/package.json'))).toMatchObject({ name: 'my-bot', private: true });
  });

  test('leaves nothing of a template unfilled, and no comment in the other language', async () => {
    for (const template of ['bot', 'plugin'] as const)
      for (const locale of ['zh-CN', 'en'] as const) {
        const place = join(folder, template + locale);
        const files = await generate({ template, folder: place, name: 'a-bot', locale, packageManager: 'yarn' });
        expect(files).toContain('README.md');
        for (const file of files) {
          const text = await readFile(join(place, file), 'utf8');
          expect(text).not.toMatch(/(?<!\$)\{\{/);
          expect(text).not.toMatch(/^\W*[/#*] (zh|en): /m);
        }
      }
  });

  test.each([
    [['a', 'b'], 'One folder at a time'],
    [['--frobnicate'], "Unknown option '--frobnicate'"],
    [['--pm', 'bun'], '--pm is npm | pnpm | yarn, not bun.'],
    [['x', '--name', 'Upper Case', '--yes'], '"Upper Case" cannot be the name of a package'],
  ])('refuses %j and says why', async (args, why) => {
    const { code, printed } = await create(args);
    expect(code).toBe(2);
    expect(printed).toContain(why);
  });

  test('does not write into a folder somebody works in', async () => {
    await writeFile(join(folder, 'thesis.txt'), 'mine');
    const { code, printed } = await create(['.', '--yes', '--no-install']);
    expect(code).toBe(1);
    expect(printed).toContain('is not empty (thesis.txt…)');
  });
});

test('takes the versions the repository is tested with', async () => {
  const catalog = await readFile(new URL('../../../pnpm-workspace.yaml', import.meta.url), 'utf8');
  for (const [name, version] of Object.entries(VERSIONS))
    expect(catalog).toMatch(new RegExp(`^ {2}"?${name}"?: ${version.replaceAll(/[\^.]/g, String.raw`\$&`)}$`, 'm'));
});

test.each(['my-bot', '@me/my-bot', 'a', 'a.b_c'])('%s is a name', (name) => {
  expect(checkName(name)).toBe(name);
});

test.each(['', 'My-Bot', 'my bot', '@me', '.bot', '_bot', 'a'.repeat(215), 'a/b'])('%j is no name', (name) => {
  expect(() => checkName(name)).toThrow(NameError);
});

test.each([
  ['@me/qqbot-plugin-word-chain', 'word-chain', 'WordChain'],
  ['qqbot-plugin-24', '24', 'The24'],
  ['chess.js', 'chess-js', 'ChessJs'],
])('the plugin of %s is called %s, its class %s', (name, plugin, klass) => {
  expect(pluginName(name)).toBe(plugin);
  expect(className(plugin)).toBe(klass);
});

test.each([
  ['pnpm/12.21.0 npm/? node/v24.0.0 linux x64', 'pnpm'],
  ['yarn/1.22.22 npm/? node/v24.0.0', 'yarn'],
  ['npm/11.0.0 node/v24.0.0', 'npm'],
  ['bun/1.2.0', 'npm'],
  ['', 'npm'],
])('runs as %j it is %s', (agent, name) => {
  expect(currentPackageManager(agent)).toBe(name);
});
