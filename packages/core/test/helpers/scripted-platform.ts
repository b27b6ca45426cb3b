import { Opcode } from '../../src/protocol/opcode.js';
import type { ScriptedSocket } from './scripted-socket.js';

/** A frame the platform may say; what depends on the moment is filled in when it is read. */
export type Frame =
  | { readonly raw: string }
  /** `next`: the number that follows; `again`: one that was there; else what is put in its place. */
  | { readonly event: 'next' | 'again' | { readonly s?: unknown } }
  | { readonly ready: 'whole' | 'unnumbered' | 'without session_id' | 'without data' }
  | { readonly resumed: true };

/** How far a connection comes before the platform falls silent. */
export type Stage = 'open' | 'login' | 'ready';

const USER = { id: '1', username: 'demo-bot' };
const HELLO = '{"op":10,"d":{"heartbeat_interval":41250}}';
const ACK = '{"op":11}';

/** Speaks for the platform on {@link ScriptedSocket}s, and knows what has to become of it. */
export class ScriptedPlatform {
  /** Events that have to reach the bot, each by a number of its own that it carries as `n`. */
  readonly due: number[] = [];
  /** Sequence numbers of the session whose events nobody has handled. */
  unhandled = new Set<number>();
  /** Whether the bot takes events. */
  isHeard = true;
  /** What the first hello on a socket gave as interval. */
  readonly intervals = new Map<ScriptedSocket, unknown>();
  readonly #answered = new Set<ScriptedSocket>();
  readonly #acknowledged = new Map<ScriptedSocket, number>();
  #count = 0;

  /** @param seq - The last number of the session there is. */
  constructor(private seq: number) {}

  /** Frames that arrive in one piece. */
  says(socket: ScriptedSocket, frames: readonly Frame[]): void {
    socket.says(...frames.map((frame) => () => this.#write(frame, socket)));
  }

  /** Does its part: lets the socket in, says hello, answers the login and heartbeats. */
  behaves(socket: ScriptedSocket, upTo: Stage = 'ready'): void {
    socket.opens();
    if (upTo === 'open') return;
    if (!loginOf(socket)) this.says(socket, [{ raw: HELLO }]);
    if (upTo === 'login') return;
    if (this.#owesAnswer(socket))
      this.says(socket, [loginOf(socket) === Opcode.Resume ? { resumed: true } : { ready: 'whole' }]);
    const beats = socket.sent.filter(({ op }) => op === Opcode.Heartbeat).length;
    if (beats > (this.#acknowledged.get(socket) ?? 0)) this.says(socket, [{ raw: ACK }]);
    this.#acknowledged.set(socket, beats);
  }

  #write(frame: Frame, socket: ScriptedSocket): string {
    if ('raw' in frame) return this.#writeRaw(frame.raw, socket);
    if ('event' in frame) return this.#writeEvent(frame.event, socket);
    if ('ready' in frame) return this.#writeReady(frame.ready, socket);
    return this.#writeResumed(socket);
  }

  #writeRaw(text: string, socket: ScriptedSocket): string {
    if (text.startsWith('{"op":10') && !this.intervals.has(socket))
      this.intervals.set(socket, (JSON.parse(text) as { d?: { heartbeat_interval?: unknown } }).d?.heartbeat_interval);
    return text;
  }

  #writeEvent(kind: Extract<Frame, { event: unknown }>['event'], socket: ScriptedSocket): string {
    const n = ++this.#count;
    const isInSession = socket.isLive && (this.#answered.has(socket) || loginOf(socket) === Opcode.Resume);
    if (isInSession && this.isHeard) this.due.push(n);
    if (kind === 'again') return dispatch('MESSAGE', { n }, Math.max(1, this.seq - 2));
    if (kind !== 'next') return dispatch('MESSAGE', { n }, kind.s);
    const s = this.#nextSeq(isInSession);
    if (isInSession) this.unhandled.add(s);
    return dispatch('MESSAGE', { n }, s);
  }

  #writeReady(kind: Extract<Frame, { ready: unknown }>['ready'], socket: ScriptedSocket): string {
    if (kind === 'without data') return dispatch('READY', undefined, 1);
    if (kind === 'without session_id') return dispatch('READY', { user: USER }, 1);
    const d = { session_id: `session-${++this.#count}`, user: USER };
    if (!this.#owesAnswer(socket)) return dispatch('READY', d, this.#nextSeq(false));
    this.#answered.add(socket);
    this.unhandled = new Set();
    this.seq = kind === 'unnumbered' ? 0 : 1;
    return dispatch('READY', d, kind === 'unnumbered' ? undefined : 1);
  }

  #writeResumed(socket: ScriptedSocket): string {
    const isAnswer = this.#owesAnswer(socket) && loginOf(socket) === Opcode.Resume;
    if (isAnswer) this.#answered.add(socket);
    return dispatch('RESUMED', '', this.#nextSeq(isAnswer));
  }

  /** What makes no sense carries a number that would do harm. */
  #nextSeq(makesSense: boolean): number {
    return makesSense ? ++this.seq : this.seq + 1000;
  }

  #owesAnswer(socket: ScriptedSocket): boolean {
    return socket.isLive && loginOf(socket) !== undefined && !this.#answered.has(socket);
  }
}

function loginOf({ sent }: ScriptedSocket): number | undefined {
  return sent.find(({ op }) => op !== Opcode.Heartbeat)?.op;
}

function dispatch(t: string, d: unknown, s: unknown): string {
  return JSON.stringify({ op: Opcode.Dispatch, t, s, d });
}
