import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import {
  type Bot,
  type BotConfig,
  createBot,
  FileStore,
  JournalStore,
  MemoryStore,
  PluginError,
  type Storage,
  StorageError,
  type Store,
} from '../../src/index.js';
import { CapturedLog } from '../helpers/captured-log.js';
import { eventually, gate } from '../helpers/eventually.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

/** A bot that never connects. */
const offline = (storage: BotConfig['storage'], destination?: CapturedLog): Bot =>
  createBot({
    appId: '1',
    clientSecret: 'offline-secret',
    store: 'memory',
    storage,
    log: { level: 'warn', pretty: false, destination },
  });

async function listOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list.sort();
}

/** Slow, shared with others, and without `readsOwnWrites`, as a server is. */
function remoteStore(): Store {
  const inner = new MemoryStore();
  const later = <T>(work: () => Promise<T>) => new Promise<void>((resolve) => setTimeout(resolve, 1)).then(work);
  return {
    get: (key) => later(() => inner.get(key)),
    set: (key, value) => later(() => inner.set(key, value)),
    delete: (key) => later(() => inner.delete(key)),
    iterator: () => inner.iterator(),
  };
}

interface Place extends AsyncDisposable {
  readonly bot: Bot;
  readonly storage: Storage;
}

const PLACES: [string, (folder: string) => BotConfig['storage']][] = [
  ['in memory', () => 'memory'],
  ['in a file', (folder) => new JournalStore(join(folder, 'kept.jsonl'))],
  ['in a store of your own', () => remoteStore()],
];

describe.each(PLACES)('%s', (_, choose) => {
  async function place(): Promise<Place> {
    const folder = await temporaryFolder();
    const bot = offline(choose(folder.path));
    const end = async () => {
      await bot.stop();
      await folder[Symbol.asyncDispose]();
    };
    return { bot, storage: bot.storage, [Symbol.asyncDispose]: end };
  }

  test('a value is there until it is deleted, and read as a copy', async () => {
    await using scene = await place();
    const { storage } = scene;
    const value = { list: [1, null, { deep: '深' }], gone: undefined };
    await storage.set('a', value);
    value.list.push(2);
    expect(await storage.get('a')).toEqual({ list: [1, null, { deep: '深' }] });
    expect([await storage.has('a'), await storage.has('b'), await storage.get('b')]).toEqual([true, false, undefined]);
    await storage.delete('a');
    await storage.delete('never there');
    expect(await storage.has('a')).toBe(false);
  });

  test('null, false, 0 and an empty text are values', async () => {
    await using scene = await place();
    for (const value of [null, false, 0, '']) {
      await scene.storage.set('a', value);
      expect([await scene.storage.get('a'), await scene.storage.has('a')]).toEqual([value, true]);
    }
  });

  test('1000 increments at the same time count to 1000', async () => {
    await using scene = await place();
    const count = (n = 0) => n + 1;
    const all = await Promise.all(Array.from({ length: 1000 }, () => scene.storage.update('n', count)));
    expect(all).toEqual(Array.from({ length: 1000 }, (__, index) => index + 1));
    expect(await scene.storage.get('n')).toBe(1000);
  });

  test('update waits for what its function waits for, and so do set and delete of that key, but no others', async () => {
    await using scene = await place();
    const { storage } = scene;
    const order: string[] = [];
    const { opened, open } = gate();
    const slow = storage.update<string>('a', async (old = 'none') => {
      order.push(`slow after ${old}`);
      await opened;
      return 'slow';
    });
    const set = storage.set('a', 'set').then(() => order.push('set'));
    const deleted = storage.delete('a').then(() => order.push('deleted'));
    await storage.set('b', 1);
    order.push('other key');
    open();
    expect(await slow).toBe('slow');
    await Promise.all([set, deleted]);
    expect(order).toEqual(['slow after none', 'other key', 'set', 'deleted']);
  });

  test('update deletes with undefined, and changes nothing when its function throws', async () => {
    await using scene = await place();
    const { storage } = scene;
    await storage.set('a', 1);
    const failing = storage.update('a', () => {
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await storage.get('a')).toBe(1);
    expect(await storage.update<number>('a', () => undefined)).toBeUndefined();
    expect(await storage.has('a')).toBe(false);
  });

  test('a value with a time to live is gone after it; an update keeps the time, a set begins anew', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      await using scene = await place();
      const { storage } = scene;
      await storage.set('a', 1, { ttlMs: 1000 });
      await storage.set('b', 1, { ttlMs: 1000 });
      await storage.set('c', 1, { ttlMs: 1000 });
      vi.advanceTimersByTime(999);
      await storage.update<number>('a', (n = 0) => n + 1);
      await storage.update<number>('b', (n = 0) => n + 1, { ttlMs: 1000 });
      await storage.set('c', 2);
      expect([await storage.get('a'), await storage.get('b'), await storage.get('c')]).toEqual([2, 2, 2]);
      vi.advanceTimersByTime(1);
      expect([await storage.get('a'), await storage.get('b'), await storage.get('c')]).toEqual([undefined, 2, 2]);
      expect(await listOf(storage.keys())).toEqual(['b', 'c']);
      expect(await storage.update<number>('a', (n = 0) => n + 1)).toBe(1);
      vi.advanceTimersByTime(1e12);
      expect(await listOf(storage.keys())).toEqual(['a', 'c']);
    } finally {
      vi.useRealTimers();
    }
  });

  test('keys and entries list what begins with a prefix, and nothing of another namespace', async () => {
    await using scene = await place();
    const { storage } = scene;
    const names = storage.sub('names');
    for (const key of ['day:1', 'day:2', 'night']) await storage.set(key, `value of ${key}`);
    await names.set('day:1', 'within');
    await names.sub('deeper').set('day:1', 'deeper');
    expect(await listOf(storage.keys())).toEqual(['day:1', 'day:2', 'night']);
    expect(await listOf(storage.keys('day:'))).toEqual(['day:1', 'day:2']);
    expect(await listOf(names.entries())).toEqual([['day:1', 'within']]);
    for await (const key of storage.keys()) await storage.delete(key);
    expect([await listOf(storage.keys()), await listOf(names.keys())]).toEqual([[], ['day:1']]);
  });

  test('no name and no key reaches into another namespace', async () => {
    await using scene = await place();
    const { storage } = scene;
    const places = [
      storage,
      storage.sub('a'),
      storage.sub('a:b'),
      storage.sub('a/b'),
      storage.sub('a').sub('b'),
      storage.sub('@chat'),
    ];
    for (const [index, each] of places.entries()) for (const key of ['b', 'b:c', '/b', ':']) await each.set(key, index);
    for (const [index, each] of places.entries())
      expect(new Set((await listOf(each.entries())).map(([, v]) => v))).toEqual(new Set([index]));
    expect(await listOf(storage.sub('a%3Ab').keys())).toEqual([]);
  });
});

