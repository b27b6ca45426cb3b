import type { EmulatedBot } from '../bot.js';
import type { EmulatorSettings } from '../settings.js';
import { anything, fields, list, number, optional, pair, type Saved, text, where } from '../state/shape.js';

/** A dispatch frame as it goes out. */
export interface DispatchFrame {
  op: 0;
  id?: string;
  s: number;
  t: string;
  d: unknown;
}

/** Where a session's frames go while it is connected. */
export interface FrameSink {
  /** Number of the connection. */
  readonly number: number;
  send(frame: object): void;
  close(code: 4902): void;
}

interface Kept {
  frame: DispatchFrame;
  at: number;
}

export type Replay = readonly DispatchFrame[] | 'bad-seq' | 'too-old';

/** Fields that are saved as they are. */
const PLAIN = fields({ id: text, intents: number, seq: number });

const isShard = ([index, count]: [number, number]): boolean =>
  Number.isInteger(index) && Number.isInteger(count) && index >= 0 && index < count;

const SHARD = where(pair(number, number), isShard, '[序号, 总数]', '[index, count]');

export const SAVED_SESSION = fields({
  ...PLAIN.shapes,
  /** App id. */
  bot: text,
  shard: SHARD,
  disconnectedAt: number,
  /** Events by their number, with the time at which they were sent. */
  kept: list(fields({ s: number, id: optional(text), t: text, d: anything, at: number })),
  forgottenUpTo: number,
});

/** What a client can resume: its sequence numbers and the events it may have missed. */
export class Session {
  /** Last number given out; READY is 1. */
  seq = 0;
  sink: FrameSink | undefined;
  /** Set when a test ended the session: it lives as long as its connection. */
  isExpired = false;
  /** When the connection was lost, in milliseconds. */
  disconnectedAt: number | undefined;
  /** When it was last taken up by a connection, and when that last gave a sign of life, in milliseconds. */
  onlineSince: number | undefined;
  heartbeatAt: number | undefined;
  resumes = 0;
  #kept: Kept[] = [];
  #forgottenUpTo = 0;
  readonly #settings: EmulatorSettings;

  constructor(
    readonly id: string,
    readonly bot: EmulatedBot,
    readonly intents: number,
    readonly shard: readonly [number, number],
    settings: EmulatorSettings,
  ) {
    this.#settings = settings;
  }

  /** Numbers an event, keeps it for a resume, and sends it when there is a connection. */
  dispatch(t: string, d: unknown, id: string, now: number): void {
    const frame: DispatchFrame = { id, op: 0, s: ++this.seq, t, d };
    this.#kept.push({ frame, at: now });
    // in batches: taking one off the front with every event would cost the whole list each time
    if (this.#kept.length > this.#settings.replayLimit.events * 1.25 + 16) this.#forget(now);
    this.sink?.send(frame);
  }

  /** A frame that is not kept, such as RESUMED. */
  announce(t: string, d: unknown, id?: string): void {
    this.sink?.send({ ...(id && { id }), op: 0, s: ++this.seq, t, d });
  }

  /** Events after `seq` and the last `overlap` before it, or why they cannot be given. */
  after(seq: number, overlap: number, now: number): Replay {
    this.#forget(now);
    if (seq < 0 || seq > this.seq) return 'bad-seq';
    if (seq < this.#forgottenUpTo) return 'too-old';
    const from = seq - overlap;
    return this.#kept.filter(({ frame }) => frame.s > from).map(({ frame }) => frame);
  }

  /** To whoever loads it the line was cut now, if it was not before. */
  save(now: number): Saved<typeof SAVED_SESSION> {
    this.#forget(now);
    const [index, count] = this.shard;
    return {
      ...PLAIN.of(this),
      bot: this.bot.appId,
      shard: [index, count],
      disconnectedAt: this.disconnectedAt ?? now,
      kept: this.#kept.map(({ frame: { s, id, t, d }, at }) => ({ s, id, t, d, at })),
      forgottenUpTo: this.#forgottenUpTo,
    };
  }

  load(saved: Saved<typeof SAVED_SESSION>): void {
    const { seq, disconnectedAt, kept, forgottenUpTo } = saved;
    Object.assign(this, { seq, disconnectedAt });
    this.#kept = kept.map(({ at, s, id, t, d }) => ({ frame: { ...(id && { id }), op: 0, s, t, d }, at }));
    this.#forgottenUpTo = forgottenUpTo;
  }

  #forget(now: number): void {
    const { events, ageMs } = this.#settings.replayLimit;
    const tooMany = this.#kept.length - events;
    let count = 0;
    while (count < this.#kept.length && (count < tooMany || now - (this.#kept[count]?.at ?? 0) > ageMs)) count += 1;
    if (count === 0) return;
    const last = this.#kept[count - 1];
    // An event that was delivered long ago is not missed by anyone; only the seq of the resume can tell, so it is kept.
    this.#forgottenUpTo = last?.frame.s ?? this.#forgottenUpTo;
    this.#kept = this.#kept.slice(count);
  }
}
