import { Keyv } from 'keyv';
import { KeyvFile } from 'keyv-file';
import { expectTypeOf } from 'vitest';
import { z } from 'zod';
import { type AnyContext, type Collection, defineConfig, MemoryStore, type Storage } from '../../src/index.js';

declare const storage: Storage;
declare const ctx: AnyContext;

interface Streak {
  days: number;
}

expectTypeOf(ctx.session).toEqualTypeOf<Storage>();
expectTypeOf(ctx.chat).toEqualTypeOf<Storage>();

expectTypeOf(storage.get('a')).toEqualTypeOf<Promise<unknown>>();
expectTypeOf(storage.get<number>('a')).toEqualTypeOf<Promise<number | undefined>>();

// An update that always gives a value is never undefined; one that may delete is.
expectTypeOf(storage.update('n', (n: number = 0) => n + 1)).toEqualTypeOf<Promise<number>>();
expectTypeOf(storage.update<number>('n', async (n = 0) => n + 1)).toEqualTypeOf<Promise<number>>();
expectTypeOf(storage.update<number>('n', (n) => (n && n > 1 ? n - 1 : undefined))).toEqualTypeOf<
  Promise<number | undefined>
>();
// @ts-expect-error a text is no number
void storage.update<number>('n', () => 'one');
// @ts-expect-error the time has its unit in its name
void storage.set('n', 1, { ttl: 1000 });

const streaks = storage.collection<Streak>('streaks');
expectTypeOf(streaks.get('amy')).toEqualTypeOf<Promise<Streak | undefined>>();
void streaks.set('amy', { days: 1 });
// @ts-expect-error another shape
void streaks.set('amy', { day: 1 });
// @ts-expect-error may be absent
void streaks.update('amy', (old) => ({ days: old.days + 1 }));

const checked = storage.collection('streaks', z.object({ days: z.number(), best: z.number().default(0) }));
expectTypeOf(checked).toEqualTypeOf<
  Collection<{ days: number; best: number }, { days: number; best?: number | undefined }>
>();
void checked.set('amy', { days: 1 });
// @ts-expect-error the schema wants a number
void checked.set('amy', { days: 'one' });
expectTypeOf(checked.entries()).toExtend<AsyncIterable<[string, { days: number; best: number }]>>();

// What may stand in a config.
defineConfig({ storage: 'memory' });
defineConfig({ storage: new MemoryStore() });
defineConfig({ storage: new Keyv() });
defineConfig({ storage: new Keyv({ store: new KeyvFile() }), store: new Keyv() });
// @ts-expect-error no such place
defineConfig({ storage: 'disk' });
