import type { Storage } from '../storage/storage.js';
import {
  giveBackTo,
  type LimitStore,
  type LimitWindow,
  takeFrom,
  type Taken,
  type WindowState,
} from './limit-store.js';

/** Counts in the storage of the bot: they outlast a restart, and are there before the handler runs. */
export class StorageLimitStore implements LimitStore {
  constructor(private readonly storage: Storage) {}

  async take(key: string, window: LimitWindow): Promise<Taken> {
    // Most who are refused ask again and again: that is read, not written.
    const seen = takeFrom(await this.storage.get<WindowState>(key), window);
    if (!seen.taken.isGranted) return seen.taken;
    let { taken } = seen;
    const change = (before: WindowState | undefined): WindowState => {
      const after = takeFrom(before, window);
      taken = after.taken;
      return after.state;
    };
    await this.storage.update(key, change, { ttlMs: Math.max(1, window.endsAt - window.now) });
    return taken;
  }

  async giveBack(key: string, taken: Taken): Promise<void> {
    await this.storage.update<WindowState>(key, (state) => giveBackTo(state, taken));
  }
}
