import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Registry, startRegistry } from './helpers/registry.js';

/** Long enough for a slow registry; what it took is what a person waits. */
const PATIENCE_MS = 180_000;

describe('somebody with Node, npm and an empty folder', () => {
  let home: string;
  let registry: Registry;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'create-qqbot-'));
    registry = await startRegistry(home);
  }, PATIENCE_MS);
  afterAll(async () => {
    await registry[Symbol.asyncDispose]();
    await rm(home, { recursive: true, force: true });
  });

  /** Runs a command line as they would. @returns What it printed; rejects with that when it fails. */
  async function type(line: string, folder = ''): Promise<string> {
    const child = start(line, folder);
    let printed = '';
    child.stdout?.on('data', (chunk) => (printed += String(chunk)));
    child.stderr?.on('data', (chunk) => (printed += String(chunk)));
    const [code] = (await once(child, 'close')) as [number | null];
    if (code !== 0) throw new Error(`${line} ended with ${code}:\n${printed}`);
    return printed;
  }

  function start(line: string, folder: string): ChildProcess {
    const [program = '', ...args] = line.split(' ');
    // what npm would have found without this repository around it
    const own = Object.entries(process.env).filter(
      ([name]) => !/^(npm_|QQBOT_|VITEST|NODE_ENV$|NODE_OPTIONS$)/.test(name),
    );
    const env = {
      ...Object.fromEntries(own),
      npm_config_registry: registry.url,
      npm_config_cache: join(home, 'cache'),
      npm_config_audit: 'false',
      npm_config_fund: 'false',
      // the answer to npm's "Ok to proceed?"
      npm_config_yes: 'true',
      QQBOT_LOCALE: 'en',
    };
    return spawn(program, args, { cwd: join(home, folder), env, stdio: ['ignore', 'pipe', 'pipe'] });
  }

  test(
    'has a bot that answers, and tests that pass',
    async () => {
      const said = await type('npm create qqbot my-bot -- --yes');
      expect(said).toContain('cd my-bot');
      expect(await type('npm test', 'my-bot')).toContain('3 passed');
      await type('npm run typecheck', 'my-bot');
      await talkTo('my-bot', '/roll 1', '🎲 1');
    },
    PATIENCE_MS,
  );

  test(
    'has a plugin that is built, tested and fit to be published',
    async () => {
      await type('npm create qqbot qqbot-plugin-word-chain -- --plugin --yes');
      const folder = 'qqbot-plugin-word-chain';
      expect(await type('npm test', folder)).toContain('3 passed');
      await type('npm run typecheck', folder);
      const packed = await type('npm pack --json', folder);
      expect(packed).toContain('dist/index.d.ts');
      expect(packed).toContain('locales/zh-CN.json');
      await talkTo(folder, '/word-chain', '你好！这是第 1 次。');
    },
    PATIENCE_MS,
  );

  /** Starts `npm run dev` and says something at its page. */
  async function talkTo(folder: string, text: string, answer: string): Promise<void> {
    const dev = start('node node_modules/qqbot/dist/bin.js dev --port 0', folder);
    try {
      const url = await pageOf(dev);
      await expect.poll(async () => (await state(url)).bots[0]?.online, { timeout: 20_000 }).toBe(true);
      const place = { scene: 'c2c', name: 'Ming' };
      await fetch(`${url}/_emulator/say`, { method: 'POST', body: JSON.stringify({ ...place, text }) });
      const contents = async () =>
        (await state(url)).conversations.flatMap(({ entries }) => entries.map((e) => e.content));
      await expect.poll(contents, { timeout: 20_000 }).toContain(answer);
    } finally {
      dev.kill('SIGINT');
      await once(dev, 'close');
    }
  }

  test('the packages of a new bot are those of this repository, once each', async () => {
    const lock = JSON.parse(await readFile(join(home, 'my-bot/package-lock.json'), 'utf8')) as { packages: object };
    const copies = (name: string) => Object.keys(lock.packages).filter((path) => path.endsWith(`node_modules/${name}`));
    for (const name of ['@qqbotjs/core', 'tsyringe', 'reflect-metadata']) expect(copies(name)).toHaveLength(1);
  });
});

interface State {
  bots: { online: boolean }[];
  conversations: { entries: { content: string }[] }[];
}

async function state(url: string): Promise<State> {
  return (await (await fetch(`${url}/_emulator/state`)).json()) as State;
}

async function pageOf(dev: ChildProcess): Promise<string> {
  let printed = '';
  for await (const chunk of dev.stdout ?? []) {
    printed += String(chunk);
    const [, url] = /(http:\/\/127\.0\.0\.1:\d+)/.exec(printed) ?? [];
    if (url) return url;
  }
  throw new Error(`qqbot dev ended:\n${printed}`);
}