describe('what does not fit', () => {
  const { storage } = offline('memory');
  const circle: Record<string, unknown> = {};
  circle.self = { circle };

  test.each<[unknown, string]>([
    [() => 1, 'score is a function'],
    [{ list: [1, 2n] }, 'score.list[1] is a bigint'],
    [circle, 'score.self.circle is an object that contains itself'],
    [{ a: { when: new Date() } }, 'score.a.when is Date'],
    [new Map(), 'score is Map'],
    [{ n: Number.NaN }, 'score.n is NaN'],
    [[undefined], 'score[0] is undefined'],
    [undefined, 'to remove a value, use delete'],
    [Symbol('s'), 'score is a symbol'],
  ])('%o is an error that names the place', async (value, message) => {
    await expect(storage.set('score', value)).rejects.toThrow(message);
    await expect(storage.set('score', value)).rejects.toBeInstanceOf(PluginError);
    if (value !== undefined) await expect(storage.update('score', () => value)).rejects.toThrow(message);
    if (value !== undefined) await expect(storage.update('score', async () => value)).rejects.toThrow(message);
    expect(await storage.has('score')).toBe(false);
  });

  test('the same object twice is no circle, and __proto__ is a name like any other', async () => {
    const twin = { n: 1 };
    await storage.set('ok', [twin, twin, JSON.parse('{"__proto__":{"n":2}}')]);
    expect(JSON.stringify(await storage.get('ok'))).toBe('[{"n":1},{"n":1},{"__proto__":{"n":2}}]');
  });

  test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('a time to live of %d is an error', async (ttlMs) => {
    await expect(storage.set('a', 1, { ttlMs })).rejects.toThrow('ttlMs must be milliseconds above 0');
    await expect(storage.update('a', () => 1, { ttlMs })).rejects.toThrow('ttlMs must be milliseconds above 0');
  });

  test('a key has to be a text', async () => {
    await expect(storage.get(undefined as never)).rejects.toThrow('must be a string that is not empty');
    await expect(storage.set('', 1)).rejects.toThrow('must be a string that is not empty');
  });
});

