import { once } from 'node:events';
import { readdir, readFile, rm, utimes } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { startEmulator } from '@qqbotjs/emulator';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { ChatPage } from '../helpers/chat-page.js';
import { Cli } from '../helpers/cli.js';
import { platformEnvironment } from '../helpers/platform-environment.js';
import { TemporaryProject } from '../helpers/temporary-project.js';

// Processes start and compile here, several in a test.
vi.setConfig({ testTimeout: 60_000 });

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
    await dev.cli.shows(/goes on with its former code/);
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

const FAST = { timeout: 10_000, interval: 50 };
const CONFIG = 'qqbot.config.ts';
const GREET = 'plugins/greet.plugin.ts';
const WIRED = 'constructor(private readonly words: Words) {}';

/** `qqbot dev` with a chat page, and somebody at it. */
async function withChatPage(project: TemporaryProject, environment?: Record<string, string>) {
  const cli = new Cli(['dev', '--emulator', '--cwd', project.directory, '--port', '0'], environment);
  const [, url = ''] = await cli.shows(/Chat page: (\S+)/);
  const chat = new ChatPage(url);
  let asked = 0;
  return {
    project,
    cli,
    chat,
    /** Somebody new each time, so that there is one answer to read. */
    async greets(answer: string): Promise<void> {
      const name = `person ${asked++}`;
      await chat.say(name, '/greet');
      await chat.reads(name, ['person: /greet', `bot: ${answer}`]);
    },
    async [Symbol.asyncDispose]() {
      await cli[Symbol.asyncDispose]();
      await project[Symbol.asyncDispose]();
    },
  };
}

