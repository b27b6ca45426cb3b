import type { Localized } from '@qqbotjs/core';
import type { FaultName } from './faults/catalogue.js';
import { BoundedList } from './bounded-list.js';
import { redact } from './redact.js';
import { roughSize } from './rough-size.js';
import type { RuleSource } from './rules/sources.js';
import { Signal } from './signal.js';

/** One gateway frame. */
export interface FrameEntry {
  /** Tells entries apart. */
  kind: 'frame';
  /** Number of the connection, counted from 1. */
  connection: number;
  /** Who sent it. */
  direction: 'to-bot' | 'from-bot';
  /** `undefined` when the frame was no JSON. */
  op?: number;
  /** Name of the event, of dispatches. */
  t?: string;
  /** Sequence number, of dispatches. */
  s?: number;
  /** What was sent, without secrets. */
  frame: unknown;
}

/** One HTTP call to the API. */
export interface CallEntry {
  /** Tells entries apart. */
  kind: 'call';
  method: string;
  /** Without the query. */
  path: string;
  /** What stood behind the `?`; never of the storage, where it is a secret. */
  query?: string;
  /** 0 when the connection was dropped without an answer. */
  status: number;
  /** Without secrets. */
  requestBody?: unknown;
  /** Without secrets. */
  responseBody?: unknown;
  /** The answer carries it, too, as `X-Tps-trace-ID`. */
  traceId: string;
  durationMs: number;
  /** The platform's number when it said no. */
  code?: number;
  /** The fault that was switched on for this call. */
  fault?: 'respond' | 'drop-before' | 'drop-after' | 'delay';
  /** Its name, where it has one. */
  faultName?: FaultName;
}

/** One request to the webhook of a bot. */
export interface WebhookEntry {
  /** Tells entries apart. */
  kind: 'webhook';
  /** Without user info and query. */
  url: string;
  /** 0 an event, 13 a validation of the address. */
  op: number;
  /** Name and outer id of the event. */
  t?: string;
  /** Outer id of the event; the same with each attempt. */
  id?: string;
  /** Counted from 1. */
  attempt: number;
  /** 0 when no answer came. */
  status: number;
  /** Without secrets. */
  requestBody: unknown;
  /** `undefined` when it was empty. */
  responseBody?: unknown;
  /** The request carries it, too. */
  traceId: string;
  durationMs: number;
  /** The fault that caused the request, or happened to it. */
  fault?: FaultName;
}

/** A connection came, got somewhere, or went. */
export interface ConnectionEntry {
  /** Tells entries apart. */
  kind: 'connection';
  /** Its number, counted from 1. */
  connection: number;
  /** Where it got to. */
  what: 'opened' | 'ready' | 'resumed' | 'closed';
  /** What it was closed with. */
  code?: number;
  /** What the platform wrote when it closed it. */
  reason?: string;
}

/** Something worth knowing that is neither, such as an event nobody could receive. */
export interface NoteEntry {
  /** Tells entries apart. */
  kind: 'note';
  /** In both languages. */
  text: Localized;
}

/** What every entry has. */
export interface LogStamp {
  /** Counts up from 1. */
  n: number;
  /** Milliseconds since 1970. */
  at: number;
  /** App id; missing while nobody is logged in. */
  bot?: string;
  /** The rule of the platform that was broken, when one was. */
  rule?: Localized;
  /** The page of the documentation that tells this rule. */
  source?: RuleSource;
  /** Fields of the request that broke it, where that is known. */
  fields?: readonly string[];
}

export type LogDetail = FrameEntry | CallEntry | WebhookEntry | ConnectionEntry | NoteEntry;
/** A line of the activity log; `kind` tells which sort. */
export type LogEntry = LogStamp & LogDetail;
type NewEntry = LogDetail & Omit<LogStamp, 'n' | 'at'>;

/** How much a log keeps. */
export interface LogLimits {
  /** Entries. @defaultValue 50000 */
  limit?: number;
  /** Characters of all entries together, roughly. @defaultValue 64 Mi */
  maxCharacters?: number;
}

const LIMIT = 50_000;
const MAX_CHARACTERS = 64 * 1024 * 1024;

/** What went over the wire, bounded, and free of secrets. */
export class ActivityLog {
  readonly #entries: BoundedList<LogEntry>;
  readonly #added = new Signal<LogEntry>();
  readonly #secrets: () => readonly string[];
  readonly #now: () => number;
  #count = 0;

  /** @param secrets - What must never appear in an entry. */
  constructor(options: LogLimits & { secrets: () => readonly string[]; now: () => number }) {
    const { limit = LIMIT, maxCharacters = MAX_CHARACTERS } = options;
    this.#entries = new BoundedList<LogEntry>(limit, { weigh: roughSize, limit: maxCharacters });
    this.#secrets = options.secrets;
    this.#now = options.now;
  }

  /** The youngest entries, oldest first. */
  get entries(): readonly LogEntry[] {
    return this.#entries.recent();
  }

  /** Number of the youngest entry; 0 when there is none. */
  get last(): number {
    return this.#count;
  }

  /** Entries younger than the one with this number. */
  since(n: number): readonly LogEntry[] {
    return this.#entries.recent(Math.max(0, this.#count - n)).filter((entry) => entry.n > n);
  }

  /** The youngest entries older than the one with this number, oldest first; at most `count`. */
  before(n: number, count: number): readonly LogEntry[] {
    const { entries } = this;
    const first = entries[0]?.n ?? n;
    const end = Math.max(0, Math.min(entries.length, n - first));
    return entries.slice(Math.max(0, end - count), end);
  }

  /** Calls that were refused, and requests to a webhook that failed, after the entry with this number. */
  refusedSince(n: number): readonly (LogStamp & (CallEntry | WebhookEntry))[] {
    return this.since(n)
      .filter((entry) => entry.kind === 'call' || entry.kind === 'webhook')
      .filter(({ rule }) => rule !== undefined);
  }

  /** Tells of each entry that comes from now on. @returns Stops it. */
  subscribe(listener: (entry: LogEntry) => void): () => void {
    return this.#added.subscribe(listener);
  }

  /** @internal */
  add(entry: NewEntry): void {
    const clean = redact(entry, this.#secrets()) as NewEntry;
    const stamped: LogEntry = { n: ++this.#count, at: this.#now(), ...clean };
    this.#entries.push(stamped);
    this.#added.emit(stamped);
  }
}
