import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createBot } from '@qqbotjs/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isTestable, testOf } from '../page/src/inspector/test-source.js';
import { type ThreadView, threadView } from '../src/control/thread-view.js';
import { type Emulator, startEmulator } from '../src/index.js';
import { Platform } from '../src/platform.js';
import { defaultSettings } from '../src/settings.js';

const require = createRequire(import.meta.url);
const packages = fileURLToPath(new URL('../../', import.meta.url));

const PLUGIN = `
import { On, Plugin } from '@qqbotjs/core';
@Plugin({ name: 'mine' })
export class MyPlugin {
  @On('message')
  answer(ctx) {
    return ctx.text === 'twice' ? ctx.reply('one').then(() => ctx.reply("it's \\"two\\"")) : ctx.reply('you said ' + ctx.text);
  }
}
`;

const CONFIG = `
export default {
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
  test: { include: ['*.test.ts'], isolate: false, fileParallelism: false, env: { QQBOT_LOG_LEVEL: 'silent' } },
};
`;

/** A project as people have one, with the plugin beside its tests. */
let project: string;

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'copied-test-'));
  await mkdir(join(project, 'node_modules/@qqbotjs'), { recursive: true });
  for (const name of ['core', 'testing'])
    await symlink(join(packages, name), join(project, 'node_modules/@qqbotjs', name), 'dir');
  await symlink(dirname(require.resolve('vitest/package.json')), join(project, 'node_modules/vitest'), 'dir');
  await writeFile(join(project, 'package.json'), '{ "type": "module" }');
  await writeFile(join(project, 'my.plugin.ts'), PLUGIN);
  await writeFile(join(project, 'vitest.config.ts'), CONFIG);
});
afterAll(() => rm(project, { recursive: true }));

async function startMine({ url, tokenUrl, bot: { appId, clientSecret } }: Emulator) {
  const bot = createBot({ appId, clientSecret, endpoints: { api: url, token: tokenUrl }, store: 'memory' });
  bot.on('message', async (ctx) => {
    if (ctx.text !== 'twice') return ctx.reply(`you said ${ctx.text}`);
    await ctx.reply('one');
    return ctx.reply(`it's "two"`);
  });
  await bot.start();
  return { [Symbol.asyncDispose]: () => bot.stop() };
}

/** What the page copies for a message. */
async function copied(emulator: Emulator, id: string): Promise<string> {
  const threads = (await (await fetch(`${emulator.url}/_emulator/threads`)).json()) as ThreadView[];
  const thread = threads.find((one) => one.id === id);
  const lines = emulator.bot.conversations.flatMap(({ transcript }) => transcript.entries);
  if (!thread || !isTestable(thread)) throw new Error('This is nothing to make a test of.');
  const answers = lines.filter((line) => line.answers === id);
  return testOf(thread, answers, lines.find((line) => line.id === id)?.content ?? '');
}

/** Runs every test of the project; that one fails is no failure here. */
async function run(): Promise<{ stdout: string; stderr: string }> {
  const vitest = join(dirname(require.resolve('vitest/package.json')), 'vitest.mjs');
  const { VITEST: _, ...env } = process.env;
  const options = { cwd: project, env: { ...env, NO_COLOR: '1' } };
  const running = promisify(execFile)(process.execPath, [vitest, 'run', '--root', project], options);
  return running.catch((error: { stdout: string; stderr: string }) => error);
}

test('what is copied passes as it is, and fails where the bot answers otherwise', async () => {
  await using emulator = await startEmulator();
  await using _bot = await startMine(emulator);
  const group = emulator.group("Tea's");
  group.receiveAll = true;
  const said = [
    await emulator.user('Ming').says('hello'),
    await group.member('小红').says('/x "y" \\n'),
    await group.member('Hong').says('past it', { mention: false }),
    await emulator.channel('general').member('Ming').says('in a channel'),
    await emulator.directMessage('Ming').says('directly'),
    await emulator.user('Ming').says('twice'),
  ];
  for (const one of said) await one.nextReply();
  await said.at(-1)?.nextReply();
  for (const [index, { id }] of said.entries())
    await writeFile(join(project, `copied-${index}.test.ts`), await copied(emulator, id));
  const broken = (await copied(emulator, said[0]?.id ?? '')).replace('you said', 'you wrote');
  await writeFile(join(project, 'broken.test.ts'), broken);
  const { stdout, stderr } = await run();
  expect(stdout, stderr).toMatch(/Tests.*1 failed.*6 passed/);
  expect(stderr).toContain('broken.test.ts');
}, 60_000);

test('what nobody said becomes no test', () => {
  const platform = new Platform(defaultSettings(), Date.now);
  platform.addBot().group('dev').addRobot();
  const [thread] = platform.threads.all;
  expect(thread && isTestable(threadView(platform, thread))).toBe(false);
});
