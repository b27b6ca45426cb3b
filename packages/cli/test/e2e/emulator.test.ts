import { once } from 'node:events';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { describe, expect, test, vi } from 'vitest';
import { ChatPage } from '../helpers/chat-page.js';
import { Cli } from '../helpers/cli.js';
import { LoneEmulator } from '../helpers/lone-emulator.js';
import { TemporaryProject } from '../helpers/temporary-project.js';

vi.setConfig({ testTimeout: 25_000 });

async function refused(args: readonly string[], locale = 'en') {
  await using cli = new Cli(['emulator', '--port', '0', ...args], { QQBOT_LOCALE: locale });
  return { code: await cli.exit(), errors: cli.errors };
}

describe('qqbot emulator', () => {
  test('tells a person where it is and how a bot gets there, and leaves cleanly', async () => {
    await using cli = new Cli(['emulator', '--port', '0', '--app-id', '77', '--secret', 'open-sesame']);
    const [, url = ''] = await cli.shows(/Chat page: (\S+)/);
    await cli.shows(/Ctrl-C stops it/);
    for (const line of [
      `API base    ${url}\n`,
      `token URL   ${url}/app/getAppAccessToken\n`,
      'app id      77   secret  open-sesame\n',
      `QQBOT_API_BASE=${url}\n`,
      'QQBOT_CLIENT_SECRET=open-sesame\n',
      'node --import @qqbotjs/emulator/redirect bot.js',
      `qqbot say "hello" --port ${new URL(url).port}\n`,
    ])
      expect(cli.output).toContain(line);
    expect(await (await fetch(url)).text()).toContain('<html');
    cli.signal('SIGINT');
    expect(await cli.exit()).toBe(0);
    expect(cli.errors).toBe('');
  });

  test('says the same in Chinese', async () => {
    await using cli = new Cli(['emulator', '--port', '0'], { QQBOT_LOCALE: 'zh-CN' });
    await cli.shows(/聊天页面：http[^]*token 地址[^]*AppSecret[^]*按 Ctrl-C 停止。/);
    expect(cli.output).not.toMatch(/\b(written|other|stops)\b/i);
  });

  test('with --json standard output is one line, with which a bot can log in and talk', async () => {
    await using emulator = await LoneEmulator.start();
    const { access, cli } = emulator;
    await using bot = emulator.bot();
    bot.on('message', (ctx) => ctx.reply(`you said ${ctx.text}`));
    await bot.start();
    const chat = new ChatPage(access.pageUrl);
    await chat.say('amy', 'hi');
    await chat.reads('amy', ['person: hi', 'bot: you said hi']);
    expect(await emulator.interrupt()).toBe(0);
    expect(cli.printed).toBe(`${JSON.stringify(access)}\n`);
    const { appId, clientSecret } = access;
    expect(access.bots).toEqual([{ appId, clientSecret, username: 'demo-bot' }]);
  });

  test('settings of a file are in force', async () => {
    await using project = await TemporaryProject.create();
    const file = await project.write('settings.json', '{ "maxTextLength": 7, "echoOwnMessages": true }');
    await using emulator = await LoneEmulator.start('--settings', file);
    const settings = (await (await fetch(`${emulator.url}/_emulator/settings`)).json()) as object;
    expect(settings).toMatchObject({ maxTextLength: 7, echoOwnMessages: true });
  });

  test('what was said is there again the next time, with the same credentials', async () => {
    await using project = await TemporaryProject.create();
    const file = project.path('state.json');
    await using first = await LoneEmulator.start('--state', file);
    await new ChatPage(first.url).say('amy', 'remember me');
    expect(await first.interrupt()).toBe(0);
    expect((await stat(file)).mode & 0o077).toBe(0);
    await using second = await LoneEmulator.start('--state', file);
    expect(second.access.bots).toEqual(first.access.bots);
    await new ChatPage(second.url).reads('amy', ['person: remember me']);
  });

  test('what was said a while ago survives a kill', async () => {
    await using project = await TemporaryProject.create();
    const file = project.path('state.json');
    await using emulator = await LoneEmulator.start('--state', file);
    await new ChatPage(emulator.url).say('amy', 'still here');
    const saved = () => readFile(file, 'utf8').catch(() => '');
    await expect.poll(saved, { timeout: 15_000, interval: 100 }).toContain('still here');
    emulator.cli.signal('SIGKILL');
    await emulator.cli.exit();
    await using next = await LoneEmulator.start('--state', file);
    await new ChatPage(next.url).reads('amy', ['person: still here']);
  });

  test('the bot that is asked for stands before those of the state', async () => {
    await using project = await TemporaryProject.create();
    const file = project.path('state.json');
    await using first = await LoneEmulator.start('--state', file);
    await first.interrupt();
    await using second = await LoneEmulator.start('--state', file, '--app-id', '88', '--secret', 'mine-alone');
    expect(second.access).toMatchObject({ appId: '88', clientSecret: 'mine-alone' });
    expect(second.access.bots.map(({ appId }) => appId)).toEqual(['88', first.access.appId]);
  });
});

