import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, chmod, readdir, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { JournalStore, StorageError } from '../../src/index.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

const MEGABYTE = 1_048_576;

async function contentOf(store: JournalStore, prefix?: string): Promise<Record<string, unknown>> {
  return Object.fromEntries(await entriesOf(store, prefix));
}

async function entriesOf(store: JournalStore, prefix?: string): Promise<Map<string, unknown>> {
  const entries = new Map<string, unknown>();
  for await (const [key, value] of store.iterator(prefix)) entries.set(key, value);
  return entries;
}

/** A store that tells its warnings to a list instead of the process. */
function warning(path: string): { store: JournalStore; warnings: string[] } {
  const warnings: string[] = [];
  return { store: new JournalStore(path, { warn: (text) => warnings.push(text) }), warnings };
}

describe('a journal agrees with a Map', () => {
  const key = fc.constantFrom('a', 'b', 'π', '键', '__proto__', 'with "quotes"\n');
  const value = fc.oneof(fc.jsonValue(), fc.string({ maxLength: 400 }));
  const step = fc.oneof(
    { weight: 6, arbitrary: fc.record({ do: fc.constant('set' as const), key, value }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('delete' as const), key }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('reopen' as const) }) },
    // Whatever was being written when the process was killed.
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant('tear' as const),
        key,
        value,
        share: fc.double({ min: 0, max: 0.99, noNaN: true }),
      }),
    },
    // A megabyte about a key nobody asks for: the rest has to come through what follows, a compaction.
    { weight: 1, arbitrary: fc.record({ do: fc.constant('compact' as const) }) },
  );

  test('after any sequence of set, delete, compact, reopen and a torn end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        await using folder = await temporaryFolder();
        const path = join(folder.path, 'kept.jsonl');
        const model = new Map<string, unknown>();
        const { store, warnings } = warning(path);
        for (const action of steps) {
          if (action.do === 'set') {
            await store.set(action.key, action.value);
            model.set(action.key, action.value);
          } else if (action.do === 'delete') {
            await store.delete(action.key);
            model.delete(action.key);
          } else if (action.do === 'compact') {
            await store.set('filler', 'x'.repeat(MEGABYTE));
            await store.delete('filler');
            await store.get('a');
          } else {
            await store.close();
            if (action.do === 'tear') {
              const line = Buffer.from(JSON.stringify({ key: action.key, value: action.value }));
              await appendFile(path, line.subarray(0, Math.floor(action.share * line.length)));
            }
          }
        }
        await store.close();
        const again = warning(path);
        // As text: JSON knows no -0.
        const textOf = (entries: Map<string, unknown>) => [...entries].map((entry) => JSON.stringify(entry)).sort();
        expect(textOf(await entriesOf(again.store))).toEqual(textOf(model));
        expect([...warnings, ...again.warnings]).toEqual([]);
        await again.store.close();
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  test('cut off at any byte, it knows what the whole lines before it say', async () => {
    await using folder = await temporaryFolder();
    const path = join(folder.path, 'kept.jsonl');
    const store = new JournalStore(path);
    await store.set('a', '一');
    await store.set('b', { n: 2 });
    await store.set('a', '二');
    await store.delete('b');
    await store.close();
    const whole = await readFile(path);
    const states = [{}, { a: '一' }, { a: '一', b: { n: 2 } }, { a: '二', b: { n: 2 } }, { a: '二' }];
    // A line counts once all of it is there; its line break may be missing, as after an editor.
    const ends = [...whole.entries()].filter(([, byte]) => byte === 0x0a).map(([at]) => at);
    for (let size = 0; size <= whole.length; size++) {
      await writeFile(path, whole.subarray(0, size));
      const { store: cut, warnings } = warning(path);
      expect(await contentOf(cut)).toEqual(states[ends.filter((end) => end <= size).length]);
      await cut.set('c', 1);
      await cut.close();
      const again = new JournalStore(path);
      expect(await again.get('c')).toBe(1);
      await again.close();
      expect(warnings).toEqual([]);
    }
  });
});

