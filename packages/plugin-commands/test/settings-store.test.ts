import type { Conversation } from '@qqbotjs/core';
import { createTestBot } from '@qqbotjs/testing';
import { expect, test } from 'vitest';
import { SettingsStore } from '../src/settings-store.js';

/** As many chats as are held in memory. */
const HELD = 2000;

const chat = (n: number): Conversation => ({ scene: 'group', id: `G${n}` });

/** A store on a bot's storage, and how often that was read. */
async function countedStore() {
  const values = new Map<string, unknown>();
  const reads: string[] = [];
  const storage = {
    get: async (key: string) => {
      reads.push(/group:G\d+/.exec(key)?.[0] ?? key);
      return values.get(key);
    },
    set: async (key: string, value: unknown) => void values.set(key, value),
    delete: async (key: string) => void values.delete(key),
  };
  const bot = await createTestBot({ storage });
  return { bot, store: new SettingsStore(bot.bot.storage), reads };
}

test('what 2000 chats have set is held in memory; of one more, the one not asked for longest is read again', async () => {
  const { bot, store, reads } = await countedStore();
  await using _ = bot;
  await store.change(chat(1), (old) => ({ ...old, off: ['ping'] }));
  for (let n = 0; n < HELD; n++) await store.of(chat(n));
  reads.length = 0;
  for (let n = 0; n < HELD; n++) expect(store.of(chat(n))).not.toBeInstanceOf(Promise);
  expect(reads).toEqual([]);

  await store.of(chat(0));
  await store.of(chat(HELD));
  await store.of(chat(0));
  expect([...(await store.of(chat(1))).off]).toEqual(['ping']);
  expect(reads).toEqual([`group:G${HELD}`, 'group:G1']);
});

test('many handlers that ask at once read once', async () => {
  const { bot, store, reads } = await countedStore();
  await using _ = bot;
  await Promise.all(Array.from({ length: 100 }, () => store.of(chat(1))));
  expect(reads).toEqual(['group:G1']);
});

test('a change that comes while the chat is being read is what counts', async () => {
  const { bot, store } = await countedStore();
  await using _ = bot;
  const reading = store.of(chat(1));
  await store.change(chat(1), (old) => ({ ...old, off: ['ping'] }));
  await reading;
  expect([...(await store.of(chat(1))).off]).toEqual(['ping']);
});
