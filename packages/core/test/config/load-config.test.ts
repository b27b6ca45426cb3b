import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ConfigError, loadConfig, type LoadConfigOptions, Plugin } from '../../src/index.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

const JSON_CONFIG = '{ "appId": "1", "clientSecret": "secret-of-a-file" }';

async function load(files: Record<string, string>, options: LoadConfigOptions = {}) {
  await using folder = await temporaryFolder(files);
  return { ...(await loadConfig({ cwd: folder.path, ...options })), folder: folder.path };
}

async function failureOf(files: Record<string, string>, options?: LoadConfigOptions): Promise<ConfigError> {
  const error = await load(files, options).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ConfigError);
  return error as ConfigError;
}

// `.env` files set variables of this process.
const environment = { ...process.env };
beforeEach(() => {
  for (const name of Object.keys(process.env))
    if (name.startsWith('QQBOT_APP') || name.startsWith('QQBOT_CLIENT')) delete process.env[name];
});
afterEach(() => {
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  vi.unstubAllEnvs();
});

describe('finding and reading', () => {
  test.each([
    ['qqbot.config.json', JSON_CONFIG],
    ['qqbot.config.yaml', 'appId: "1"\nclientSecret: secret-of-a-file'],
    ['qqbot.config.mjs', `export default ${JSON_CONFIG}`],
  ])('%s', async (name, content) => {
    const { bots, filepath, folder } = await load({ [name]: content });
    expect(bots).toMatchObject([{ appId: '1', clientSecret: 'secret-of-a-file' }]);
    expect(filepath).toBe(`${folder}/${name}`);
  });

  test('a file given by path is taken', async () => {
    const { bots } = await load({ 'other/bot.json': JSON_CONFIG }, { path: 'other/bot.json' });
    expect(bots).toHaveLength(1);
  });

  test('an array is several bots', async () => {
    const { bots } = await load({
      'qqbot.config.json': `[${JSON_CONFIG}, { "appId": "2", "clientSecret": "secret-two" }]`,
    });
    expect(bots.map(({ appId }) => appId)).toEqual(['1', '2']);
  });

  test('.env is read, and what the environment has already wins', async () => {
    vi.stubEnv('QQBOT_APP_ID', '99');
    const { bots } = await load({
      '.env': 'QQBOT_APP_ID=1\nQQBOT_CLIENT_SECRET=secret-of-dotenv\n',
      'qqbot.config.json': '{}',
    });
    expect(bots).toMatchObject([{ appId: '99', clientSecret: 'secret-of-dotenv' }]);
  });

  test.each([
    ['qqbot.config.json', '{ "appId": "${TEST_ID:-7}", "clientSecret": "${TEST_SECRET}" }'],
    ['qqbot.config.yaml', 'appId: "${TEST_ID:-7}"\nclientSecret: ${TEST_SECRET}'],
  ])('variables in %s are filled in', async (name, content) => {
    vi.stubEnv('TEST_SECRET', 'secret-of-a-variable');
    expect((await load({ [name]: content })).bots).toMatchObject([
      { appId: '7', clientSecret: 'secret-of-a-variable' },
    ]);
  });

  test('code has variables of its own, and is left as it is', async () => {
    const content = `export default { ...${JSON_CONFIG}, commands: { prefix: '\${x}' } }`;
    expect((await load({ 'qqbot.config.mjs': content })).bots).toMatchObject([{ commands: { prefix: '${x}' } }]);
  });

  test('TypeScript is read by a loader that is given', async () => {
    const { bots } = await load(
      { 'qqbot.config.ts': 'irrelevant' },
      { loaders: { '.ts': () => ({ appId: '1', clientSecret: 'secret-of-a-loader' }) } },
    );
    expect(bots).toHaveLength(1);
  });

  test('without credentials where none are needed', async () => {
    expect((await load({ 'qqbot.config.json': '{}' }, { requireCredentials: false })).bots).toHaveLength(1);
  });
});

