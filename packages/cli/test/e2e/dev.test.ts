import { once } from 'node:events';
import { readdir, readFile, utimes } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { startEmulator } from '@qqbotjs/emulator';
import { describe, expect, test } from 'vitest';
import { ChatPage } from '../helpers/chat-page.js';
import { Cli } from '../helpers/cli.js';
import { platformEnvironment } from '../helpers/platform-environment.js';
import { TemporaryProject } from '../helpers/temporary-project.js';

const WORDS = 'plugins/words.ts';

async function replaceIn(project: TemporaryProject, file: string, from: string, to: string): Promise<void> {
  const text = await readFile(project.path(file), 'utf8');
  expect(text).toContain(from);
  await project.write(file, text.replace(from, to));
}

describe('qqbot dev on its own emulator', () => {
  test('without credentials the bot answers in the chat page, and the chat goes on when it starts again', async () => {
    await using project = await TemporaryProject.create('words');
    await using cli = new Cli(['dev', '--cwd', project.directory, '--port', '0']);
    const [, url = ''] = await cli.shows(/Chat page: (\S+)/);
    const chat = new ChatPage(url);
    await chat.say('amy', '/greet');
    await chat.reads('amy', ['person: /greet', 'bot: hello']);
    await replaceIn(project, WORDS, 'hello', 'good day');
    await cli.shows(/plugins\/words\.ts changed; restarted in \d+ ms\./);
    await chat.say('amy', '/greet');
    await chat.reads('amy', ['person: /greet', 'bot: hello', 'person: /greet', 'bot: good day']);
    expect(cli.output).toContain('resumed as demo-bot');
    cli.signal('SIGINT');
    expect(await cli.exit()).toBe(0);
    expect(cli.output.match(/Chat page/g)).toHaveLength(1);
  });

  test('started again, the bot does not look for the session it had in the former one', async () => {
    await using project = await TemporaryProject.create('words');
    for (let start = 0; start < 2; start++) {
      await using cli = new Cli(['dev', '--cwd', project.directory, '--port', '0']);
      await cli.showsAll(/ready as demo-bot/, /Chat page/);
      expect(cli.output).not.toContain('back in');
      cli.signal('SIGINT');
      expect(await cli.exit()).toBe(0);
    }
  });

  test('plugins keep what they kept when the bot starts again, and when it all does, apart from production', async () => {
    await using project = await TemporaryProject.create();
    const bot = (word: string) => `
      import { Command, Plugin, Storage } from '@qqbotjs/core';

      @Plugin({ name: 'counter' })
      class Counter {
        constructor(private readonly storage: Storage) {}

        @Command('count')
        async count() {
          return '${word} ' + (await this.storage.update<number>('n', (n = 0) => n + 1));
        }
      }

      export default { plugins: [Counter] };`;
    for (const [word, [first, second]] of [
      ['one', [1, 2]],
      ['two', [3, 4]],
    ] as const) {
      await project.write('qqbot.config.ts', bot(word));
      await using cli = new Cli(['dev', '--cwd', project.directory, '--port', '0']);
      const [, url = ''] = await cli.shows(/Chat page: (\S+)/);
      const chat = new ChatPage(url);
      await chat.say('amy', '/count');
      await chat.reads('amy', ['person: /count', `bot: ${word} ${first}`]);
      await project.write('qqbot.config.ts', bot('again'));
      await cli.shows(/qqbot\.config\.ts changed; restarted/);
      await chat.say('amy', '/count');
      await chat.reads('amy', ['person: /count', `bot: ${word} ${first}`, 'person: /count', `bot: again ${second}`]);
      cli.signal('SIGINT');
      expect(await cli.exit()).toBe(0);
    }
    expect(await readdir(project.path('.qqbot/emulator/storage'))).toHaveLength(1);
    expect(await readdir(project.path('.qqbot'))).not.toContain('storage');
  }, 60_000);

  test('is used in spite of credentials when asked for', async () => {
    await using project = await TemporaryProject.create('words');
    await project.write('.env', 'QQBOT_APP_ID=1\nQQBOT_CLIENT_SECRET=none\n');
    await using cli = new Cli(['dev', '--emulator', '--cwd', project.directory, '--port', '0']);
    await cli.showsAll(/ready as demo-bot/, /Chat page/);
  });

  test('several bots are all there', async () => {
    await using project = await TemporaryProject.create('words');
    await project.write('qqbot.config.ts', 'export default [{}, {}];');
    await using cli = new Cli(['dev', '--cwd', project.directory, '--port', '0']);
    const [, url = ''] = await cli.shows(/Chat page: (\S+)/);
    const state = (await (await fetch(`${url}/_emulator/state`)).json()) as { bots: { online: boolean }[] };
    expect(state.bots.map(({ online }) => online)).toEqual([true, true]);
  });

  test('a taken port is one line with the way out, and code 4', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    await using project = await TemporaryProject.create('words');
    await using cli = new Cli(['dev', '--cwd', project.directory, '--port', String(port)]);
    expect(await cli.exit()).toBe(4);
    expect(cli.errors).toBe(
      `qqbot Port ${port} is taken. Close the program that uses it, or choose another: --port ${port + 1}\n`,
    );
    server.close();
  });
});