describe('qqbot emulator refuses, and says what to do:', () => {
  test('a taken port, with code 4', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    await using cli = new Cli(['emulator', '--port', String(port)]);
    expect(await cli.exit()).toBe(4);
    expect(cli.errors).toContain(`choose another: --port ${port + 1}`);
    server.close();
  });

  test('settings, every mistake of which it names, in both languages', async () => {
    await using project = await TemporaryProject.create();
    const wrong = '{ "maxTextLenght": 7, "botStanding": "angry", "sandbox": null, "frameLimit": {} }';
    const file = await project.write('settings.json', wrong);
    expect(await refused(['--settings', file])).toEqual({
      code: 3,
      errors: `qqbot --settings: ${file} has 3 mistakes. Correct:
  maxTextLenght has to be the name of a setting.
  botStanding has to be one of good, delisted, banned.
  frameLimit.frames has to be a number.
`,
    });
    const { errors } = await refused(['--settings', file], 'zh-CN');
    expect(errors).toContain('有 3 处错误');
    expect(errors).toContain('maxTextLenght 应为某个设置的名字。');
  });

  test.each([
    ['no JSON', '{ "maxTextLength": ', /settings\.json is not valid JSON/],
    ['no object', '[]', /has a mistake[^]*An object of settings is expected/],
  ])('settings that are %s', async (_, text, says) => {
    await using project = await TemporaryProject.create();
    const file = await project.write('settings.json', text);
    expect(await refused(['--settings', file])).toEqual({ code: 3, errors: expect.stringMatching(says) });
  });

  test('settings that are not there', async () => {
    expect(await refused(['--settings', '/nowhere/settings.json'])).toEqual({
      code: 3,
      errors: 'qqbot --settings: /nowhere/settings.json cannot be read. Check its path.\n',
    });
  });

  test.each([
    ['is no JSON', '{ "version": 1'],
    ['has lost a part', '{ "version": 1, "settings": {}, "bots": 7, "sessions": [] }'],
    ['is of another time', '{ "version": 99 }'],
  ])('a state that %s, which stays as it is', async (_, text) => {
    await using project = await TemporaryProject.create();
    const file = await project.write('state.json', text);
    expect(await refused(['--state', file])).toEqual({ code: 3, errors: expect.stringMatching(/The state /) });
    expect((await refused(['--state', file], 'zh-CN')).errors).toMatch(/状态/);
    expect(await readFile(file, 'utf8')).toBe(text);
  });

  test('a state that could never be saved', async () => {
    expect(await refused(['--state', '/nowhere/state.json'])).toEqual({
      code: 3,
      errors: expect.stringContaining('the folder /nowhere is not there'),
    });
  });

  test('an app id that is none', async () => {
    expect(await refused(['--app-id', 'mine'])).toEqual({ code: 2, errors: 'qqbot --app-id has to be a number.\n' });
  });
});
