import { join } from 'node:path';
import { FileStore } from './file-store.js';
import { MemoryStore } from './memory-store.js';
import type { Store } from './store.js';

/** What a config says about where to keep things. `file` is the folder `.qqbot/store` of the current one. */
export function createStore(choice: 'file' | 'memory' | Store = 'file'): Store {
  if (typeof choice === 'object') return choice;
  return choice === 'memory' ? new MemoryStore() : new FileStore(join(process.cwd(), '.qqbot', 'store'));
}
