import { describe, expect, test } from 'vitest';
import { resolveConfig } from '../../src/config/resolve-config.js';
import { type BotConfig, ConfigError, createBot, defineConfig } from '../../src/index.js';

const CREDENTIALS = { appId: '102000001', clientSecret: 'secret-of-a-config' };

function problemsOf(config: unknown, env: NodeJS.ProcessEnv = {}): ConfigError {
  try {
    resolveConfig(config as BotConfig, env);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return error as ConfigError;
  }
  return expect.unreachable('the configuration was taken');
}

describe('defaults', () => {
  test('all but the credentials has one', () => {
    expect(resolveConfig(CREDENTIALS, {})).toMatchObject({
      ...CREDENTIALS,
      endpoints: { api: 'https://api.bot.qq.com', token: 'https://api.bot.qq.com/app/getAppAccessToken' },
      maxFrameBytes: 1_048_576,
      prefixes: ['/', '／'],
      locale: 'zh-CN',
    });
  });

  test('the environment fills in what the config leaves out', () => {
    const env = {
      QQBOT_APP_ID: '7',
      QQBOT_CLIENT_SECRET: 'secret-of-the-environment',
      QQBOT_API_BASE: 'http://127.0.0.1:1/',
      QQBOT_TOKEN_URL: 'http://127.0.0.1:2/token',
    };
    expect(resolveConfig({}, env)).toMatchObject({
      appId: '7',
      clientSecret: 'secret-of-the-environment',
      endpoints: { api: 'http://127.0.0.1:1/', token: 'http://127.0.0.1:2/token' },
    });
    expect(resolveConfig({ ...CREDENTIALS, endpoints: { api: 'http://127.0.0.1:3' } }, env)).toMatchObject({
      ...CREDENTIALS,
      endpoints: { api: 'http://127.0.0.1:3' },
    });
  });

  test('the token endpoint follows the api, and one prefix may stand alone', () => {
    const resolved = resolveConfig(
      { ...CREDENTIALS, endpoints: { api: 'http://x:1/' }, commands: { prefix: '!' } },
      {},
    );
    expect(resolved.endpoints.token).toBe('http://x:1/app/getAppAccessToken');
    expect(resolved.prefixes).toEqual(['!']);
  });

  test('plugins may have prefixes of their own, one or several', () => {
    const prefixes = { dice: '.', music: ['>', '》'] };
    const resolved = resolveConfig({ ...CREDENTIALS, commands: { prefixes } }, {});
    expect(resolved.prefixes).toEqual(['/', '／']);
    expect(resolved.pluginPrefixes).toEqual({ dice: ['.'], music: ['>', '》'] });
  });

  test('defineConfig gives back what it gets', () => {
    const config = { appId: '1', shards: 'auto' } as const;
    expect(defineConfig(config)).toBe(config);
  });
});

