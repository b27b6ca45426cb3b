import type { Store } from '../store/store.js';
import type { ChoiceStorage } from './chat-languages.js';

/** Keeps the choices of a bot's chats beside its sessions; changes follow each other. */
export function choiceStorage(store: Store, appId: string): ChoiceStorage {
  const keyed = (key: string) => `${key}:${appId}`;
  let last: Promise<unknown> = Promise.resolve();
  const change = async (key: string, make: (old: unknown) => unknown) => {
    const value = make(await store.get(key));
    await (value === undefined ? store.delete(key) : store.set(key, value));
  };
  return {
    get: (key) => store.get(keyed(key)),
    update: (key, make) => (last = last.catch(() => {}).then(() => change(keyed(key), make))),
  };
}