describe('writing', () => {
  test('sets at the same time share their flushes to the disk, and each is on it when it resolves', async () => {
    await using folder = await temporaryFolder();
    const store = new JournalStore(join(folder.path, 'kept.jsonl'));
    await store.set('first', 0);
    const begin = performance.now();
    await store.set('alone', 0);
    const one = performance.now() - begin;
    const beginMany = performance.now();
    await Promise.all(Array.from({ length: 5000 }, (_, n) => store.set(`key ${n}`, n)));
    // A flush each would take 5000 times as long.
    expect(performance.now() - beginMany).toBeLessThan(1000 * Math.max(one, 1));
    expect((await readFile(store.path, 'utf8')).split('\n')).toHaveLength(5003);
    await store.close();
  });

  test('a file over a megabyte of which most is dead is written anew, and nothing is lost', async () => {
    await using folder = await temporaryFolder();
    const store = new JournalStore(join(folder.path, 'kept.jsonl'));
    for (let n = 0; n < 10; n++) await store.set(`stays ${n}`, n);
    for (let n = 0; n < 12; n++) await store.set('changes', `${n}`.padEnd(100_000, '.'));
    await store.close();
    expect((await stat(store.path)).size).toBeLessThan(MEGABYTE / 2);
    expect(await readdir(folder.path)).toEqual(['kept.jsonl']);
    expect(Object.keys(await contentOf(store, 'stays'))).toHaveLength(10);
    expect(await store.get('changes')).toMatch(/^11\./);
    await store.close();
  });

  test('a write that fails is told, the value stays, and the next write brings both', async () => {
    await using folder = await temporaryFolder();
    const store = new JournalStore(join(folder.path, 'kept.jsonl'));
    await store.set('a', 1);
    const { appendFile: original } = await fileHandlePrototype(folder.path);
    const failing = vi
      .spyOn(await fileHandlePrototype(folder.path), 'appendFile')
      .mockImplementationOnce(async function (this: unknown, text) {
        // The disk is full in the middle of a line.
        await original.call(this as never, String(text).slice(0, 9));
        throw new Error('ENOSPC: no space left on device');
      });
    await expect(store.set('b', 2)).rejects.toThrow(/cannot be written: ENOSPC.*check disk space/);
    failing.mockRestore();
    expect(await store.get('b')).toBe(2);
    await store.set('c', 3);
    await store.close();
    const { store: again, warnings } = warning(store.path);
    expect(await contentOf(again)).toEqual({ a: 1, b: 2, c: 3 });
    expect(warnings).toEqual([]);
    await again.close();
  });

  test('what has expired is not there, and is not read again', async () => {
    await using folder = await temporaryFolder();
    const store = new JournalStore(join(folder.path, 'kept.jsonl'));
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    await store.set('short', 1, 1000);
    await store.set('long', 2, 60_000);
    expect(await contentOf(store)).toEqual({ short: 1, long: 2 });
    vi.advanceTimersByTime(1000);
    expect(await contentOf(store)).toEqual({ long: 2 });
    await store.close();
    expect(await contentOf(store)).toEqual({ long: 2 });
    await store.close();
  });
});

/** What every open file inherits. */
async function fileHandlePrototype(folder: string): Promise<{ appendFile(text: unknown): Promise<void> }> {
  const { open } = await import('node:fs/promises');
  await using file = await open(join(folder, 'any'), 'w');
  return Object.getPrototypeOf(file) as { appendFile(text: unknown): Promise<void> };
}

