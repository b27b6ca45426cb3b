import { InTurn } from '../collection/in-turn.js';
import type { Store } from '../store/store.js';
import type { ChoiceStorage } from './chat-languages.js';

/** Keeps what chats have chosen beside the sessions of the bot. */
export function choiceStorage(store: Store, appId: string): ChoiceStorage {
  const turns = new InTurn();
  const keyed = (key: string) => `${key}:${appId}`;
  return {
    get: (key) => store.get(keyed(key)),
    update: (key, change) =>
      turns.run(key, async () => {
        const value = change(await store.get(keyed(key)));
        await (value === undefined ? store.delete(keyed(key)) : store.set(keyed(key), value));
        return value;
      }),
  };
}
