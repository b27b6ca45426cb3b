import type { Logger } from '../../logging/logger.js';
import { CloseCode } from '../../protocol/close-code.js';
import { Intent, type IntentName } from '../../protocol/intent.js';
import { Opcode } from '../../protocol/opcode.js';
import type { Dispatch } from '../../protocol/event.js';
import type { ServerFrame } from '../../protocol/payload.js';
import type { ConnectionStatus, TransportSink } from '../transport.js';
import { backoffMs } from './backoff.js';
import { Connection } from './connection.js';
import { type IntentRequest, refusal } from './refusal.js';
import type { Session } from './session.js';
import { initialModel, type ShardEffect, type ShardInput, type ShardModel, transition } from './shard-machine.js';

const HELLO_WITHIN_MS = 10_000;
const LOGIN_WITHIN_MS = 30_000;

/** What was not taken before the stop counts as open, so that it comes again. */
const NEVER = new Promise<void>(() => {});

export interface ShardOptions {
  id: number;
  count: number;
  intents: IntentRequest;
  maxFrameBytes: number;
  session: Session;
  log: Logger;
  sink: TransportSink;
  token: { get(): string | Promise<string>; renew(refused: string): string | Promise<string> };
  /** Waits for the right to connect and gives the address. `newSession`: an identify will follow. */
  address: (newSession: boolean, signal: AbortSignal) => Promise<string>;
  /** The address last given led nowhere. */
  doubtAddress: () => void;
  /** Whether no later try can succeed, either. */
  isFatal: (error: unknown) => boolean;
}

/** One connection to the gateway, kept up through everything: carries out what {@link transition} decides. */
export class Shard {
  readonly #options: ShardOptions;
  #model: ShardModel = initialModel(false);
  #connection?: Connection;
  #token = '';
  /** The one last logged in with; others may have led to no login. */
  #triedToken = '';
  #askedFor: readonly IntentName[];
  #timer?: NodeJS.Timeout;
  #connecting?: AbortController;
  #since = Date.now();
  #lastEventAt?: number;
  #losses = 0;
  #paused = false;
  #isStopped = false;

  constructor(options: ShardOptions) {
    this.#options = options;
    this.#askedFor = options.intents.names;
  }

  get status(): ConnectionStatus {
    return {
      shard: this.#options.id,
      state: this.#model.state,
      since: this.#since,
      lastEventAt: this.#lastEventAt,
      seq: this.#options.session.received ?? undefined,
      latencyMs: this.#connection?.latencyMs,
      losses: this.#losses,
      isPaused: this.#connection?.isPaused ?? false,
    };
  }

  async start(): Promise<void> {
    const restored = await this.#options.session.restore();
    if (this.#isStopped) return;
    this.#model = initialModel(restored);
    this.#apply({ type: 'start' });
  }

  /** Takes no more events; the platform keeps them for the resume. */
  pause(): void {
    this.#paused = true;
  }

  /** Leaves what comes in the line for now; the connection stays. */
  stopReading(): void {
    this.#connection?.pause();
  }

  readOn(): void {
    this.#connection?.resume();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#apply({ type: 'stop' });
    await this.#options.session.flush();
  }

  /** @returns Whether the input made a difference: what comes out of turn makes none. */
  #apply(input: ShardInput): boolean {
    const before = this.#model;
    const { model, effects } = transition(before, input, backoffMs);
    this.#model = model;
    if (model.state !== before.state) this.#entered(before.state, input);
    for (const effect of effects) this.#carryOut(effect);
    return model !== before;
  }

  #entered(before: string, { type }: ShardInput): void {
    this.#since = Date.now();
    this.#options.log.debug({ on: type }, `shard: ${before} → ${this.#model.state}`);
    if (this.#model.state === 'ready') this.#connection?.met();
  }