describe('mistakes', () => {
  const three = { appId: 7, clientSecret: 'secret-of-a-config', intent: [], shards: 0 };

  test('are reported together, each with its path and remedy', () => {
    expect(problemsOf(three).in('en').split('\n')).toEqual([
      'The configuration has 3 problems:',
      '  - appId: must be a string, not number',
      "  - shards: must be a whole number above 0, 'auto', the numbers of the shards to hold, such as [0, 1], or { ids, count }",
      '  - there is no key "intent"; did you mean "intents"?',
    ]);
  });

  test('in Chinese, too', () => {
    expect(problemsOf(three).in('zh-CN').split('\n')).toEqual([
      '配置有 3 处需要修改：',
      '  - appId: 应为字符串，而不是 number',
      "  - shards: 应为正整数、'auto'、本进程负责的分片编号（如 [0, 1]）或 { ids, count }",
      '  - 没有“intent”这个键，是否想写“intents”？',
    ]);
  });

  test.each<[unknown, string]>([
    [{ appId: 'my-bot' }, 'appId: must be the AppID from the console: digits, as a string'],
    [{ clientSecret: ' ' }, 'clientSecret: must not be empty'],
    [
      { endpoints: { api: 'api.bot.qq.com' } },
      'endpoints.api: must be an address that begins with http:// or https://',
    ],
    [{ endpoints: { apii: '' } }, 'endpoints: there is no key "apii"; did you mean "api"?'],
    [{ intents: ['GUILD'] }, 'intents[0]: "GUILD" is not known; did you mean "GUILDS"? Use one of GUILDS, '],
    [
      { intents: ['GUILDS', 'GROUP_AND_C2C_EVENTS'] },
      'intents[1]: "GROUP_AND_C2C_EVENTS" is not known; did you mean "GROUP_AND_C2C_EVENT"?',
    ],
    [{ intents: 'GUILDS' }, 'intents: must be an array, not string'],
    [{ commands: { prefixes: { dice: 1 } } }, 'commands.prefixes.dice: must be '],
    [{ commands: { prefixes: '.' } }, 'commands.prefixes: must be an object, not string'],
    [{ commands: { without: { dice: 'roll' } } }, 'commands.without.dice: must be an array, not string'],
    [{ shards: 'automatic' }, 'shards: '],
    [{ shards: [] }, 'shards: '],
    [{ shards: [0, 0] }, 'shards: '],
    [{ shards: [-1] }, 'shards: '],
    [{ shards: { ids: [0] } }, 'shards: '],
    [{ shards: { ids: [0], count: 2, total: 2 } }, 'shards: '],
    [{ transport: { maxPendingEvents: 0 } }, 'transport.maxPendingEvents: must be a whole number above 0'],
    [
      { plugins: [undefined] },
      'plugins[0]: must be a @Plugin class, use(Class, options) or the name of a package; undefined means its import is wrong',
    ],
    [{ replies: { limits: { c2c: { limit: -1 } } } }, 'replies.limits.c2c.limit: must be a whole number above 0'],
    [{ store: 'redis' }, "store: must be 'file', 'memory' or an object with get, set and delete"],
    [{ superusers: ['123456789'] }, 'superusers[0]: must be an id as the bot receives it'],
    [{ superusers: ['A1', ''] }, 'superusers[1]: must be an id as the bot receives it'],
    [{ superusers: [123456789] }, 'superusers[0]: must be a string, not number'],
    [{ superusers: 'A1' }, 'superusers: must be an array, not string'],
    [{ storage: { get() {} } }, "storage: must be 'file', 'memory' or an object with get, set and delete"],
    [{ limits: { quotas: 'file' } }, "limits.quotas: must be 'memory', 'storage' or an object with take and giveBack"],
    [{ limits: { cooldown: 'memory' } }, 'limits: there is no key "cooldown"; did you mean "cooldowns"?'],
    [{ locale: 'fr' }, 'locale: must be one of zh-CN, en'],
    [{ log: { level: 'debugg' } }, 'log.level: "debugg" is not known; did you mean "debug"?'],
    [{ rest: { keepRates: 0 } }, 'rest.keepRates: must be true or false, not number'],
    [{ log: { pretty: 'yes' } }, 'log.pretty: must be true or false, not string'],
    [{ log: { destination: 'bot.log' } }, 'log.destination: must be an object with write(line)'],
    [{ transport: { maxFrameBytes: 1.5 } }, 'transport.maxFrameBytes: must be a whole number above 0'],
    [{ nonsense: 1 }, 'there is no key "nonsense"; use appId, clientSecret, '],
  ])('%j', (mistake, message) => {
    const error = problemsOf({ ...CREDENTIALS, ...(mistake as object) });
    expect(error.issues).toHaveLength(1);
    expect(error.in('en')).toContain(message);
    expect(error.in('zh-CN')).toMatch(/有 1 处需要修改/);
  });

  test('missing credentials say where they may stand', () => {
    const error = problemsOf({});
    expect(error.issues.map(({ path }) => path)).toEqual(['appId', 'clientSecret']);
    expect(error.in('en')).toContain('Write it in the config or set QQBOT_CLIENT_SECRET, for example in .env');
  });

  test.each([[null], ['text'], [[]], [42]])('%j instead of an object', (config) => {
    const error = (() => {
      try {
        createBot(config as never);
      } catch (thrown) {
        return thrown;
      }
      return undefined;
    })();
    expect(error).toBeInstanceOf(ConfigError);
  });
});

describe('a secret in the wrong place', () => {
  const secret = 'Xy7-very-secret-value';

  test.each([
    ['appId', { appId: secret }],
    ['locale', { locale: secret }],
    ['intents', { intents: [secret] }],
    ['log.level', { log: { level: secret } }],
    ['shards', { shards: secret }],
    ['store', { store: secret }],
    ['storage', { storage: secret }],
    ['limits.quotas', { limits: { quotas: secret } }],
    ['endpoints', { endpoints: { api: secret } }],
    ['endpoints itself', { endpoints: secret }],
    ['commands', { commands: secret }],
    ['the whole', secret],
  ])('under %s is not in the error', (_, config) => {
    const error = problemsOf(typeof config === 'object' ? { ...CREDENTIALS, ...config } : config);
    for (const text of [error.in('en'), error.in('zh-CN'), JSON.stringify(error.issues), String(error.stack)])
      expect(text).not.toContain(secret);
  });
});
