import { type Collection, type Conversation, Injectable, Storage } from '@qqbotjs/core';
import { ChatSettings, type KeptSettings, keptSettings } from './chat-settings.js';

/** Chats whose settings are held in memory. */
const CAPACITY = 2000;

/** The settings of chats: each is read once, and then held as long as it is among the last that were asked for. */
@Injectable()
export class SettingsStore {
  readonly #kept: Collection<KeptSettings>;
  readonly #held = new Map<string, ChatSettings | Promise<ChatSettings>>();

  constructor(storage: Storage) {
    this.#kept = storage.collection('chats', keptSettings);
  }

  /** At once when they are in memory. */
  of(conversation: Conversation): ChatSettings | Promise<ChatSettings> {
    const key = keyOf(conversation);
    const settings = this.#held.get(key) ?? this.#read(key);
    this.#hold(key, settings);
    return settings;
  }

  /** Changes what a chat has set; a chat that has set nothing any more takes no room. */
  async change(conversation: Conversation, change: (old: KeptSettings) => KeptSettings): Promise<void> {
    const key = keyOf(conversation);
    const kept = await this.#kept.update(key, (old = { off: [], alias: {} }) => {
      const next = change(old);
      return next.off.length === 0 && Object.keys(next.alias).length === 0 ? undefined : next;
    });
    this.#hold(key, kept ? new ChatSettings(kept) : ChatSettings.none);
  }

  async #read(key: string): Promise<ChatSettings> {
    try {
      const kept = await this.#kept.get(key);
      const settings = kept ? new ChatSettings(kept) : ChatSettings.none;
      // A change that came meanwhile is newer than what was read.
      if (this.#held.get(key) instanceof Promise) this.#held.set(key, settings);
      return settings;
    } catch (error) {
      this.#held.delete(key);
      throw error;
    }
  }

  #hold(key: string, settings: ChatSettings | Promise<ChatSettings>): void {
    this.#held.delete(key);
    this.#held.set(key, settings);
    if (this.#held.size <= CAPACITY) return;
    const [oldest = ''] = this.#held.keys();
    this.#held.delete(oldest);
  }
}

function keyOf({ scene, id }: Conversation): string {
  return `${scene}:${id}`;
}
