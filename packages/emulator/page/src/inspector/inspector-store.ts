import { useEffect, useReducer } from 'preact/hooks';
import type { LogEntry } from '../../../src/activity-log.js';
import type { FaultsView } from '../../../src/control/fault-requests.js';
import type { ThreadView } from '../../../src/control/thread-view.js';
import type { LiveMessage, StateView } from '../../../src/control/views.js';
import { LogWindow } from './log-window.js';

const PAGE = 2000;
const THREADS = 500;

/** What is known of a connection by the frames that passed since the page is open. */
export interface LineState {
  seq?: number;
  heartbeatAt?: number;
}

/** What goes over the wire, kept apart from the rest of the page: a storm of frames must not redraw the chat. */
export class InspectorStore {
  log = new LogWindow();
  /** By id, the youngest last. */
  readonly threads = new Map<string, ThreadView>();
  readonly lines = new Map<number, LineState>();
  faults: FaultsView = { active: [], struck: {} };
  /** Milliseconds the emulator's clock is ahead of this one. */
  clockAheadMs = 0;
  readonly #listeners = new Set<() => void>();
  #oldest = 1;
  #isLoading = false;
  #frame = 0;

  /** Whether the emulator keeps entries from before the first one here, and there is room for them. */
  get hasOlder(): boolean {
    return this.log.first > this.#oldest && !this.log.isFull;
  }

  /** The emulator's clock. */
  now(): number {
    return Date.now() + this.clockAheadMs;
  }

  take(message: LiveMessage): void {
    if (message.type === 'state') this.#start(message.state);
    else if (message.type === 'log') this.#add(message.entry);
    else if (message.type === 'thread') this.#setThread(message.thread, message.now);
    else if (message.type === 'faults') this.faults = message.faults;
    else return;
    this.#announce();
  }

  /** Fetches the page of entries before the first one. */
  async loadOlder(): Promise<void> {
    if (this.#isLoading || !this.hasOlder) return;
    this.#isLoading = true;
    const { log } = this;
    try {
      const response = await fetch(`/_emulator/log?before=${log.first}&limit=${PAGE}`);
      const older = response.ok ? ((await response.json()) as LogEntry[]) : [];
      if (older.length === 0) this.#oldest = log.first;
      log.prepend(older);
    } catch {
      // the emulator is gone: the page says so, and starts afresh when it is back
    } finally {
      this.#isLoading = false;
      this.#announce();
    }
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #start({ log, oldest, threads, faults, now }: StateView): void {
    this.log = new LogWindow();
    this.lines.clear();
    this.threads.clear();
    this.#oldest = oldest;
    this.faults = faults;
    for (const thread of threads) this.#setThread(thread, now);
    this.clockAheadMs = now - Date.now();
    for (const entry of log) this.#add(entry);
  }

  #add(entry: LogEntry): void {
    this.log.append(entry);
    if (entry.kind === 'connection' && entry.what === 'closed') this.lines.delete(entry.connection);
    if (entry.kind !== 'frame') return;
    const line = this.lines.get(entry.connection) ?? {};
    if (entry.s !== undefined) line.seq = entry.s;
    if (entry.op === 1 && entry.direction === 'from-bot') line.heartbeatAt = entry.at;
    this.lines.set(entry.connection, line);
  }

  #setThread(thread: ThreadView, now: number): void {
    this.clockAheadMs = now - Date.now();
    this.threads.set(thread.id, thread);
    const [oldest] = this.threads.keys();
    if (this.threads.size > THREADS && oldest !== undefined) this.threads.delete(oldest);
  }

  /** However much comes in, it is drawn once a frame; a page in the background still hears of it. */
  #announce(): void {
    if (this.#frame) return;
    const tell = (): void => {
      this.#frame = 0;
      for (const listener of this.#listeners) listener();
    };
    this.#frame = document.hidden ? window.setTimeout(tell, 500) : requestAnimationFrame(tell);
  }
}

export const inspectorStore = new InspectorStore();

/** The store, drawn again when something came in. */
export function useInspectorStore(): InspectorStore {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => inspectorStore.subscribe(() => redraw(undefined)), []);
  return inspectorStore;
}
