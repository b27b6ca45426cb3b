import { rm, symlink } from 'node:fs/promises';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Intent, Opcode } from '@qqbotjs/core';
import { ALL_INTENTS, type Emulator, startEmulator } from '@qqbotjs/emulator';
import { describe, expect, test, vi } from 'vitest';
import { judgeNode } from '../../src/doctor/checks/node-version.js';
import { Cli } from '../helpers/cli.js';
import { Examination } from '../helpers/examination.js';
import { platformEnvironment } from '../helpers/platform-environment.js';
import { TemporaryProject } from '../helpers/temporary-project.js';

// Each starts a program, and most an emulator.
vi.setConfig({ testTimeout: 60_000 });

const ABOUT_THE_PLATFORM = ['credentials', 'clock', 'ip-list', 'session-limit', 'intents', 'webhook-address'];
const WEBHOOK_BOT = `import { GreetPlugin } from './plugins/greet.plugin.js';
export default { plugins: [GreetPlugin], transport: { webhook: {} } };`;

describe('qqbot doctor', () => {
  test('finds nothing wrong with a project that works, and ends with 0', async () => {
    await using emulator = await startEmulator();
    await using project = await TemporaryProject.create('words');
    const seen = await Examination.of(project, platformEnvironment(emulator));
    expect(seen.which('fail')).toEqual([]);
    expect(seen.which('skip')).toEqual(['webhook-signature', 'webhook-address']);
    expect(identifies(emulator)).toBe(1);
    expect(seen.report).toMatchObject({ version: 1, ok: true, summary: { ok: 10, warn: 0, fail: 0, skip: 2 } });
    expect(seen.says('plugins')).toContain('greet');
    expect(seen.code).toBe(0);
  });

  test('tells people the same, a line per finding with its remedy, without colours where there is no terminal', async () => {
    await using emulator = await startEmulator();
    await using project = await TemporaryProject.create('words');
    const environment = {
      ...platformEnvironment(emulator),
      QQBOT_CLIENT_SECRET: 'not-its-secret',
      NO_COLOR: '',
      CI: '1',
    };
    await using cli = new Cli(['doctor', '--cwd', project.directory], environment);
    expect(await cli.exit()).toBe(6);
    expect(cli.output).toMatch(/^✔ Configuration: qqbot\.config\.ts\n/m);
    expect(cli.output).toMatch(/^✖ Credentials: .*100016.*\n {4}→ Check appId and clientSecret/m);
    expect(cli.output).toMatch(/^- Intents: skipped: /m);
    expect(cli.output).toContain('\n6 ok, 0 warnings, 1 failed, 5 skipped\n');
    // oxlint-disable-next-line no-control-regex
    expect(cli.output).not.toMatch(/\u001B/);
  });

  test('speaks Chinese', async () => {
    await using project = await TemporaryProject.create();
    const environment = { QQBOT_LOCALE: 'zh-CN' };
    await using cli = new Cli(['doctor', '--cwd', project.directory, '--offline'], environment);
    expect(await cli.exit()).toBe(6);
    expect(cli.output).toMatch(/✖ 配置：.*请新建一个/);
    expect(cli.output).toContain('- 凭据：跳过：--offline');
    expect(cli.output).toContain('- 插件：跳过：没有有效的配置');
  });

  test('--offline leaves out what asks the platform, and asks it nothing', async () => {
    await using emulator = await startEmulator();
    await using project = await TemporaryProject.create('words');
    const seen = await Examination.of(project, platformEnvironment(emulator), '--offline');
    expect(seen.which('skip')).toEqual(expect.arrayContaining(ABOUT_THE_PLATFORM));
    expect(emulator.log.entries).toEqual([]);
    expect(seen.code).toBe(0);
  });
});

