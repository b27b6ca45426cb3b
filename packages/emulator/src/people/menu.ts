import { isRecord } from '../http/is-record.js';
import { fields, list, number, record, type Saved } from '../state/shape.js';

export const SAVED_MENU = fields({ items: list(record), version: number });

/** The menu of one bot, which every friend sees in the chat with it. */
export class Menu {
  /** On the wire as they are. */
  items: readonly Record<string, unknown>[] = [];
  /** 0 until there is one. */
  version = 0;

  /** The switches among the items, and whether they are on at first. */
  get switches(): ReadonlyMap<string, boolean> {
    const found = new Map<string, boolean>();
    for (const { switch: one } of this.items)
      if (isRecord(one)) found.set(String(one['switch_id']), one['default'] === true);
    return found;
  }

  replace(items: readonly Record<string, unknown>[]): void {
    this.items = items;
    this.version += 1;
  }

  save(): Saved<typeof SAVED_MENU> {
    return { items: [...this.items], version: this.version };
  }

  load({ items, version }: Saved<typeof SAVED_MENU>): void {
    this.items = items;
    this.version = version;
  }
}