describe('a collection', () => {
  const streak = z.object({ days: z.number().int(), best: z.number().default(0) });

  test('keeps values of its type apart from other keys', async () => {
    const { storage } = offline('memory');
    const streaks = storage.collection<{ days: number }>('streaks');
    await streaks.set('amy', { days: 1 });
    expect(await streaks.update('amy', (old) => ({ days: (old?.days ?? 0) + 1 }))).toEqual({ days: 2 });
    expect([await storage.has('amy'), await streaks.has('amy')]).toEqual([false, true]);
    expect(await listOf(storage.collection('streaks').entries())).toEqual([['amy', { days: 2 }]]);
    await streaks.delete('amy');
    expect(await listOf(streaks.keys())).toEqual([]);
  });

  test('with a schema refuses to write what does not fit, and reads with its defaults', async () => {
    const streaks = offline('memory').storage.collection('streaks', streak);
    await streaks.set('amy', { days: 1 });
    expect(await streaks.get('amy')).toEqual({ days: 1, best: 0 });
    const wrong = streaks.set('amy', { days: 1.5 });
    await expect(wrong).rejects.toThrow(
      /"amy" of the collection "streaks" does not fit its schema and was not kept: days: /,
    );
    await expect(streaks.update('amy', () => ({ days: 0.5 }))).rejects.toThrow('was not kept');
    expect(await streaks.update('amy', (old) => ({ days: 2, best: old?.best ?? 7 }))).toEqual({ days: 2, best: 0 });
  });

  test('a kept value that does not fit is absent, warned of once, and not replaced by an update', async () => {
    const log = new CapturedLog();
    const bot = offline('memory', log);
    const untyped = bot.storage.sub('streaks');
    await untyped.set('amy', { days: 'many' });
    await untyped.set('bob', { days: 'few' });
    await untyped.set('eve', { days: 3 });
    const open = () => bot.storage.collection('streaks', streak);
    expect([await open().get('amy'), await open().has('bob')]).toEqual([undefined, false]);
    expect(await listOf(open().keys())).toEqual(['eve']);
    expect(log.complaints).toEqual([expect.stringContaining('Give new fields a default')]);
    await expect(open().update('amy', () => ({ days: 1 }))).rejects.toThrow(
      'kept as "amy" in the collection "streaks"',
    );
    expect(await untyped.get('amy')).toEqual({ days: 'many' });
    await open().set('amy', { days: 1 });
    expect(await open().get('amy')).toEqual({ days: 1, best: 0 });
  });
});

describe('a store of your own', () => {
  test('that cannot list what it holds keeps values all the same, and keys() says what to do', async () => {
    await using folder = await temporaryFolder();
    const bot = offline(new FileStore(folder.path));
    await bot.storage.set('a', 1);
    expect(await bot.storage.get('a')).toBe(1);
    const keys = listOf(bot.storage.keys());
    await expect(keys).rejects.toBeInstanceOf(StorageError);
    await expect(keys).rejects.toThrow('has no `iterator`');
  });

  test('that knows nothing of time has what has expired removed', async () => {
    const inner = new Map<string, unknown>();
    const bot = offline({
      get: async (key) => inner.get(key),
      set: async (key, value) => inner.set(key, value),
      delete: async (key) => inner.delete(key),
    });
    await bot.storage.set('a', 1, { ttlMs: 20 });
    expect([...inner.keys()]).toEqual(['qqbot:1::a']);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(await bot.storage.get('a')).toBeUndefined();
    await eventually(() => expect(inner.size).toBe(0));
  });

  test('may be shared by bots, which do not see each other', async () => {
    const shared = new MemoryStore();
    const bots = ['1', '12'].map((appId) =>
      createBot({ appId, clientSecret: 'offline-secret', store: 'memory', storage: shared }),
    );
    for (const [index, bot] of bots.entries()) await bot.storage.set('a', index);
    expect(await Promise.all(bots.map((bot) => bot.storage.get('a')))).toEqual([0, 1]);
    expect(await Promise.all(bots.map((bot) => listOf(bot.storage.keys())))).toEqual([['a'], ['a']]);
  });

  test('that says false did not keep it', async () => {
    const bot = offline({ get: async () => undefined, set: async () => false, delete: async () => false });
    await expect(bot.storage.set('a', 1)).rejects.toThrow('did not keep ":a"');
    await expect(bot.storage.delete('a')).resolves.toBeUndefined();
  });
});

test('an update that waits for another change of its key is warned about', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const log = new CapturedLog();
  const bot = offline('memory', log);
  const { opened, open } = gate();
  const stuck = bot.storage.update<number>('a', async () => {
    await opened;
    return 1;
  });
  await vi.advanceTimersByTimeAsync(10_000);
  vi.useRealTimers();
  expect(log.complaints).toEqual([expect.stringContaining('must not wait for a change of the same key')]);
  open();
  await stuck;
});

test('a bot that has stopped keeps nothing more, and says so', async () => {
  const bot = offline('memory');
  await bot.storage.set('a', 1);
  await bot.stop();
  await expect(bot.storage.set('a', 2)).rejects.toThrow('The bot has stopped and its storage is closed');
});
