import { expect, vi } from 'vitest';
import { MemoryStore, type TransportNotice } from '../../src/index.js';
import { createLogger } from '../../src/logging/logger.js';
import type { Dispatch } from '../../src/protocol/event.js';
import { Opcode } from '../../src/protocol/opcode.js';
import { type SavedSession, Session } from '../../src/transport/gateway/session.js';
import { Shard } from '../../src/transport/gateway/shard.js';
import type { ShardState } from '../../src/transport/gateway/shard-machine.js';
import { type Frame, ScriptedPlatform, type Stage } from './scripted-platform.js';
import { ScriptedSocket, type SentFrame } from './scripted-socket.js';

/** The real one, taken before a test fakes the clock. */
const soon = setImmediate;
const log = createLogger({ level: 'silent' });

export const MAX_FRAME_BYTES = 1000;
/** No later try can succeed after this one. */
export const FATAL = new Error('wrong credentials');

/** States in which a connection has come so far, or never will. */
const ARRIVED: Readonly<Record<Stage, readonly ShardState[]>> = {
  open: ['hello', 'identifying', 'resuming', 'ready', 'fatal', 'stopped'],
  login: ['identifying', 'resuming', 'ready', 'fatal', 'stopped'],
  ready: ['ready', 'fatal', 'stopped'],
};

/**
 * One shard and all that surrounds it: the platform, its token and address, and those who handle its events.
 *
 * It needs a faked clock, and `ws` replaced by {@link ScriptedSocket}.
 */
export class ShardWorld {
  readonly platform: ScriptedPlatform;
  readonly session: Session;
  readonly shard: Shard;
  readonly notices: TransportNotice[] = [];
  /** Events that reached the sink, by the number that {@link ScriptedPlatform.due} has them under. */
  readonly heard: number[] = [];
  /** Each identify and resume, beside the session there was at that moment. */
  readonly logins: { frame: SentFrame; id: string | undefined; received: number | null }[] = [];
  token = 'token-1';
  /** How long token and address take, and what they fail with. */
  trouble: { readonly delayMs: number; readonly error?: Error } = { delayMs: 0 };
  handlers: 'prompt' | 'late' | 'overwhelmed' = 'prompt';
  /** The shard is stopped from within when this comes. */
  stopsOn?: TransportNotice['type'] | 'event';
  /** Checked whenever something has happened. */
  always: () => void = () => {};
  readonly #running: (() => void)[] = [];

  private constructor(
    readonly store: MemoryStore,
    seq: number,
  ) {
    this.platform = new ScriptedPlatform(seq);
    this.session = new Session(store, 'session', (error) => expect.unreachable(String(error)));
    this.shard = new Shard({
      id: 0,
      count: 1,
      intents: { names: ['GROUP_AND_C2C_EVENT'], askedBy: new Map(), leaveOutWishes: () => {} },
      maxFrameBytes: MAX_FRAME_BYTES,
      session: this.session,
      log,
      sink: { receive: (event) => this.#receive(event), notice: (notice) => this.#notice(notice) },
      token: { get: () => this.#answer(() => this.token), renew: () => this.#answer(() => this.token) },
      address: () => this.#answer(() => 'ws://gateway'),
      doubtAddress: () => {},
      isFatal: (error) => error === FATAL,
    });
  }

  /** @param saved - The session an earlier run left. */
  static async start(saved?: SavedSession): Promise<ShardWorld> {
    vi.clearAllTimers();
    ScriptedSocket.made.length = 0;
    const store = new MemoryStore();
    if (saved) await store.set('session', saved);
    const world = new ShardWorld(store, saved?.seq ?? 0);
    ScriptedSocket.onSend = (frame) => world.#noteLogin(frame);
    await world.happens(() => world.shard.start());
    return world;
  }

  get state(): ShardState {
    return this.shard.status.state as ShardState;
  }

  /** The newest socket. */
  get socket(): ScriptedSocket {
    return ScriptedSocket.made.at(-1) as ScriptedSocket;
  }

  /** The newest of those the shard has ended, as long as its good-bye takes. */
  get droppedSocket(): ScriptedSocket | undefined {
    return ScriptedSocket.made.findLast((socket) => socket.isDropped && socket.readyState === ScriptedSocket.CLOSING);
  }

  says(...frames: readonly Frame[]): void {
    this.platform.says(this.socket, frames);
  }

  pause(): void {
    this.platform.isHeard = false;
    this.shard.pause();
  }

  /** Somebody who took long is done. */
  finish(which: 'first' | 'last'): void {
    (which === 'first' ? this.#running.shift() : this.#running.pop())?.();
  }

  /** Lets everything happen that an action sets off without waiting for the clock. */
  async happens(action: () => unknown): Promise<void> {
    await action();
    await new Promise<void>((resolve) => void soon(resolve));
    this.always();
  }

  /** Time passes, from timer to timer, so that whatever one of them sets off can happen before the next. */
  async passes(ms: number, helpedTo?: Stage, until: () => boolean = () => false): Promise<void> {
    const end = { isCome: false };
    const timer = setTimeout(() => Object.assign(end, { isCome: true }), ms);
    for (;;) {
      if (helpedTo && this.socket?.isLive) this.platform.behaves(this.socket, helpedTo);
      if (end.isCome || until()) break;
      await this.happens(() => vi.advanceTimersToNextTimer());
    }
    clearTimeout(timer);
  }

  /** Waits out what has to be waited for, five minutes at most, while the platform does its part so far. */
  async comesUp(upTo: Stage = 'ready'): Promise<void> {
    await this.passes(5 * 60_000, upTo, () => ARRIVED[upTo].includes(this.state));
  }

  /** The computer sleeps: the clock on the wall goes on, timers do not. */
  sleeps(ms: number): void {
    vi.setSystemTime(Date.now() + ms);
  }

  #receive({ s, d }: Dispatch): Promise<void> {
    this.heard.push((d as unknown as { n: number }).n);
    if (this.stopsOn === 'event') void this.shard.stop();
    if (this.handlers === 'overwhelmed') this.shard.stopReading();
    const { unhandled } = this.platform;
    const isDone = (): void => void unhandled.delete(s as number);
    if (this.handlers === 'prompt') return Promise.resolve(isDone());
    return new Promise<void>((resolve) => this.#running.push(resolve)).then(isDone);
  }

  #notice(notice: TransportNotice): void {
    this.notices.push(notice);
    if (this.stopsOn === notice.type) void this.shard.stop();
  }

  async #answer<T>(value: () => T): Promise<T> {
    const { delayMs, error } = this.trouble;
    if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
    if (error) throw error;
    return value();
  }

  #noteLogin(frame: SentFrame): void {
    const { id, received } = this.session;
    if (frame.op !== Opcode.Heartbeat) this.logins.push({ frame, id, received });
  }
}
