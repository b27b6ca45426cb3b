import { startEmulator } from '@qqbotjs/emulator';
import { describe, expect, test } from 'vitest';
import { Cli } from '../helpers/cli.js';
import { platformEnvironment } from '../helpers/platform-environment.js';
import { TemporaryProject } from '../helpers/temporary-project.js';

const STACK = /^\s+at /m;

describe('qqbot start', () => {
  test('runs a bot whose plugin gets its service injected, and stops as asked', async () => {
    await using emulator = await startEmulator();
    await using project = await TemporaryProject.create('words');
    await using cli = new Cli(['start', '--cwd', project.directory], platformEnvironment(emulator));
    await cli.shows(/ready as/);
    const said = await emulator.user('amy').says('/greet');
    expect((await said.nextReply()).content).toBe('hello');
    cli.signal('SIGTERM');
    expect(await cli.exit()).toBe(0);
    expect(cli.errors).toBe('');
  });

  test('a second interruption leaves at once', async () => {
    await using emulator = await startEmulator();
    await using project = await TemporaryProject.create('words');
    await using cli = new Cli(['start', '--cwd', project.directory], platformEnvironment(emulator));
    await cli.shows(/ready as/);
    await (await emulator.user('amy').says('/wait')).nextReply();
    cli.signal('SIGINT');
    await cli.shows(/Stopping/);
    cli.signal('SIGINT');
    expect(await cli.exit()).toBe(130);
  });

  test('one bot that is refused leaves the other running', async () => {
    await using emulator = await startEmulator();
    await using project = await TemporaryProject.create('words');
    const { url, tokenUrl, bot } = emulator;
    const good = { appId: bot.appId, clientSecret: bot.clientSecret };
    const bad = { appId: emulator.addBot().appId, clientSecret: 'not-its-secret' };
    await project.write(
      'two.config.ts',
      `import { GreetPlugin } from './plugins/greet.plugin.js';
const endpoints = ${JSON.stringify({ api: url, token: tokenUrl })};
export default ${JSON.stringify([good, bad])}.map((bot) => ({ ...bot, endpoints, plugins: [GreetPlugin] }));`,
    );
    await using cli = new Cli(['start', '--cwd', project.directory, '--config', 'two.config.ts']);
    await cli.showsAll(/Bot 2 of 2 is lost; the other 1 go on\./, /ready as/);
    const said = await emulator.user('amy').says('/greet');
    expect((await said.nextReply()).content).toBe('hello');
    cli.signal('SIGINT');
    expect(await cli.exit()).toBe(0);
  });

  test('when the platform refuses every bot for good, the code is 5', async () => {
    await using emulator = await startEmulator();
    await using project = await TemporaryProject.create('words');
    const environment = { ...platformEnvironment(emulator), QQBOT_CLIENT_SECRET: 'not-its-secret' };
    await using cli = new Cli(['start', '--cwd', project.directory], environment);
    expect(await cli.exit()).toBe(5);
    expect(cli.errors).not.toMatch(STACK);
    expect(cli.output).not.toContain('not-its-secret');
  });
});

describe('a configuration that cannot be used', () => {
  async function refusal(files: Record<string, string>, ...args: string[]) {
    await using project = await TemporaryProject.create();
    for (const [file, content] of Object.entries(files)) await project.write(file, content);
    await using cli = new Cli(['start', '--cwd', project.directory, ...args]);
    return { code: await cli.exit(), errors: cli.errors };
  }

  test('every problem is listed at once, without a stack', async () => {
    const { code, errors } = await refusal({ 'qqbot.config.ts': `export default { appid: '1', shards: 'many' };` });
    expect(code).toBe(3);
    for (const problem of [/appId: is missing/, /clientSecret: is missing/, /shards:/, /appid/]) {
      expect(errors).toMatch(problem);
    }
    expect(errors).not.toMatch(STACK);
  });

  test('no configuration at all', async () => {
    const { code, errors } = await refusal({});
    expect(code).toBe(3);
    expect(errors).toMatch(/There is no qqbot\.config\./);
  });

  test('a syntax error in what it imports', async () => {
    const { code, errors } = await refusal({
      'qqbot.config.ts': `import './a.js';\nexport default {};`,
      'a.ts': 'const a = ;',
    });
    expect(code).toBe(3);
    expect(errors).toMatch(/^a\.ts:1:11 Unexpected token$/m);
    expect(errors).not.toMatch(STACK);
  });

  test('JSON that cannot be parsed', async () => {
    const { code, errors } = await refusal({ 'qqbot.config.json': '{ "plugins": [ }' });
    expect(code).toBe(3);
    expect(errors).toMatch(/qqbot\.config\.json/);
    expect(errors).not.toMatch(STACK);
  });

  test('a type that was imported like a value', async () => {
    const { code, errors } = await refusal({
      'qqbot.config.ts': `import { BotConfig } from '@qqbotjs/core';\nexport default BotConfig;`,
    });
    expect(code).toBe(3);
    expect(errors).toContain("write: import type { BotConfig } from '@qqbotjs/core'");
  });

  test('--verbose shows where it came from', async () => {
    const files = { 'qqbot.config.ts': `interface Gone {}\n\nthrow new TypeError('not today');` };
    expect((await refusal(files)).errors).toBe('qqbot qqbot.config.ts:3:7: failed while loading: not today\n');
    expect((await refusal(files, '--verbose')).errors).toMatch(/TypeError: not today\n\s+at .*qqbot\.config\.ts:3:7/);
  });

  test('a second copy of the framework is named, with the way to remove it', async () => {
    const { errors } = await refusal(
      {
        'bot/package.json': '{ "type": "module" }',
        'bot/node_modules/@qqbotjs/core/package.json': '{ "type": "module", "exports": "./index.js" }',
        'bot/node_modules/@qqbotjs/core/index.js': 'export const defineConfig = (config) => config;',
        'bot/qqbot.config.ts': `import { defineConfig } from '@qqbotjs/core';\nexport default defineConfig({});`,
      },
      '--config',
      'bot/qqbot.config.ts',
    );
    expect(errors).toMatch(
      /two copies of @qqbotjs\/core[^]*bot\/node_modules\/@qqbotjs\/core\/index\.js\n.*core\/dist\/index\.js\n.*npm dedupe/,
    );
  });
});
