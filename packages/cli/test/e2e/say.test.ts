import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Bot, createBot, image } from '@qqbotjs/core';
import { startEmulator, type Emulator } from '@qqbotjs/emulator';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Cli } from '../helpers/cli.js';

vi.setConfig({ testTimeout: 25_000, hookTimeout: 25_000 });

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function say(args: readonly string[], environment: Record<string, string> = {}) {
  await using cli = new Cli(['say', ...args], environment);
  return { code: await cli.exit(), printed: cli.printed, errors: cli.errors };
}

describe('qqbot say', () => {
  let emulator: Emulator;
  let bot: Bot;
  let at: string[];

  beforeAll(async () => {
    emulator = await startEmulator();
    const { appId, clientSecret } = emulator.bot;
    const endpoints = { api: emulator.url, token: emulator.tokenUrl };
    bot = createBot({ appId, clientSecret, endpoints, store: 'memory', log: { level: 'silent' } });
    bot.command('where', (ctx) => ctx.reply(`here is ${ctx.conversation?.scene}`));
    bot.command('twice', async (ctx) => {
      await ctx.reply('first\nwith a second line');
      await new Promise((resolve) => setTimeout(resolve, 200));
      await ctx.reply('second');
    });
    bot.command('picture', (ctx) => ctx.reply(image(PIXEL)));
    bot.command('story', () => slowly());
    bot.command('quiet', () => undefined);
    await bot.start();
    at = ['--port', new URL(emulator.url).port];
  });
  afterAll(async () => {
    await bot.stop();
    await emulator.stop();
  });

  async function* slowly() {
    for (const word of ['once ', 'upon ', 'a ', 'time']) {
      yield word;
      await new Promise((resolve) => setTimeout(resolve, 700));
    }
  }

  test('prints what the bot answers, one message in a line', async () => {
    expect(await say(['/twice', ...at])).toEqual({
      code: 0,
      printed: 'first\\nwith a second line\nsecond\n',
      errors: '',
    });
  });

  test('waits until a stream is complete', async () => {
    expect(await say(['/story', ...at])).toMatchObject({ code: 0, printed: 'once upon a time\n' });
  });

  test('says what a message without text is', async () => {
    expect(await say(['/picture', ...at])).toMatchObject({ code: 0, printed: '[image]\n' });
  });

  test.each([
    ['a one-to-one chat', [] as string[], 'c2c', () => emulator.user('amy')],
    ['a group', ['--group', 'devs', '--as', 'bob'], 'group', () => emulator.group('devs')],
    ['the default group', ['--to', 'group'], 'group', () => emulator.group('test')],
    ['a channel', ['--channel', 'news', '--as', 'bob'], 'channel', () => emulator.channel('news')],
    ['a direct session', ['--to', 'dm', '--as', 'bob'], 'dm', () => emulator.directMessage('bob')],
  ])('speaks in %s', async (_, args, scene, conversation) => {
    const { code, printed } = await say(['/where', ...args, ...at]);
    expect({ code, printed }).toEqual({
      code: 0,
      printed: expect.stringMatching(new RegExp(`^here is ${scene}$`, 'm')),
    });
    const [person] = conversation().transcript.entries.filter(({ from }) => from === 'person');
    expect(person?.name).toBe(args.includes('bob') ? 'bob' : 'amy');
  });

  test('with --json prints one line, with the messages as they are', async () => {
    const { code, printed } = await say(['/twice', '--json', '--url', emulator.url]);
    expect(code).toBe(0);
    expect(printed.split('\n')).toHaveLength(2);
    expect(JSON.parse(printed)).toMatchObject({
      isHeard: true,
      replies: [{ content: 'first\nwith a second line', from: 'bot' }, { content: 'second' }],
      remarks: [],
    });
  });

  test('nothing that was answered is code 8', async () => {
    expect(await say(['/quiet', '--wait', '300', ...at])).toEqual({
      code: 8,
      printed: '',
      errors: 'qqbot The bot did not answer within 300 ms. If it takes longer: --wait\n',
    });
  });

  test('an answer the platform refuses is none, and the reason is told', async () => {
    emulator.group('muted').isMuted = true;
    const { code, errors } = await say(['/where', '--group', 'muted', '--wait', '1500', ...at]);
    expect(code).toBe(8);
    expect(errors).toMatch(/qqbot POST \/v2\/groups\/\S+\/messages -> \d+ 40054002: /);
  });

  test('what the bot is not sent is told at once', async () => {
    const { code, errors } = await say(['hello', '--group', 'devs', '--no-mention', '--wait', '60000', ...at]);
    expect(code).toBe(8);
    expect(errors).toContain('without a mention, only a group that passes on everything does');
  });

  test('with --wait 0 it does not wait', async () => {
    expect(await say(['/quiet', '--wait', '0', ...at])).toEqual({ code: 0, printed: '', errors: '' });
  });

  test('a bot that is not there is told at once', async () => {
    await using lonely = await startEmulator();
    const { code, errors } = await say(['hello', '--url', lonely.url, '--wait', '60000']);
    expect(code).toBe(8);
    expect(errors).toContain('no bot is connected');
  });

  test('a bot the emulator does not know is wrong usage', async () => {
    expect(await say(['hello', '--bot', '5', ...at])).toEqual({
      code: 2,
      printed: '',
      errors: 'qqbot There is no bot "5".\n',
    });
  });
});

describe('without an emulator qqbot say ends with code 9 and the way out', () => {
  async function listening(server: Server): Promise<string> {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return String((server.address() as AddressInfo).port);
  }

  test('when nobody is there', async () => {
    const server = createServer();
    const port = await listening(server);
    server.close();
    expect(await say(['hello', '--port', port])).toEqual({
      code: 9,
      printed: '',
      errors: `qqbot There is no emulator at http://127.0.0.1:${port}. Start qqbot dev or qqbot emulator first; for another port add --port.\n`,
    });
    expect((await say(['hello', '--port', port], { QQBOT_LOCALE: 'zh-CN' })).errors).toContain('请先运行 qqbot dev');
  });

  test('when it is something else', async () => {
    const server = createServer((_, response) => response.end('<html>'));
    const port = await listening(server);
    expect(await say(['hello', '--port', port])).toMatchObject({
      code: 9,
      errors: expect.stringContaining('no emulator of this version'),
    });
    server.close();
  });

  test('when it wants a password, which is sent as it stands in the environment', async () => {
    const heard: IncomingMessage['headers'][] = [];
    const server = createServer(({ headers }, response) => {
      heard.push(headers);
      response.writeHead(headers.authorization === 'Bearer open sesame 1' ? 200 : 401);
      response.end(JSON.stringify({ id: '1', isHeard: true, replies: [{ content: 'welcome' }], remarks: [] }));
    });
    const port = await listening(server);
    const { code, errors } = await say(['hello', '--port', port]);
    expect({ code, errors }).toEqual({ code: 9, errors: expect.stringContaining('QQBOT_EMULATOR_PASSWORD') });
    const opened = await say(['hello', '--port', port], { QQBOT_EMULATOR_PASSWORD: 'open sesame 1' });
    expect(opened).toEqual({ code: 0, printed: 'welcome\n', errors: '' });
    expect(heard[0]).not.toHaveProperty('authorization');
    server.close();
  });
});