describe('the file', () => {
  test('only its owner can read it, also when it was readable before', async () => {
    await using folder = await temporaryFolder();
    const path = join(folder.path, 'storage', 'kept.jsonl');
    const store = new JournalStore(path);
    await store.set('a', 1);
    const modeOf = async (name: string) => ((await stat(join(folder.path, 'storage', name))).mode & 0o777).toString(8);
    expect([await modeOf('.'), await modeOf('kept.jsonl'), await modeOf('kept.jsonl.lock')]).toEqual([
      '700',
      '600',
      '600',
    ]);
    await store.close();
    await chmod(path, 0o644);
    expect(await store.get('a')).toBe(1);
    expect(await modeOf('kept.jsonl')).toBe('600');
    await store.close();
  });

  test('lines nobody can read are left out with one warning, and the file as it was is kept', async () => {
    const damaged =
      '{"key":"a","value":1}\n{"key":"b","val\0\0\n{"key":"c","value":3}\nnot json\n{"value":7}\n{"key":"d","val';
    await using folder = await temporaryFolder({ 'kept.jsonl': damaged });
    const { store, warnings } = warning(join(folder.path, 'kept.jsonl'));
    expect(await contentOf(store)).toEqual({ a: 1, c: 3 });
    await store.close();
    expect(warnings).toEqual([expect.stringMatching(/^3 lines of .*kept\.jsonl cannot be read \(line 2, 4, 5\)/)]);
    const copy = (await readdir(folder.path)).find((name) => name.startsWith('kept.jsonl.damaged-')) ?? '';
    expect(await readFile(join(folder.path, copy), 'utf8')).toBe(damaged);
    const again = warning(store.path);
    expect(await contentOf(again.store)).toEqual({ a: 1, c: 3 });
    expect(again.warnings).toEqual([]);
    await again.store.close();
  });

  test('a folder in its place is an error that says so, and the next call tries again', async () => {
    await using folder = await temporaryFolder({ 'kept.jsonl/in-the-way': '' });
    const store = new JournalStore(join(folder.path, 'kept.jsonl'));
    await expect(store.get('a')).rejects.toThrow(/cannot be opened: EISDIR/);
    const { rm } = await import('node:fs/promises');
    await rm(store.path, { recursive: true });
    await store.set('a', 1);
    expect(await store.get('a')).toBe(1);
    await store.close();
  });

  test('nothing is made before it is used, and the lock is gone after close', async () => {
    await using folder = await temporaryFolder();
    const store = new JournalStore(join(folder.path, 'storage', 'kept.jsonl'));
    await store.close();
    expect(await readdir(folder.path)).toEqual([]);
    await store.set('a', 1);
    await store.close();
    expect(await readdir(join(folder.path, 'storage'))).toEqual(['kept.jsonl']);
  });
});

