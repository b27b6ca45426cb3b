import type { RecordedCall } from './recording.js';
import { fieldsOf } from './belongings.js';

/**
 * Ids that are given anew: of what the bot sends, and of the bot itself. What the recording says about the former is said
 * about the latter.
 */
export class StandIns {
  readonly #now = new Map<string, string>();

  /** @param self - Guild-side id of the bot, as recorded; `undefined` where the recording does not tell. */
  constructor(self: string | undefined, id: string) {
    if (self !== undefined) this.#now.set(self, id);
  }

  /** What was sent then and what is sent now are the same, the first the first and so on. */
  pair(recorded: readonly RecordedCall[], made: readonly RecordedCall[]): void {
    const [before, after] = [recorded, made].map((calls) => calls.filter(isMessage));
    for (const [index, { answer }] of (before ?? []).entries()) {
      const now = after?.[index]?.answer;
      for (const pick of [idOf, indexOf]) this.#add(pick(answer), pick(now));
    }
  }

  /** An event, with the ids of now. */
  inEvent<T>(value: T): T {
    return this.#replace(value, this.#now);
  }

  /** What is to be recorded, with the ids of the recording. */
  inRecording<T>(value: T): T {
    return this.#replace(value, new Map([...this.#now].map(([then, now]) => [now, then])));
  }

  #add(then: unknown, now: unknown): void {
    if (typeof then === 'string' && typeof now === 'string' && then !== '') this.#now.set(then, now);
  }

  #replace<T>(value: T, names: ReadonlyMap<string, string>): T {
    if (names.size === 0 || value === undefined) return value;
    let text = JSON.stringify(value);
    for (const [from, to] of names) if (text.includes(from)) text = text.replaceAll(from, to);
    return JSON.parse(text) as T;
  }
}

function isMessage({ method, path, error }: RecordedCall): boolean {
  return method === 'POST' && !error && path.endsWith('/messages');
}

function idOf(answer: unknown): unknown {
  return fieldsOf(answer)['id'];
}

function indexOf(answer: unknown): unknown {
  return fieldsOf(fieldsOf(answer)['ext_info'])['ref_idx'];
}