describe('the configuration', () => {
  test('every problem is a finding, and what needs a configuration says so', async () => {
    await using project = await TemporaryProject.create();
    await project.write('qqbot.config.ts', `export default { shards: 'many', intent: [] };`);
    const seen = await Examination.of(project);
    expect(seen.row('config').findings.map(({ code }) => code)).toEqual(expect.arrayContaining(['shards']));
    expect(seen.says('config')).toMatch(/did you mean "intents"/);
    expect(seen.says('plugins')).toContain('skipped: no valid configuration');
    expect(seen.says('decorators')).toContain('emitted');
    expect(seen.code).toBe(6);
  });

  test('a syntax error is shown with its place', async () => {
    await using project = await TemporaryProject.create();
    await project.write('qqbot.config.ts', 'export default {');
    expect((await Examination.of(project)).says('config')).toMatch(/qqbot\.config\.ts:1:\d+/);
  });

  test('missing credentials fail, and the plugins are tried without', async () => {
    await using project = await TemporaryProject.create('words');
    const seen = await Examination.of(project);
    expect(seen.says('credentials')).toMatch(/^fail\nQQBOT_APP_ID, QQBOT_CLIENT_SECRET missing/);
    expect(seen.row('plugins').status).toBe('ok');
  });

  test('each bot of a list is examined, and named', async () => {
    await using emulator = await startEmulator({ bots: [{}, {}] });
    await using project = await TemporaryProject.create();
    const bots = emulator.bots.map(({ appId, clientSecret }, index) => ({
      appId,
      clientSecret: index === 0 ? clientSecret : 'not-its-secret',
    }));
    await project.write('qqbot.config.ts', `export default ${JSON.stringify(bots)};`);
    const { url, tokenUrl } = emulator;
    const seen = await Examination.of(project, { QQBOT_API_BASE: url, QQBOT_TOKEN_URL: tokenUrl });
    const rows = seen.report.checks.filter(({ id }) => id === 'credentials' || id === 'intents');
    expect(rows.map(({ bot, id, status }) => [bot, id, status])).toEqual([
      ['102000001', 'credentials', 'ok'],
      ['102000002', 'credentials', 'fail'],
      ['102000001', 'intents', 'ok'],
      ['102000002', 'intents', 'skip'],
    ]);
  });
});