describe('the lock', () => {
  /** Runs until it is killed. */
  function otherProcess() {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const killed = async () => {
      child.kill('SIGKILL');
      await once(child, 'close');
    };
    return { pid: child.pid as number, killed, [Symbol.asyncDispose]: killed };
  }

  test('a file another process has is refused with its number and a remedy; once that process is gone it is taken over', async () => {
    await using folder = await temporaryFolder();
    const other = otherProcess();
    const store = new JournalStore(join(folder.path, 'kept.jsonl'));
    await writeFile(`${store.path}.lock`, JSON.stringify({ pid: other.pid }));
    const refused = await store.get('a').catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(StorageError);
    expect((refused as Error).message).toContain(`in use by process ${other.pid}`);
    expect((refused as Error).message).toContain('another store: `storage` in the config');
    await other.killed();
    await store.set('a', 1);
    expect(JSON.parse(await readFile(`${store.path}.lock`, 'utf8'))).toMatchObject({ pid: process.pid });
    await store.close();
  });

  test.each([
    ['of a former process with our number, as in containers', JSON.stringify({ pid: process.pid, startedAt: '1' })],
    ['nobody signed', ''],
    ['nobody can read', 'what?'],
  ])('a lock %s is taken over', async (_, text) => {
    await using folder = await temporaryFolder();
    const store = new JournalStore(join(folder.path, 'kept.jsonl'));
    await writeFile(`${store.path}.lock`, text);
    await store.set('a', 1);
    await store.close();
    expect(await readdir(folder.path)).toEqual(['kept.jsonl']);
  });

  test.runIf(process.platform === 'linux')('a number that another program has by now is no owner', async () => {
    await using folder = await temporaryFolder();
    await using other = otherProcess();
    const store = new JournalStore(join(folder.path, 'kept.jsonl'));
    await writeFile(`${store.path}.lock`, JSON.stringify({ pid: other.pid, startedAt: '1' }));
    await store.set('a', 1);
    await store.close();
  });

  test('a second store on the same file in this process is refused, too, until the first is closed', async () => {
    await using folder = await temporaryFolder();
    const [first, second] = [1, 2].map(() => new JournalStore(join(folder.path, 'kept.jsonl'))) as [
      JournalStore,
      JournalStore,
    ];
    await first.set('a', 1);
    await expect(second.get('a')).rejects.toThrow(`in use by process ${process.pid}`);
    await first.close();
    expect(await second.get('a')).toBe(1);
    await second.close();
  });

  test.runIf(process.platform === 'linux')(
    'a process that was killed and that nobody has buried is no owner',
    async () => {
      await using folder = await temporaryFolder();
      const parent = spawn('sh', ['-c', 'sleep 0.1 & echo $!; exec sleep 1000']);
      try {
        const pid = Number((await once(parent.stdout, 'data'))[0]);
        const fields = async () => (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? [];
        const startedAt = (await fields())[19];
        await vi.waitFor(async () => expect((await fields())[0]).toBe('Z'));
        const store = new JournalStore(join(folder.path, 'kept.jsonl'));
        await writeFile(`${store.path}.lock`, JSON.stringify({ pid, startedAt }));
        await store.set('a', 1);
        await store.close();
      } finally {
        parent.kill('SIGKILL');
      }
    },
  );

  // Each of them used to remove what it took for the old lock, which by then could be the new one of another.
  test('of several processes that find the same stale lock one gets it, however often', async () => {
    await using folder = await temporaryFolder();
    const program = `
      import { JournalStore } from '@qqbotjs/core';
      process.stdin.on('data', async (path) => {
        const store = new JournalStore(String(path).trim());
        console.log(await store.set('a', 1).then(() => 'mine', (error) => error.message));
      });
      console.log('ready');`;
    const children = Array.from({ length: 4 }, () =>
      spawn(process.execPath, ['--input-type=module', '-e', program], {
        cwd: fileURLToPath(new URL('../..', import.meta.url)),
      }),
    );
    const said = async (child: ChildProcessWithoutNullStreams) => String((await once(child.stdout, 'data'))[0]).trim();
    try {
      expect(await Promise.all(children.map(said))).toEqual(['ready', 'ready', 'ready', 'ready']);
      for (let round = 0; round < 40; round++) {
        const path = join(folder.path, `${round}.jsonl`);
        await writeFile(`${path}.lock`, JSON.stringify({ pid: 2 ** 30 }));
        const answers = Promise.all(children.map(said));
        for (const child of children) child.stdin.write(`${path}\n`);
        const outcomes = await answers;
        expect(outcomes.filter((outcome) => outcome === 'mine')).toHaveLength(1);
        expect(outcomes.filter((outcome) => outcome.includes('in use by process'))).toHaveLength(3);
      }
      expect((await readdir(folder.path)).filter((name) => !/\.jsonl(\.lock)?$/.test(name))).toEqual([]);
    } finally {
      for (const child of children) child.kill('SIGKILL');
    }
  }, 60_000);
});

test('a torn end is cut off, not written behind', async () => {
  await using folder = await temporaryFolder();
  const store = new JournalStore(join(folder.path, 'kept.jsonl'));
  await store.set('a', 1);
  await store.set('b', 2);
  await store.close();
  await truncate(store.path, (await stat(store.path)).size - 4);
  await store.set('c', 3);
  await store.close();
  expect(await readFile(store.path, 'utf8')).toBe('{"key":"a","value":1}\n{"key":"c","value":3}\n');
});
