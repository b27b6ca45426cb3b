import { join } from 'node:path';
import type { Logger } from '../logging/logger.js';
import { FileStore } from './file-store.js';
import { JournalStore } from './journal-store.js';
import { MemoryStore } from './memory-store.js';
import type { Store } from './store.js';

/** What a config says about where to keep things. `file` is the folder `.qqbot/store` of the current one. */
export function createStore(choice: 'file' | 'memory' | Store = 'file'): Store {
  if (typeof choice === 'object') return choice;
  return choice === 'memory' ? new MemoryStore() : new FileStore(join(process.cwd(), '.qqbot', 'store'));
}

/** What a config says about where plugins keep things. `file` is one per bot, in `.qqbot/storage` of the current folder. */
export function createStorageStore(choice: 'file' | 'memory' | Store = 'file', appId: string, log: Logger): Store {
  if (typeof choice === 'object') return choice;
  if (choice === 'memory') return new MemoryStore();
  const path = join(process.cwd(), '.qqbot', 'storage', `${appId}.jsonl`);
  return new JournalStore(path, { warn: (text) => log.warn(text) });
}
