import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Keyv } from 'keyv';
import { KeyvFile } from 'keyv-file';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { Command, createBot, type MessageContext, Plugin, Storage, type Store } from '../../src/index.js';
import { eventually } from '../helpers/eventually.js';
import { botFor, startPlatform } from '../helpers/scene.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

@Plugin({ name: 'notes' })
class Notes {
  constructor(private readonly storage: Storage) {}

  @Command('note <text:text>')
  async note(_ctx: MessageContext, text: string) {
    await this.storage.set(`note:${text}`, { text });
    const keys: string[] = [];
    for await (const key of this.storage.keys('note:')) keys.push(key);
    return keys.sort().join(' ');
  }
}

const offline = (storage: Store) => createBot({ appId: '1', clientSecret: 'offline-secret', store: 'memory', storage });

async function keysOf(storage: Storage): Promise<string[]> {
  const keys: string[] = [];
  for await (const key of storage.keys()) keys.push(key);
  return keys.sort();
}

const inOneFile = (filename: string) => new Keyv({ namespace: '', store: new KeyvFile({ filename, writeDelay: 1 }) });

const KEYVS: [string, (folder: string) => Keyv][] = [
  ['in memory', () => new Keyv()],
  // Such a one tells its keys without what stands before their first colon.
  ['in a file, without a namespace', (folder) => inOneFile(join(folder, 'keyv.json'))],
  [
    'in separate files, with a namespace',
    (folder) =>
      new Keyv({ namespace: 'mine', store: new KeyvFile({ filename: join(folder, 'keyv'), separatedFile: true }) }),
  ],
];

describe.each(KEYVS)('a Keyv %s', (name, make) => {
  test('keeps, lists, updates and forgets', async () => {
    await using folder = await temporaryFolder();
    const keyv = make(folder.path);
    const { storage } = offline(keyv);
    await storage.set('a:b', { n: 1 });
    await storage.sub('within').set('c', 1);
    await Promise.all(Array.from({ length: 20 }, () => storage.update<number>('n', (n = 0) => n + 1)));
    expect(await storage.get('a:b')).toEqual({ n: 1 });
    expect(await storage.get('n')).toBe(20);
    expect(await keysOf(storage)).toEqual(['a:b', 'n']);
    expect(await keysOf(offline(make(folder.path)).storage.sub('within'))).toEqual(name === 'in memory' ? [] : ['c']);
    await storage.delete('a:b');
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    await storage.set('short', 1, { ttlMs: 1000 });
    expect(await keysOf(storage)).toEqual(['n', 'short']);
    vi.advanceTimersByTime(1001);
    expect([await storage.has('short'), await keysOf(storage)]).toEqual([false, ['n']]);
    // It removes what has expired by itself, and is done with that when another change is kept.
    await keyv.set('last', 1);
  });

  test('is told the time to live, for it to forget by itself', async () => {
    await using folder = await temporaryFolder();
    const keyv = make(folder.path);
    await offline(keyv).storage.set('a', 1, { ttlMs: 60_000 });
    const raw = await keyv.get('qqbot:1::a', { raw: true });
    expect(raw?.expires).toBeGreaterThan(Date.now() + 50_000);
  });
});

test('a plugin keeps its notes in the file of a Keyv, over a restart of the bot', async () => {
  await using folder = await temporaryFolder();
  await using emulator = await startPlatform();
  const filename = join(folder.path, 'keyv.json');
  for (const [text, expected] of [
    ['one', 'note:one'],
    ['two', 'note:one note:two'],
  ] as const) {
    const bot = botFor(emulator, { storage: inOneFile(filename) });
    bot.plugin(Notes);
    await bot.start();
    const said = await emulator.user('amy').says(`/note ${text}`);
    expect((await said.nextReply()).content).toBe(expected);
    await bot.stop();
  }
  expect(await readFile(filename, 'utf8')).toContain(`qqbot:${emulator.bot.appId}:notes:note:one`);
});

test('a Keyv that could not write is an error, though it throws none itself', async () => {
  class Broken extends Map<string, unknown> {
    override set(): never {
      throw new Error('no connection');
    }
  }
  const keyv = new Keyv({ store: new Broken() });
  const errors: unknown[] = [];
  keyv.on('error', (error) => errors.push(error));
  await expect(offline(keyv).storage.set('a', 1)).rejects.toThrow('did not keep');
  await eventually(() => expect(errors).toEqual([expect.objectContaining({ message: 'no connection' })]));
});