describe('while the changed code does not run, the former goes on and both terminal and page tell why:', () => {
  let dev: Awaited<ReturnType<typeof withChatPage>>;

  beforeAll(async () => {
    dev = await withChatPage(await TemporaryProject.create('words'));
  }, 30_000);
  afterAll(() => dev[Symbol.asyncDispose]());

  test.each<[mistake: string, file: string, from: string, to: string, says: RegExp]>([
    ['a syntax error', WORDS, "'hello'", "'hello", /plugins\/words\.ts:6:\d+ Unterminated string[^]*return 'hello/],
    [
      'an exception while loading',
      WORDS,
      '@Inj',
      "null['x' as never];\n@Inj",
      /words\.ts:3:\d+: failed[^]*> +3 \| null\[/,
    ],
    ['a missing package', CONFIG, 'import {', "import 'no-such';\nimport {", /no-such is not installed/],
    [
      'a rejection nobody handles',
      CONFIG,
      'export',
      "void Promise.reject(new Error('oh'));\nexport",
      /config\.ts:4:\d+ Error: oh/,
    ],
    ['code that ends the process', CONFIG, 'export', 'process.exit(7);\nexport', /left by itself \(exit code 7\)/],
    ['a wrong configuration', CONFIG, '{ plugins', '{ prefix: 1 as never, plugins', /configuration [^]*prefix/],
    [
      'a plugin that cannot be injected',
      GREET,
      WIRED,
      'constructor(readonly words: string) {}',
      /constructor of GreetPlugin cannot be injected/,
    ],
    [
      'a constructor that throws',
      GREET,
      WIRED,
      "words = null as never as Words;\n  constructor() { throw new Error('no'); }",
      /greet\.plugin\.ts:7:\d+ Error: no[^]*> +7 \|/,
    ],
    [
      'an onLoad that throws',
      GREET,
      WIRED,
      `${WIRED}\n  onLoad() { throw new Error('not now'); }`,
      /greet\.plugin\.ts:7:\d+ Error: not now/,
    ],
  ])(
    '%s',
    async (_, file, from, to, says) => {
      await replaceIn(dev.project, file, from, to);
      await dev.cli.shows(/goes on with its former code/);
      await expect.poll(() => dev.chat.notice()).toMatchObject({ level: 'error', title: { en: /former code/ } });
      expect((await dev.chat.notice())?.text?.en).toMatch(says);
      if (!says.source.startsWith('left')) expect(dev.cli.output).toMatch(says);
      const attempts = () => dev.cli.output.split('goes on with its former code').length;
      const before = attempts();
      await dev.greets('hello');
      // It is told once, and not tried again before something changes.
      expect(attempts()).toBe(before);
      await replaceIn(dev.project, file, to, from);
      await dev.cli.shows(/restarted in \d+ ms/);
      await expect.poll(() => dev.chat.notice()).toMatchObject({ level: 'info', title: { en: /restarted in \d+ ms/ } });
      await dev.greets('hello');
    },
    30_000,
  );

  test('code that never finishes loading gives way to the next change', async () => {
    await replaceIn(dev.project, WORDS, 'import {', 'await new Promise(() => {});\nimport {');
    await expect.poll(() => dev.chat.notice()).toMatchObject({ title: { en: 'restarting…' } });
    await dev.greets('hello');
    await replaceIn(dev.project, WORDS, 'await new Promise(() => {});\n', '');
    await dev.cli.shows(/restarted in/);
    await dev.greets('hello');
  }, 30_000);
});

describe('with qqbot dev', () => {
  test('what plugins keep goes to the code that fails, and back to the former', async () => {
    await using project = await TemporaryProject.create();
    const bot = (word: string, onLoad: string) => `
      import { Command, Plugin, Storage } from '@qqbotjs/core';

      @Plugin({ name: 'greet' })
      class Counter {
        constructor(private readonly storage: Storage) {}

        async onLoad() { ${onLoad} }

        @Command('greet')
        async count() {
          return '${word} ' + (await this.storage.update<number>('n', (n = 0) => n + 1));
        }
      }

      export default { plugins: [Counter] };`;
    await project.write(CONFIG, bot('former', ''));
    await using dev = await withChatPage(project);
    await dev.greets('former 1');
    await project.write(CONFIG, bot('new', "await this.storage.set('n', 5); throw new Error('not now');"));
    await dev.cli.shows(/goes on with its former code/);
    await dev.greets('former 6');
    await project.write(CONFIG, bot('new', ''));
    await dev.cli.shows(/restarted in/);
    await dev.greets('new 7');
  }, 30_000);

  test('a mistake at the very start is mended like any other', async () => {
    await using project = await TemporaryProject.create('words');
    await replaceIn(project, GREET, WIRED, `${WIRED}\n  onLoad() { throw new Error('not now'); }`);
    await using cli = new Cli(['dev', '--cwd', project.directory, '--port', '0']);
    await cli.shows(/Error: not now/);
    await cli.shows(/The bot ended \(exit code 1\)/);
    const [, url = ''] = await cli.shows(/Chat page: (\S+)/);
    expect(await new ChatPage(url).notice()).toMatchObject({ level: 'error', title: { en: /does not run/ } });
    await replaceIn(project, GREET, "throw new Error('not now');", '');
    await cli.shows(/restarted in/);
  });

  test.each([
    ['qqbot.config.json', '{ "commands": { "prefix": "!" } }', '{ "commands": '],
    ['qqbot.config.yaml', 'commands: { prefix: "!" }', 'commands: {'],
  ])('a mistake in %s keeps the former one in force', async (file, right, wrong) => {
    await using project = await TemporaryProject.create('words');
    await rm(project.path(CONFIG));
    await project.write(file, right);
    await using dev = await withChatPage(project);
    await project.write(file, wrong);
    await dev.cli.shows(/cannot be parsed/);
    await dev.cli.shows(/goes on with its former code/);
    expect(await dev.chat.isOnline()).toBe(true);
    expect((await dev.chat.notice())?.text?.['zh-CN']).toContain('无法解析');
    await project.write(file, right);
    await dev.cli.shows(/restarted in/);
  });

  test('when one of several bots cannot start, all of them go on as they were', async () => {
    await using project = await TemporaryProject.create('words');
    await replaceIn(
      project,
      CONFIG,
      'defineConfig({ plugins: [GreetPlugin] })',
      '[1, 2].map(() => ({ plugins: [GreetPlugin] }))',
    );
    await using dev = await withChatPage(project);
    const once = "static count = 0;\n  onLoad() { if (GreetPlugin.count++ > 0) throw new Error('one is enough'); }";
    await replaceIn(project, GREET, WIRED, `${WIRED}\n  ${once}`);
    await dev.cli.shows(/Error: one is enough/);
    await dev.cli.shows(/goes on with its former code/);
    expect(await dev.chat.isOnline()).toBe(true);
    await dev.greets('hello');
  }, 30_000);

  test('a bot that falls later is said so on the page, and starts again after a change', async () => {
    await using dev = await withChatPage(await TemporaryProject.create('words'));
    await replaceIn(dev.project, WORDS, "'hello'", "String(setTimeout(() => { throw new Error('late'); }))");
    await dev.cli.shows(/restarted in/);
    await dev.chat.say('amy', '/greet');
    await dev.cli.shows(/words\.ts:6:\d+ Error: late/);
    await dev.cli.shows(/The bot ended \(exit code 1\)/);
    await expect.poll(() => dev.chat.notice()).toMatchObject({ text: { en: /Error: late/ } });
    await replaceIn(dev.project, WORDS, "String(setTimeout(() => { throw new Error('late'); }))", "'hello'");
    await dev.cli.shows(/restarted in/);
    await dev.greets('hello');
  }, 30_000);

  test('secrets stay off the page', async () => {
    await using project = await TemporaryProject.create('words');
    await using dev = await withChatPage(project, { QQBOT_APP_ID: '1', QQBOT_CLIENT_SECRET: 'hidden-in-env' });
    const config = await readFile(project.path(CONFIG), 'utf8');
    await project.write(
      CONFIG,
      `${config}\nconst clientSecret = 'hidden-here';\nthrow new Error(process.env.QQBOT_CLIENT_SECRET);`,
    );
    await dev.cli.shows(/goes on with its former code/);
    const text = (await dev.chat.notice())?.text?.en;
    expect(text).toContain("const clientSecret = '***'");
    expect(text).toMatch(/failed while loading: \*\*\*/);
    expect(text).not.toContain('hidden');
  });

  test('what the code reads while it loads belongs to it; what it writes itself does not', async () => {
    await using project = await TemporaryProject.create('words');
    await project.write('words.txt', 'from a file');
    await project.write('locales/en.json', '{}');
    await project.write(
      WORDS,
      `import { readFileSync, writeFileSync } from 'node:fs';
       import { readdir } from 'node:fs/promises';
       import { Injectable } from '@qqbotjs/core';
       const WORDS = readFileSync(new URL('../words.txt', import.meta.url), 'utf8');
       @Injectable()
       export class Words {
         greeting(): string {
           writeFileSync('count.json', String(Number(readFileSync('count.json', 'utf8')) + 1));
           return WORDS + languages.length;
         }
       }
       export const languages: string[] = [];
       export const load = async () => void languages.push(...(await readdir('locales')), readFileSync('count.json', 'utf8'));`,
    );
    await project.write('count.json', '0');
    await replaceIn(project, GREET, 'import { Words }', 'import { load, Words }');
    await replaceIn(project, GREET, WIRED, `${WIRED}\n  onLoad() { return load(); }`);
    await using dev = await withChatPage(project);
    await dev.greets('from a file2');
    await project.write('words.txt', 'changed');
    await dev.cli.shows(/words\.txt changed; restarted/);
    await dev.greets('changed2');
    await project.write('locales/zh-CN.json', '{}');
    await dev.cli.shows(/locales\/zh-CN\.json changed; restarted/);
    await dev.greets('changed3');
    expect(dev.cli.output.match(/restarted in/g)).toHaveLength(2);
  }, 30_000);

  test('the messages of a plugin are what its locales say, as soon as they are saved', async () => {
    await using project = await TemporaryProject.create('words');
    await project.write('locales/zh-CN.json', '{ "hello": "你好" }');
    await project.write('locales/en.json', '{ "hello": "hello" }');
    await project.write(
      GREET,
      `import { Command, type MessageContext, Plugin } from '@qqbotjs/core';

       @Plugin({ name: 'greet', locales: new URL('../locales/', import.meta.url) })
       export class GreetPlugin {
         @Command('greet')
         greet(ctx: MessageContext): string {
           return ctx.t('greet.hello');
         }
       }`,
    );
    await using dev = await withChatPage(project);
    await dev.greets('你好');
    await project.write('locales/zh-CN.json', '{ "hello": "早上好" }');
    await dev.cli.shows(/locales\/zh-CN\.json changed; restarted/);
    await dev.greets('早上好');
    await project.write('locales/zh-CN.json', '{ "hello": ');
    await dev.cli.shows(/locales\/zh-CN\.json is not valid JSON/);
    await dev.cli.shows(/goes on with its former code/);
    await dev.greets('早上好');
    await project.write('locales/zh-CN.json', '{ "hello": "晚上好" }');
    await dev.cli.shows(/locales\/zh-CN\.json changed; restarted/);
    await dev.greets('晚上好');
  }, 30_000);

  test('every message is answered once, by the former code or by the new', async () => {
    await using dev = await withChatPage(await TemporaryProject.create('words'));
    const names: string[] = [];
    const talk = { goesOn: true };
    const talking = (async () => {
      while (talk.goesOn) {
        const name = `talker ${names.length}`;
        names.push(name);
        await dev.chat.say(name, '/greet');
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
    })();
    const waits: number[] = [];
    let word = 'hello';
    for (const next of ['one', 'two', 'three']) {
      const saved = performance.now();
      await replaceIn(dev.project, WORDS, `'${word}'`, `'${next}'`);
      await expect.poll(async () => [...(await dev.chat.answers()).values()].flat(), FAST).toContain(next);
      waits.push(Math.round(performance.now() - saved));
      await dev.cli.shows(/restarted in/);
      word = next;
    }
    talk.goesOn = false;
    await talking;
    process.stdout.write(`from the save to the first answer of the new code: ${waits.join(', ')} ms\n`);
    const unanswered = async () => {
      const answers = await dev.chat.answers();
      return names.filter((name) => answers.get(name)?.length === 0);
    };
    await expect.poll(unanswered, { timeout: 10_000 }).toEqual([]);
    const all = [...(await dev.chat.answers()).values()];
    expect(all.filter((answers) => answers.length !== 1)).toEqual([]);
    expect(new Set(all.flat())).toEqual(new Set(['hello', 'one', 'two', 'three']));
  }, 60_000);
});