describe('what cannot be read', () => {
  test('no file says what to create', async () => {
    expect((await failureOf({})).message).toMatch(
      /There is no qqbot\.config\.\{ts,mts,js,mjs,json,yaml\} in .+; create one, or name it with --config/,
    );
  });

  test('a file given that is not there', async () => {
    expect((await failureOf({}, { path: 'nowhere.json' })).message).toMatch(/There is no file .+nowhere\.json/);
  });

  test('TypeScript without a loader says how to run it', async () => {
    expect((await failureOf({ 'qqbot.config.ts': 'export default {}' })).message).toContain(
      'Node cannot read a TypeScript config by itself; run it with qqbot start, or write qqbot.config.mjs',
    );
  });

  test.each([
    ['qqbot.config.mjs', 'export const config = {}'],
    ['qqbot.config.json', ''],
  ])('%s without content', async (name, content) => {
    expect((await failureOf({ [name]: content })).message).toContain('write export default defineConfig');
  });

  test('an empty array', async () => {
    expect((await failureOf({ 'qqbot.config.json': '[]' })).message).toContain('The array holds no bot');
  });

  test('mistakes in several bots come together, each under its number, with the file', async () => {
    const error = await failureOf({ 'qqbot.config.json': `[${JSON_CONFIG}, { "appID": "2" }]` });
    expect(error.filepath).toMatch(/qqbot\.config\.json$/);
    expect(error.message.split('\n').slice(1)).toEqual([
      expect.stringMatching(/^ {2}- \[1\]\.appId: is missing\./),
      expect.stringMatching(/^ {2}- \[1\]\.clientSecret: is missing\./),
      '  - [1]: there is no key "appID"; did you mean "appId"?',
    ]);
  });

  // Parsers quote the lines around a mistake, and one of them is likely to be the secret.
  test.each([
    ['qqbot.config.json', '{\n  "clientSecret": "secret-of-a-file"\n  "appId": "1"\n}'],
    ['qqbot.config.yaml', 'appId: "1"\nclientSecret: secret-of-a-file\n  shards: 1\n'],
  ])('%s that cannot be parsed names the line and no secret', async (name, content) => {
    const error = await failureOf({ [name]: content });
    expect(error.in('en')).toContain('It cannot be parsed: check line 3 and the one above it');
    expect(error.in('zh-CN')).toContain('请检查第 3 行及其上一行');
    expect(error.filepath).toMatch(new RegExp(`${name}$`));
    expect(`${error.message}${error.stack}${String(error.cause)}`).not.toContain('secret-of');
  });

  test('a secret without its quotes is not named, either', async () => {
    const error = await failureOf({ 'qqbot.config.json': '{ "appId": "1", "clientSecret": secret-of-a-file }' });
    expect(error.message).toContain('It cannot be parsed');
    expect(`${error.message}${error.stack}${String(error.cause)}`).not.toContain('secret-of');
  });

  test('an error in the code of a config comes as it is', async () => {
    await expect(load({ 'qqbot.config.mjs': 'throw new RangeError("mine")' })).rejects.toThrow('mine');
  });
});

describe('plugins by name', () => {
  @Plugin({ name: 'named' })
  class Named {}

  // The package is imported by Node itself, which cannot read our sources: it exports the class this test made.
  const plugin = 'export const helper = () => {}; export const Named = globalThis.pluginOfTheTest;';
  beforeEach(() => vi.stubGlobal('pluginOfTheTest', Named));
  afterEach(() => vi.unstubAllGlobals());

  const config = (plugins: unknown) => JSON.stringify({ appId: '1', clientSecret: 'secret-of-a-file', plugins });
  const installed = (content: string) => ({
    'node_modules/some-plugin/package.json': '{ "type": "module", "main": "index.js" }',
    'node_modules/some-plugin/index.js': content,
  });

  test('are looked up from the folder of the config, with or without options', async () => {
    const { bots } = await load({
      ...installed(plugin),
      'qqbot.config.json': config(['some-plugin', { use: 'some-plugin', options: { a: 1 } }]),
    });
    expect(bots[0]?.plugins).toEqual([
      { plugin: Named, options: undefined },
      { plugin: Named, options: { a: 1 } },
    ]);
  });

  test('are found in packages that can only be imported', async () => {
    const { bots } = await load({
      'node_modules/only-import/package.json': '{ "type": "module", "exports": { ".": { "import": "./main.js" } } }',
      'node_modules/only-import/main.js': plugin,
      'qqbot.config.json': config(['only-import']),
    });
    expect(bots[0]?.plugins).toEqual([{ plugin: Named, options: undefined }]);
  });

  test('that fail while they are loaded say why', async () => {
    const error = await failureOf({
      ...installed('throw new Error("needs Node 99")'),
      'qqbot.config.json': config(['some-plugin']),
    });
    expect(error.message).toContain('plugins[0]: the package "some-plugin" failed while loading: needs Node 99');
  });

  test('that are missing, or hold no plugin, are reported together', async () => {
    const error = await failureOf({
      ...installed('export const nothing = 1'),
      'qqbot.config.json': config(['some-plugin', 'not-installed']),
    });
    expect(error.issues.map(({ path }) => path)).toEqual(['plugins[0]', 'plugins[1]']);
    expect(error.message).toContain('"some-plugin" exports no @Plugin class');
    expect(error.message).toContain('install it: npm install not-installed');
  });
});