describe('qqbot dev on a platform', () => {
  async function connected() {
    const emulator = await startEmulator();
    const project = await TemporaryProject.create('words');
    const cli = new Cli(['dev', '--cwd', project.directory], platformEnvironment(emulator));
    await cli.shows(/ready as/);
    return {
      emulator,
      project,
      cli,
      async greeting(user = 'amy'): Promise<string> {
        const said = await emulator.user(user).says('/greet');
        return (await said.nextReply()).content;
      },
      async [Symbol.asyncDispose]() {
        await cli[Symbol.asyncDispose]();
        await project[Symbol.asyncDispose]();
        await emulator.stop();
      },
    };
  }

  test('answers with the new source after a change, and starts no emulator', async () => {
    await using dev = await connected();
    expect(await dev.greeting()).toBe('hello');
    await replaceIn(dev.project, WORDS, 'hello', 'good day');
    await dev.cli.shows(/restarted in/);
    expect(await dev.greeting()).toBe('good day');
    await replaceIn(dev.project, WORDS, 'good day', 'good night');
    await dev.cli.shows(/restarted in/);
    expect(await dev.greeting()).toBe('good night');
    expect(dev.cli.output).not.toContain('Chat page');
  });

  test('a message that came during the restart is answered by the new source', async () => {
    await using dev = await connected();
    await replaceIn(dev.project, WORDS, 'hello', 'good day');
    await dev.cli.shows(/stopped/);
    const said = await dev.emulator.user('amy').says('/greet');
    expect((await said.nextReply(10_000)).content).toBe('good day');
  });

  test('a syntax error is shown and the former code goes on; its correction takes over', async () => {
    await using dev = await connected();
    await replaceIn(dev.project, WORDS, "'hello'", "'hello");
    await dev.cli.shows(/plugins\/words\.ts:6:\d+ Unterminated string/);
    await dev.cli.shows(/goes on with its former code/);
    expect(await dev.greeting()).toBe('hello');
    await replaceIn(dev.project, WORDS, "'hello", "'hi'");
    await dev.cli.shows(/restarted in/);
    expect(await dev.greeting()).toBe('hi');
  });

  test('a bot that ends by itself is said so, and starts again after a change', async () => {
    await using dev = await connected();
    await replaceIn(dev.project, 'qqbot.config.ts', 'export default', "throw new Error('no');\nexport default");
    await dev.cli.shows(/qqbot\.config\.ts:\d:7: failed while loading: no/);
    await dev.cli.shows(/The bot ended \(exit code 3\)/);
    await replaceIn(dev.project, 'qqbot.config.ts', "throw new Error('no');\n", '');
    await dev.cli.shows(/restarted in/);
    expect(await dev.greeting()).toBe('hello');
  });

  test('a missing file is waited for', async () => {
    await using dev = await connected();
    await replaceIn(dev.project, WORDS, 'import {', "import './hello.js';\nimport {");
    await dev.cli.shows(/Could not resolve '\.\/hello\.js'/);
    await dev.project.write('plugins/hello.ts', `export const hello = 'found';`);
    await dev.cli.shows(/plugins\/hello\.ts changed; restarted/);
    await replaceIn(dev.project, 'plugins/hello.ts', 'found', 'changed');
    await dev.cli.shows(/plugins\/hello\.ts changed; restarted/);
  });

  test('a file from the future does not make it start again and again', async () => {
    await using dev = await connected();
    await utimes(dev.project.path(WORDS), new Date(), new Date(Date.now() + 86_400_000));
    await dev.cli.shows(/restarted in/);
    await replaceIn(dev.project, 'qqbot.config.ts', 'export default', '// once more\nexport default');
    // The next restart is for the configuration alone.
    await dev.cli.shows(/qqbot qqbot\.config\.ts changed; restarted in/);
    expect(dev.cli.output.match(/restarted in/g)).toHaveLength(2);
  });

  test('.env is read again', async () => {
    await using dev = await connected();
    await replaceIn(dev.project, WORDS, "'hello'", "process.env.GREETING ?? 'none'");
    await dev.cli.shows(/restarted in/);
    expect(await dev.greeting()).toBe('none');
    await dev.project.write('.env', 'GREETING=first\n');
    await dev.cli.shows(/\.env changed; restarted in/);
    expect(await dev.greeting()).toBe('first');
    await dev.project.write('.env', 'GREETING=second\n');
    await dev.cli.shows(/\.env changed; restarted in/);
    expect(await dev.greeting()).toBe('second');
  });

  test('a handler that never ends does not keep the new source waiting for long', async () => {
    await using dev = await connected();
    await (await dev.emulator.user('amy').says('/wait')).nextReply();
    await replaceIn(dev.project, WORDS, 'hello', 'good day');
    await dev.cli.shows(/restarted in/);
    expect(await dev.greeting('bob')).toBe('good day');
  });

  test('credentials are required with --platform', async () => {
    await using project = await TemporaryProject.create('words');
    await using cli = new Cli(['dev', '--platform', '--cwd', project.directory]);
    await cli.shows(/appId: is missing/);
    await cli.shows(/The bot ended \(exit code 3\)/);
  });

  test('a second interruption leaves at once and takes the bots along', async () => {
    await using dev = await connected();
    await (await dev.emulator.user('amy').says('/wait')).nextReply();
    dev.cli.signal('SIGINT');
    await dev.cli.shows(/Stopping/);
    dev.cli.signal('SIGINT');
    expect(await dev.cli.exit()).toBe(130);
  });
});
