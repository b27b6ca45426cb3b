import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Emulator, startEmulator } from '@qqbotjs/emulator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const fixtures = fileURLToPath(new URL('../fixtures/i18n/', import.meta.url));
const tsc = fileURLToPath(new URL('../../../../node_modules/typescript/bin/tsc', import.meta.url));

/** What compiling and installing leaves behind. */
const leftovers = ['plugin/dist', 'bot/dist', 'bot/node_modules'].map((name) => fixtures + name);

describe('a plugin that is built, published with its types and installed', () => {
  let emulator: Emulator;
  let bot: ChildProcess;

  beforeAll(async () => {
    build('plugin');
    install();
    build('bot');
    emulator = await startEmulator({ page: false });
    bot = run(emulator);
    await emulator.gateway.online(10_000);
  }, 60_000);

  afterAll(async () => {
    bot.kill('SIGKILL');
    await emulator.stop();
    for (const folder of leftovers) rmSync(folder, { recursive: true, force: true });
  });

  const answerTo = async (text: string): Promise<unknown> => {
    const said = await emulator.user('Ming').says(text);
    return (await said.nextReply(5000)).content;
  };

  test('says its messages, read from the folder beside its code', async () => {
    expect(await answerTo('/roll 6')).toBe('Ming 掷出了 6 点');
    expect(await answerTo('/roll 1001')).toBe('最多 1,000 面');
  });

  test('has messages others can say, and they have theirs in their code', async () => {
    expect(await answerTo('/greet Hong')).toBe('你好，Hong. Hong 掷出了 7 点');
  });

  test('speaks every language it brings, and its default one where that has gaps', async () => {
    expect(await answerTo('/language ja')).toBe('ja');
    expect(await answerTo('/roll 6')).toBe('Mingさんは6点です');
    expect(await answerTo('/roll 1001')).toBe('最多 1,000 面');
    expect(await answerTo('/language en')).toBe('en');
    expect(await answerTo('/roll 1')).toBe('Ming rolled 1 point');
  });

  test('may be asked for what nobody has: the key is said', async () => {
    expect(await answerTo('/undeclared')).toBe('nobody.declared.this');
  });
});

/** Prints each module of the formatter that is loaded. */
const SPY = `export async function load(url, ...rest) {
  if (/formatjs|intl-messageformat/.test(url)) process.stdout.write('formatter');
  return rest[1](url, rest[0]);
}`;

test.each([
  ['without messages', '', false],
  ['with messages', "locales: { 'zh-CN': { hi: '{name}' } }", true],
])('the formatter is loaded for plugins that have messages, and for no others: one %s', (_which, locales, isLoaded) => {
  const program = `
    import { register } from 'node:module';
    register('data:text/javascript,' + encodeURIComponent(${JSON.stringify(SPY)}));
    const { createBot, Plugin } = await import('@qqbotjs/core');
    class Some {}
    Plugin({ name: 'some', ${locales} })(Some);
    const bot = createBot({ appId: '1', clientSecret: 'offline-secret', store: 'memory', log: { level: 'silent' } });
    await bot.plugins.load(Some);
    console.log(bot.plugins.names[0]);`;
  const printed = execFileSync(process.execPath, ['--input-type=module', '--eval', program], { cwd: fixtures });
  expect(printed.toString()).toContain('some');
  expect(printed.includes('formatter')).toBe(isLoaded);
});

function build(project: string): void {
  execFileSync(process.execPath, [tsc, '-p', fixtures + project], { stdio: 'inherit' });
}

function install(): void {
  mkdirSync(`${fixtures}bot/node_modules`, { recursive: true });
  rmSync(`${fixtures}bot/node_modules/qqbot-plugin-dice`, { force: true });
  symlinkSync(`${fixtures}plugin`, `${fixtures}bot/node_modules/qqbot-plugin-dice`, 'junction');
}

function run(emulator: Emulator): ChildProcess {
  const { appId, clientSecret } = emulator.bot;
  return spawn(process.execPath, ['dist/main.js'], {
    cwd: `${fixtures}bot`,
    stdio: 'inherit',
    env: {
      ...process.env,
      QQBOT_APP_ID: appId,
      QQBOT_CLIENT_SECRET: clientSecret,
      QQBOT_API_BASE: emulator.url,
      QQBOT_TOKEN_URL: emulator.tokenUrl,
    },
  });
}