describe('the platform', () => {
  async function examine(settings: Parameters<typeof startEmulator>[0], environment: Record<string, string> = {}) {
    await using emulator = await startEmulator(settings);
    await using project = await TemporaryProject.create('words');
    const seen = await Examination.of(project, { ...platformEnvironment(emulator), ...environment });
    return { seen, emulator };
  }

  test('a wrong secret: what the platform said and what to do, never the secret', async () => {
    const { seen } = await examine({}, { QQBOT_CLIENT_SECRET: 'a-wrong-secret' });
    expect(seen.says('credentials')).toMatch(/100016 "invalid appid or secret".*→ Check appId and clientSecret/);
    expect(seen.row('ip-list').findings[0]?.text).toBe('skipped: no access token');
    expect(seen.output).not.toContain('a-wrong-secret');
    expect(seen.code).toBe(6);
  });

  test('an address that is not on the list', async () => {
    const { seen } = await examine({ settings: { allowedAddresses: ['203.0.113.7'] } });
    expect(seen.row('credentials').status).toBe('ok');
    expect(seen.says('ip-list')).toMatch(/^fail\n.*\/11298 .*→ .*not on the allow-list/);
    expect(seen.row('session-limit').status).toBe('skip');
  });

  test('a banned bot', async () => {
    const { seen } = await examine({ settings: { botStanding: 'banned' } });
    expect(seen.says('credentials')).toMatch(/100007/);
  });

  test('a delisted bot is refused by the gateway', async () => {
    const { seen } = await examine({ settings: { botStanding: 'delisted' } });
    expect(seen.says('intents')).toMatch(/^fail\n.*4914.*→ The bot is delisted/);
  });

  test.each([
    [-3_600_000, 'behind', '3600'],
    [3_600_000, 'ahead of', '3600'],
  ])('a clock that is %d ms off is a warning', async (aheadMs, word, seconds) => {
    const { seen } = await examine({ now: () => Date.now() - aheadMs });
    expect(seen.says('clock')).toMatch(new RegExp(`^warn\\n(?:${seconds}|3599|3601) s ${word}`));
    expect(seen.code).toBe(0);
  });

  test('refused intents are named, with who needs them; what only a prompt might need is a warning', async () => {
    const grantedIntents = ALL_INTENTS & ~Intent.GROUP_AND_C2C_EVENT & ~Intent.INTERACTION;
    const { seen, emulator } = await examine({ settings: { grantedIntents, maxConcurrency: 50 } });
    const { findings, status } = seen.row('intents');
    expect(status).toBe('fail');
    expect(findings.map((finding) => [finding.status, finding.code])).toEqual([
      ['fail', 4014],
      ['warn', 4014],
    ]);
    expect(findings[0]?.text).toBe('GROUP_AND_C2C_EVENT is refused (4014), needed by greet /greet, greet /wait');
    expect(findings[0]?.remedy).toMatch(/apply for them in the console/);
    expect(findings[1]?.text).toMatch(/^INTERACTION is refused/);
    // All at once, then each that takes a grant.
    expect(identifies(emulator)).toBe(4);
  });

  test('few session starts are left to the bot, none is a failure', async () => {
    const few = await examine({ settings: { sessionStartTotal: 10 } });
    expect(few.seen.says('intents')).toMatch(/^skip\nskipped: too few session starts are left/);
    const none = await examine({ settings: { sessionStartTotal: 0 } });
    expect(none.seen.says('session-limit')).toMatch(/^fail\n0 of 0 session starts left/);
  });

  test('more shards are advised than the bot has', async () => {
    const { seen } = await examine({ settings: { recommendedShards: 4 } });
    expect(seen.says('session-limit')).toMatch(/^warn\n.*shards: 1, but the platform advises 4 → Set shards: 'auto'/s);
  });

  test('one that cannot be reached', async () => {
    await using project = await TemporaryProject.create('words');
    const url = `http://127.0.0.1:${await freePort()}`;
    const seen = await Examination.of(project, {
      QQBOT_API_BASE: url,
      QQBOT_APP_ID: '1',
      QQBOT_CLIENT_SECRET: 'secret',
    });
    expect(seen.says('credentials')).toMatch(
      /no answer to POST \/app\/getAppAccessToken \(.*ECONNREFUSED.*→ Check the network/,
    );
    expect(seen.says('clock')).toContain('skipped: the platform has not answered');
    expect(seen.row('plugins').status).toBe('ok');
    expect(seen.code).toBe(6);
  });

  test('one that never answers is given up in time', async () => {
    await using project = await TemporaryProject.create('words');
    const server = await listening(createServer(() => {}));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const seen = await Examination.of(project, {
      QQBOT_API_BASE: url,
      QQBOT_APP_ID: '1',
      QQBOT_CLIENT_SECRET: 'secret',
    });
    server.closeAllConnections();
    server.close();
    expect(seen.says('credentials')).toContain('no result within 15 s');
    expect(seen.row('credentials').findings[0]?.code).toBe('timeout');
  });

  test('a bot that runs is not disturbed: it stays connected and answers all that is said', async () => {
    await using emulator = await startEmulator();
    await using project = await TemporaryProject.create('words');
    await using bot = new Cli(['start', '--cwd', project.directory], platformEnvironment(emulator));
    await bot.shows(/ready as/);
    const seen = await Examination.of(project, platformEnvironment(emulator));
    expect(seen.which('fail')).toEqual([]);
    const said = await emulator.user('amy').says('/greet');
    expect((await said.nextReply()).content).toBe('hello');
    expect(bot.output).not.toMatch(/reconnect|resumed|lost/);
  });
});

describe('the project', () => {
  test('two copies of the framework, of tsyringe or of reflect-metadata are shown with both paths', async () => {
    await using project = await TemporaryProject.create();
    const packages = { '@qqbotjs/core': '9.9.9', tsyringe: '9.9.8', 'reflect-metadata': '9.9.7' };
    await project.write(
      'bot/package.json',
      JSON.stringify({ type: 'module', dependencies: { 'qqbot-plugin-x': '1' } }),
    );
    await project.write('bot/qqbot.config.ts', 'export default {};');
    const plugin = { name: 'qqbot-plugin-x', version: '1.0.0', dependencies: packages };
    await project.write('bot/node_modules/qqbot-plugin-x/package.json', JSON.stringify(plugin));
    for (const [name, version] of Object.entries(packages)) {
      const path = `bot/node_modules/qqbot-plugin-x/node_modules/${name}/package.json`;
      await project.write(path, JSON.stringify({ name, version }));
    }
    const seen = await Examination.of(project, {}, '--offline', '--config', 'bot/qqbot.config.ts');
    const { findings } = seen.row('dependency-copies');
    expect(findings.map(({ code, status }) => [code, status])).toEqual(
      Object.keys(packages).map((name) => [name, 'fail']),
    );
    const text = findings[0]?.text ?? '';
    expect(text).toContain(
      `${project.path('bot/node_modules/qqbot-plugin-x/node_modules/@qqbotjs/core')} (9.9.9) for qqbot-plugin-x`,
    );
    expect(text).toMatch(/packages\/core \(\d+\.\d+\.\d+\) for .*qqbot/);
    expect(findings[0]?.remedy).toMatch(/npm dedupe/);
  });

  test.each([
    ['without the flags', {}, 'warn', /does not switch it on.*emitDecoratorMetadata/],
    ['with standard decorators', { target: 'ES2022' }, 'warn', /does not switch it on/],
    ['without metadata', { experimentalDecorators: true }, 'warn', /does not switch it on/],
    [
      'with both',
      { experimentalDecorators: true, emitDecoratorMetadata: true },
      'ok',
      /tsconfig\.json asks for it, too/,
    ],
  ])('a tsconfig %s', async (_, compilerOptions, status, text) => {
    await using project = await TemporaryProject.create('words');
    await project.write('base.json', JSON.stringify({ compilerOptions }));
    await project.write('tsconfig.json', '{ "extends": "./base.json" }');
    const seen = await Examination.of(project, {}, '--offline');
    expect(seen.row('decorators').status).toBe(status);
    expect(seen.says('decorators')).toMatch(text);
  });

  test('a package.json that is not of modules', async () => {
    await using project = await TemporaryProject.create('words');
    await project.write('package.json', '{}');
    expect((await Examination.of(project, {}, '--offline')).says('decorators')).toMatch(/^warn\n[^]*"type": "module"/);
  });

  test('where nothing can be loaded, the compiler is what fails', async () => {
    await using project = await TemporaryProject.create('words');
    await rm(project.path('node_modules'));
    const seen = await Examination.of(project, {}, '--offline');
    expect(seen.says('decorators')).toMatch(/^fail\n.*@qqbotjs\/core is not installed/);
  });

  test('a plugin that was compiled without metadata cannot be injected', async () => {
    await using project = await TemporaryProject.create();
    await rm(project.path('node_modules'));
    const modules = new URL('../../node_modules', import.meta.url).pathname;
    await project.write('node_modules/qqbot-plugin-bare/package.json', '{ "type": "module", "exports": "./index.js" }');
    await project.write(
      'node_modules/qqbot-plugin-bare/index.js',
      `import { Plugin } from '@qqbotjs/core';
export class Bare { constructor(service) { this.service = service; } }
Plugin({ name: 'bare' })(Bare);`,
    );
    await symlink(`${modules}/@qqbotjs`, project.path('node_modules/@qqbotjs'), 'junction');
    await project.write('qqbot.config.json', '{ "plugins": ["qqbot-plugin-bare"] }');
    const seen = await Examination.of(project, {}, '--offline');
    expect(seen.says('plugins')).toMatch(/^fail\n[^]*(?:metadata|@inject)/);
    expect(seen.code).toBe(6);
  });

  test('what a plugin says and sends while it loads stays out of the report and off the platform', async () => {
    await using emulator = await startEmulator();
    await using project = await TemporaryProject.create();
    await project.write(
      'qqbot.config.ts',
      `import { Bot, Plugin } from '@qqbotjs/core';
console.log('loading');
@Plugin({ name: 'loud' })
class Loud {
  constructor(private readonly bot: Bot) {}
  async onLoad() {
    await this.bot.send({ scene: 'c2c', openid: 'A'.repeat(32) } as never, 'hello');
  }
}
export default { plugins: [Loud] };`,
    );
    const seen = await Examination.of(project, platformEnvironment(emulator));
    expect(seen.says('plugins')).toMatch(/^fail\n.*onReady/);
    expect(emulator.log.entries.some((entry) => entry.kind === 'call' && entry.path.endsWith('/messages'))).toBe(false);
  });

  test('a plugin that never finishes loading is given up, and the other checks are made', async () => {
    await using project = await TemporaryProject.create();
    await project.write(
      'qqbot.config.ts',
      `import { Plugin } from '@qqbotjs/core';
@Plugin({ name: 'endless' })
class Endless {
  onLoad() {
    return new Promise(() => {});
  }
}
export default { plugins: [Endless], transport: { webhook: {} } };`,
    );
    const seen = await Examination.of(project, {}, '--offline');
    expect(seen.says('plugins')).toMatch(/^fail\nno result within 15 s → .*onLoad/);
    expect(seen.row('webhook-signature').status).toBe('ok');
  });

  test('an error of a plugin that nobody catches is a finding, and not the end', async () => {
    await using project = await TemporaryProject.create();
    await project.write(
      'qqbot.config.ts',
      `import { Plugin } from '@qqbotjs/core';
@Plugin({ name: 'careless' })
class Careless {
  onLoad() {
    void Promise.reject(new Error('no milk'));
  }
}
export default { plugins: [Careless] };`,
    );
    const seen = await Examination.of(project, {}, '--offline');
    expect(seen.says('plugins')).toMatch(/^fail\n[^]*caught by nobody: Error: no milk → .*await/);
  });

  test.each([
    ['20.18.3', 'fail'],
    ['18.20.0', 'fail'],
    ['20.19.0', 'ok'],
    ['24.1.0', 'ok'],
  ])('Node %s: %s', (version, status) => {
    expect(judgeNode(version).status).toBe(status);
  });
});

describe('a webhook', () => {
  test('is signed for, asks for its address, and the gateway is left alone', async () => {
    await using emulator = await startEmulator();
    await using project = await TemporaryProject.create('words');
    await project.write('qqbot.config.ts', WEBHOOK_BOT);
    const seen = await Examination.of(project, platformEnvironment(emulator));
    expect(seen.row('webhook-signature').status).toBe('ok');
    expect(seen.says('webhook-address')).toContain('--webhook-url');
    expect(seen.row('intents').status).toBe('skip');
    expect(emulator.log.entries.some(({ kind }) => kind === 'connection')).toBe(false);
  });

  test('whose bot runs passes the validation; plain HTTP is a warning', async () => {
    await using emulator = await startEmulator();
    await using project = await TemporaryProject.create('words');
    const port = await freePort();
    await project.write('qqbot.config.ts', WEBHOOK_BOT.replace('{}', `{ port: ${port}, path: '/qq' }`));
    const environment = platformEnvironment(emulator);
    await using bot = new Cli(['start', '--cwd', project.directory], environment);
    await bot.shows(/ready as/);
    const address = `http://127.0.0.1:${port}`;
    const good = await Examination.of(project, environment, '--webhook-url', `${address}/qq`);
    expect(good.says('webhook-address')).toMatch(/^warn\nhttp.*passes the validation.*\n.*→ Use HTTPS/);
    const wrong = await Examination.of(project, environment, '--webhook-url', `${address}/other`);
    expect(wrong.says('webhook-address')).toMatch(/^fail\nit answers HTTP 404 → Check the path/);
  });

  test('that is another server, or none', async () => {
    await using project = await TemporaryProject.create('words');
    await project.write('qqbot.config.ts', WEBHOOK_BOT);
    const server = await listening(createServer((_, response) => response.end('{}')));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const environment = { QQBOT_APP_ID: '1', QQBOT_CLIENT_SECRET: 'secret', QQBOT_API_BASE: url };
    const other = await Examination.of(project, environment, '--webhook-url', url);
    expect(other.says('webhook-address')).toMatch(/^fail\nwhat it answers is not the signature/);
    await new Promise((resolve) => server.close(resolve));
    const none = await Examination.of(project, environment, '--webhook-url', url);
    expect(none.says('webhook-address')).toMatch(/^fail\nno answer \(.*ECONNREFUSED/);
  });

  test('an address that is none is wrong usage', async () => {
    await using cli = new Cli(['doctor', '--webhook-url', 'here']);
    expect(await cli.exit()).toBe(2);
    expect(cli.errors).toContain('--webhook-url has to be a complete address');
  });
});

function identifies({ log }: Emulator): number {
  return log.entries.filter((entry) => entry.kind === 'frame' && entry.op === Opcode.Identify).length;
}

async function listening(server: Server): Promise<Server> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

/** Free a moment ago, which is as much as a program that takes its port from a file can be given. */
async function freePort(): Promise<number> {
  const server = await listening(createServer());
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