  #carryOut(effect: ShardEffect): void {
    switch (effect.do) {
      case 'connect':
        return void this.#connect();
      case 'login':
        return this.#login(effect.as, effect.intervalMs);
      case 'drop':
        return this.#drop();
      case 'forgetSession':
        return this.#options.session.forget();
      case 'renewToken':
        return this.#renewToken();
      case 'doubtAddress':
        return this.#options.doubtAddress();
      case 'wait':
        return this.#wait(effect);
      case 'giveUp':
        return this.#giveUp(effect);
    }
  }

  async #connect(): Promise<void> {
    const { address, token, isFatal, log, maxFrameBytes } = this.#options;
    this.#connecting = new AbortController();
    const { signal } = this.#connecting;
    try {
      const current = await token.get();
      signal.throwIfAborted();
      this.#apply({ type: 'token', isNew: current !== this.#triedToken });
      const url = await address(!this.#model.hasSession, signal);
      signal.throwIfAborted();
      this.#token = await token.get();
      signal.throwIfAborted();
      this.#connection = new Connection({
        url,
        maxFrameBytes,
        onOpen: () => this.#opened(),
        onFrame: (frame) => this.#onFrame(frame),
        onBadFrame: (error) => log.warn({ err: error }, error.message),
        onClose: (code, reason) => this.#apply({ type: 'closed', code, reason, asksForLess: this.#asksForLess(code) }),
        onSilent: (missing) => this.#apply({ type: 'silent', missing }),
      });
    } catch (error) {
      if (signal.aborted) return;
      this.#apply({ type: 'failed', error: error as Error, fatal: isFatal(error) });
    }
  }

  /** Several shards are refused for the same reason: each asks for what is left then. */
  #asksForLess(code: number): boolean {
    if (code !== CloseCode.IntentsNotGranted) return false;
    const { intents } = this.#options;
    intents.leaveOutWishes();
    return this.#askedFor !== intents.names;
  }

  #opened(): void {
    this.#connection?.expect('hello', HELLO_WITHIN_MS);
    this.#apply({ type: 'opened' });
  }

  #login(as: 'identify' | 'resume', intervalMs: number): void {
    const { session, intents, id, count } = this.#options;
    const connection = this.#connection as Connection;
    const token = `QQBot ${this.#token}`;
    this.#triedToken = this.#token;
    connection.beat(intervalMs, () => session.received);
    connection.expect(`answer to ${as}`, LOGIN_WITHIN_MS);
    if (as === 'resume') {
      connection.send({
        op: Opcode.Resume,
        d: { token, session_id: session.id as string, seq: session.received ?? 0 },
      });
    } else {
      this.#askedFor = intents.names;
      const bits = intents.names.reduce((all, name) => all | Intent[name], 0);
      connection.send({ op: Opcode.Identify, d: { token, intents: bits, shard: [id, count], properties: {} } });
    }
  }

  #onFrame(frame: ServerFrame): void {
    switch (frame.op) {
      case Opcode.Dispatch:
        return this.#onDispatch(frame);
      case Opcode.HeartbeatAck:
        return this.#connection?.acknowledge();
      case Opcode.Heartbeat:
        return this.#connection?.send({ op: Opcode.Heartbeat, d: this.#options.session.received });
      case Opcode.Hello:
        return void this.#apply({ type: 'hello', intervalMs: frame.d?.heartbeat_interval });
      case Opcode.Reconnect:
        return void this.#apply({ type: 'reconnect' });
      case Opcode.InvalidSession:
        return void this.#apply({ type: 'invalidSession', resumable: frame.d === true });
    }
  }

  #onDispatch(event: Dispatch): void {
    this.#lastEventAt = Date.now();
    if (event.t === 'READY') return this.#onReady(event);
    if (event.t === 'RESUMED') return this.#onResumed(event);
    const { state } = this.#model;
    // Its number counts within a session; in any other state that would be none, or the wrong one.
    if (state !== 'resuming' && state !== 'ready') return this.#refuse(event);
    // A long replay comes before RESUMED.
    if (state === 'resuming') this.#replayed();
    if (this.#paused) return;
    const handled = this.#options.session.receive(event.s);
    void this.#deliver(event).then(handled);
  }

  #replayed(): void {
    this.#connection?.stillComing();
    this.#apply({ type: 'replayed' });
  }

  /** A process that died half-way through an event of a session nobody kept would never hear of it again. */
  #deliver(event: Dispatch): Promise<void> {
    const { session, sink } = this.#options;
    if (!session.keeping) return sink.receive(event);
    return session.keeping.then(() => (this.#paused ? NEVER : sink.receive(event)));
  }

  #onReady(event: Dispatch<'READY'>): void {
    const { session, sink, id } = this.#options;
    const { s, d } = event;
    // A session without an id could never be resumed.
    if (typeof d?.session_id !== 'string' || !this.#apply({ type: 'ready' })) return this.#refuse(event);
    session.begin(d.session_id, d.user);
    session.receive(s)();
    sink.notice({ type: 'ready', shard: id, user: d.user });
  }

  #onResumed(event: Dispatch<'RESUMED'>): void {
    const { session, sink, id } = this.#options;
    if (!this.#apply({ type: 'resumed' })) return this.#refuse(event);
    // What was replayed while paused was not taken; this number would say that it was handled.
    if (!this.#paused) session.receive(event.s)();
    sink.notice({ type: 'resumed', shard: id, user: session.user });
  }

  #refuse({ t }: Dispatch): void {
    this.#options.log.warn(`gateway: ${t} made no sense while ${this.#model.state} and was skipped`);
  }

  #drop(): void {
    this.#connecting?.abort();
    clearTimeout(this.#timer);
    this.#connection?.drop();
    this.#connection = undefined;
  }

  #renewToken(): void {
    // Nobody waits for it here: the next connect asks for the token anyway and meets the same failure.
    Promise.resolve(this.#options.token.renew(this.#token)).catch(() => {});
  }

  #wait({ delayMs, reason, routine }: Extract<ShardEffect, { do: 'wait' }>): void {
    const { log, sink, id } = this.#options;
    log[routine ? 'info' : 'warn']({ reason, delayMs }, `gateway: ${reason}; back in ${(delayMs / 1000).toFixed(1)} s`);
    this.#losses++;
    // Before anybody is told: who is told may stop us.
    this.#timer = setTimeout(() => this.#apply({ type: 'retry' }), delayMs);
    sink.notice({ type: 'reconnecting', shard: id, reason, delayMs });
  }

  #giveUp({ code, error, reason }: Extract<ShardEffect, { do: 'giveUp' }>): void {
    const { sink, id } = this.#options;
    sink.notice({ type: 'fatal', shard: id, error: error ?? refusal(code, reason, this.#options.intents) });
  }
}
