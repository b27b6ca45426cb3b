import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MemoryStore, type Store } from '../../../src/index.js';
import { Session } from '../../../src/transport/gateway/session.js';

const BOT = { id: '1', username: 'demo-bot' };

function begun(store: Store = new MemoryStore(), onSaveError: (error: unknown) => void = () => {}) {
  const session = new Session(store, 'key', onSaveError);
  session.begin('session-one', BOT);
  return { session, store };
}

describe('how far it is', () => {
  test('before the first event nothing was received', () => {
    const { session } = begun();
    expect([session.received, session.handled]).toEqual([null, 0]);
  });

  test('received runs ahead, handled stops below the lowest that still runs', () => {
    const { session } = begun();
    const [one, two, three] = [1, 2, 3].map((seq) => session.receive(seq));
    expect([session.received, session.handled]).toEqual([3, 0]);
    two?.();
    three?.();
    expect([session.received, session.handled]).toEqual([3, 0]);
    one?.();
    expect([session.received, session.handled]).toEqual([3, 3]);
  });

  // A resume may repeat an event whose handler still runs. The repetition is dropped at once, which says nothing about the first.
  test('a repetition that is done does not count an event as handled that still runs', () => {
    const { session } = begun();
    const first = session.receive(5);
    session.receive(5)();
    expect(session.handled).toBe(4);
    first();
    expect(session.handled).toBe(5);
  });

  // Numbers begin again with each session, so an old 2 is not the new 2.
  test('what finishes late from a forgotten session does not count for the new one', () => {
    const { session } = begun();
    const late = session.receive(2);
    session.forget();
    session.begin('session-two', BOT);
    session.receive(1)();
    session.receive(2);
    late();
    expect(session.handled).toBe(1);
  });

  test('a new session counts from its own beginning, also when the old one was not forgotten first', () => {
    const { session } = begun();
    session.receive(900);
    session.begin('session-two', BOT);
    session.receive(1)();
    expect([session.received, session.handled]).toEqual([1, 1]);
  });

  // A resume would have asked for what comes after -1, or after "6".
  test.each([undefined, null, '7', 0, -3, 1.5, 2 ** 60])('an event numbered %j leaves no mark', (seq) => {
    const { session } = begun();
    session.receive(1)();
    const done = session.receive(seq as number);
    expect([session.received, session.handled]).toEqual([1, 1]);
    done();
    expect([session.received, session.handled]).toEqual([1, 1]);
  });

  test('whatever the order of coming and finishing, handled is the highest number below which all are handled', () => {
    const orders = fc.nat({ max: 30 }).chain((count) => {
      const all = Array.from({ length: count }, (_, index) => index + 1);
      return fc.record({ coming: fc.shuffledSubarray(all, { minLength: count }), finished: fc.shuffledSubarray(all) });
    });
    fc.assert(
      fc.property(orders, ({ coming, finished }) => {
        const { session } = begun();
        const done = new Map(coming.map((seq) => [seq, session.receive(seq)]));
        for (const seq of finished) done.get(seq)?.();
        const open = coming.filter((seq) => !finished.includes(seq));
        expect(session.handled).toBe(open.length > 0 ? Math.min(...open) - 1 : coming.length);
      }),
    );
  });
});

describe('keeping it', () => {
  test('what was saved is taken up by the next run', async () => {
    const { session, store } = begun();
    session.receive(41)();
    session.receive(42);
    await session.flush();
    const next = new Session(store, 'key', () => {});
    expect(await next.restore()).toBe(true);
    expect([next.id, next.received, next.user]).toEqual(['session-one', 41, BOT]);
  });

  test('a forgotten session is removed', async () => {
    const { session, store } = begun();
    await session.flush();
    session.forget();
    await session.flush();
    expect(await store.get('key')).toBeUndefined();
  });

  test.each([
    ['nothing', undefined],
    ['a text', 'session'],
    ['no id', { seq: 1 }],
    ['no seq', { id: 'x' }],
    ['a seq that is no number', { id: 'x', seq: '1' }],
  ])('a store that holds %s gives no session', async (_, saved) => {
    const store = new MemoryStore();
    if (saved !== undefined) await store.set('key', saved);
    expect(await new Session(store, 'key', () => {}).restore()).toBe(false);
  });

  test('a session that never changed is not written, so what is stored stays', async () => {
    const store = new MemoryStore();
    await store.set('key', { id: 'of-an-earlier-run', seq: 7 });
    await new Session(store, 'key', () => {}).flush();
    expect(await store.get('key')).toEqual({ id: 'of-an-earlier-run', seq: 7 });
  });

  test('many changes are written once', async () => {
    let writes = 0;
    const store = new (class extends MemoryStore {
      override set(key: string, value: unknown) {
        writes++;
        return super.set(key, value);
      }
    })();
    const { session } = begun(store);
    for (let seq = 1; seq <= 1000; seq++) session.receive(seq)();
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(writes).toBe(1);
    expect(await store.get('key')).toMatchObject({ seq: 1000 });
  });

  test('a store that fails is reported, and the session goes on', async () => {
    const errors: unknown[] = [];
    const full = new Error('disk full');
    const store: Store = { get: async () => undefined, set: () => Promise.reject(full), delete: async () => {} };
    const { session } = begun(store, (error) => errors.push(error));
    await session.flush();
    expect(errors).toEqual([full, full]);
  });
});
