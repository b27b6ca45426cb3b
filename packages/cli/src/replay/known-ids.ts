import { ID } from './answer.js';
import type { RecordedEvent } from './recording.js';

/** Every id the events speak of: these are the same then and now. */
export function knownIds(events: readonly RecordedEvent[]): Set<string> {
  return new Set(events.flatMap(({ id, d }) => JSON.stringify([id, d]).match(ID) ?? []));
}
