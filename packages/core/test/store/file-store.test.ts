import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createStore } from '../../src/store/create-store.js';
import { FileStore, MemoryStore, type Store } from '../../src/index.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

describe.each<[string, (path: string) => Store]>([
  ['FileStore', (path) => new FileStore(join(path, 'store'))],
  ['MemoryStore', () => new MemoryStore()],
])('%s', (_, make) => {
  test('gives back what was set, and nothing for what was not or was deleted', async () => {
    await using folder = await temporaryFolder();
    const store = make(folder.path);
    expect(await store.get('a')).toBeUndefined();
    await store.set('a', { n: 1, list: ['x', null] });
    expect(await store.get('a')).toEqual({ n: 1, list: ['x', null] });
    await store.delete('a');
    await store.delete('never-set');
    expect(await store.get('a')).toBeUndefined();
  });

  test('of sets at the same time the last asked for stays', async () => {
    await using folder = await temporaryFolder();
    const store = make(folder.path);
    await Promise.all(Array.from({ length: 50 }, (__, n) => store.set('a', n)));
    expect(await store.get('a')).toBe(49);
    const last = [store.set('a', 'set'), store.delete('a')];
    await Promise.all(last);
    expect(await store.get('a')).toBeUndefined();
  });

  test('a value is not shared with who set it', async () => {
    await using folder = await temporaryFolder();
    const store = make(folder.path);
    const value = { n: 1 };
    await store.set('a', value);
    value.n = 2;
    expect(await store.get('a')).toEqual({ n: 1 });
  });

  test('any key and any JSON come back as they were', async () => {
    await using folder = await temporaryFolder();
    const store = make(folder.path);
    const key = fc.string({
      unit: fc.constantFrom('a', 'B', '/', '.', '%', ':', '好', ' '),
      minLength: 1,
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(key, fc.jsonValue(), async (name, value) => {
        await store.set(name, value);
        expect(await store.get(name)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { numRuns: 30 },
    );
  });
});

describe('on disk', () => {
  test('only the owner can read', async () => {
    await using folder = await temporaryFolder();
    const directory = join(folder.path, 'deep', 'store');
    await new FileStore(directory).set('session', { id: 'x' });
    const [file] = await readdir(directory);
    expect((await stat(join(directory, String(file)))).mode & 0o777).toBe(0o600);
    expect((await stat(directory)).mode & 0o777).toBe(0o700);
  });

  test('no draft is left behind, and keys with slashes stay in the folder', async () => {
    await using folder = await temporaryFolder();
    const store = new FileStore(folder.path);
    await Promise.all([store.set('../escape', 1), store.set('a', 1), store.set('a', 2)]);
    expect((await readdir(folder.path)).toSorted()).toEqual(['..%2Fescape.json', 'a.json']);
  });

  test('a damaged file is no value, and can be written over', async () => {
    await using folder = await temporaryFolder({ 'a.json': '{"half":' });
    const store = new FileStore(folder.path);
    expect(await store.get('a')).toBeUndefined();
    await store.set('a', 'whole');
    expect(await store.get('a')).toBe('whole');
  });

  test('whoever reads meanwhile finds the old value or the new, never half of one', async () => {
    await using folder = await temporaryFolder();
    const store = new FileStore(folder.path);
    const value = (n: number) => ({ n, filler: 'x'.repeat(200_000) });
    await store.set('a', value(0));
    const progress = { isWriting: true };
    const writing = (async () => {
      for (let n = 1; n <= 20; n++) await store.set('a', value(n));
      progress.isWriting = false;
    })();
    let reads = 0;
    while (progress.isWriting) {
      expect(JSON.parse(await readFile(join(folder.path, 'a.json'), 'utf8'))).toMatchObject({ n: expect.any(Number) });
      reads++;
    }
    await writing;
    expect(reads).toBeGreaterThan(1);
  });

  test('a set that fails is told, and the next one is written', async () => {
    await using folder = await temporaryFolder();
    const directory = join(folder.path, 'store');
    await writeFile(directory, 'a file in the way');
    const store = new FileStore(directory);
    await expect(store.set('a', 1)).rejects.toThrow();
    await rm(directory);
    await store.set('a', 2);
    expect(await store.get('a')).toBe(2);
  });
});

test('a config names a store, or brings one', () => {
  const own = new MemoryStore();
  expect(createStore(own)).toBe(own);
  expect(createStore('memory')).toBeInstanceOf(MemoryStore);
  expect(createStore()).toMatchObject({ directory: join(process.cwd(), '.qqbot', 'store') });
});
