import type { Localized } from '@qqbotjs/core';
import { Opcode } from '@qqbotjs/core/protocol';
import type { RawData, WebSocket } from 'ws';
import type { ActivityLog } from '../activity-log.js';
import type { Faults } from '../faults/faults.js';
import { eventId } from '../ids.js';
import { RollingCount } from '../rules/rolling-count.js';
import { SOURCES } from '../rules/sources.js';
import { CLOSE_REASONS, type CloseReasonCode } from './close-reasons.js';
import { deadSession, identify, type LoginDesk, type LoginRefusal, resume } from './login.js';
import { frameText, parseFrame, type ReceivedFrame } from './parse-frame.js';
import type { FrameSink, Session } from './session.js';

export interface ConnectionDesk extends LoginDesk {
  readonly log: ActivityLog;
  readonly faults: Faults;
  /** Told after a login and after the end. */
  changed(): void;
}

/** Frames a client may send, and what is done with them. Every other opcode closes with 4001. */
const RECEIVERS: Readonly<Record<number, (connection: Connection, d: unknown) => void>> = {
  [Opcode.Heartbeat]: (connection, d) => connection.heartbeat(d),
  [Opcode.Identify]: (connection, d) => connection.identify(d),
  [Opcode.Resume]: (connection, d) => connection.resume(d),
  // the answer to a heartbeat of the server, which a test may send
  [Opcode.HeartbeatAck]: () => undefined,
};

const BEFORE_LOGIN: ReadonlySet<number> = new Set([Opcode.Heartbeat, Opcode.Identify, Opcode.Resume]);
const KNOWN: ReadonlySet<number> = new Set(Object.values(Opcode));

/** A client that reads no more is cut off at this many unsent bytes. */
const MAX_UNSENT_BYTES = 64 * 1024 * 1024;

const READS_NO_MORE: Localized = {
  'zh-CN': '连接已被切断：机器人不再读取，积压超过 64 MiB。',
  en: 'The connection was cut: the bot reads no more, and over 64 MiB were waiting for it.',
};

/** One socket, from Hello to its end. */
export class Connection implements FrameSink {
  session: Session | undefined;
  readonly #frames = new RollingCount();
  #watch: NodeJS.Timeout | undefined;
  #life: NodeJS.Timeout | undefined;
  #isMute = false;
  /** What this side closed with; the client's echo may say something else. */
  #closing: CloseReasonCode | undefined;

  constructor(
    readonly number: number,
    readonly socket: WebSocket,
    private readonly desk: ConnectionDesk,
  ) {
    socket.on('message', (data) => this.#receive(data));
    socket.on('close', (code, reason) => this.#closed(code, reason.toString()));
    socket.on('error', () => undefined); // "close" follows and tells enough
    desk.log.add({ kind: 'connection', connection: number, what: 'opened' });
    this.#greet();
    this.#watchHeartbeat();
    this.#limitLife();
  }

  /** Plays dead while the socket stays open. */
  mute(): void {
    this.#isMute = true;
    clearTimeout(this.#watch);
    clearTimeout(this.#life);
  }

  /** Sends a frame and logs it. */
  send(frame: object): void {
    if (this.#isMute || this.socket.readyState !== this.socket.OPEN) return;
    if (this.socket.bufferedAmount > MAX_UNSENT_BYTES) return this.#giveUp();
    const { op, t, s } = frame as { op: number; t?: string; s?: number };
    const { number: connection, desk, session } = this;
    desk.log.add({ kind: 'frame', connection, direction: 'to-bot', bot: session?.bot.appId, op, t, s, frame });
    this.socket.send(JSON.stringify(frame));
  }

  /** Closes with one of the documented codes. */
  close(code: CloseReasonCode): void {
    this.#closing = code;
    this.detach();
    this.socket.close(code, CLOSE_REASONS[code].reason);
  }

  /** Lets the session wait for a resume. */
  detach(): void {
    if (this.session?.sink !== this) return;
    this.session.sink = undefined;
    this.session.disconnectedAt = this.desk.now();
  }

  /**
   * Without `d` it counts as well: the QQ adapter of Koishi sends `{ op: 1, s }`, and its sessions live on the platform.
   *
   * @internal
   */
  heartbeat(d: unknown = null): void {
    if (d !== null && typeof d !== 'number') return this.close(4002);
    this.#watchHeartbeat();
    if (this.session) this.session.heartbeatAt = this.desk.now();
    if (!this.desk.faults.take('no-ack')) this.send({ op: Opcode.HeartbeatAck });
  }

  /** @internal */
  identify(d: unknown): void {
    if (this.session) return this.close(4005);
    const session = identify(d, this.desk);
    if (typeof session !== 'object') return this.#refuse(session);
    this.#attach(session, 'ready');
    const { bot, shard, id } = session;
    const user = { id: bot.id, username: bot.username, bot: true };
    const isAlone = this.desk.settings.readyShard === 'zeros' && shard[1] === 1;
    const told = isAlone ? [0, 0] : shard;
    session.announce('READY', { version: 1, session_id: id, user, shard: told }, eventId('READY'));
  }

  /** @internal */
  resume(d: unknown): void {
    if (this.session) return this.close(4005);
    const resumed = this.desk.faults.take('resume-refused') ? deadSession(this.desk) : resume(d, this.desk);
    if (typeof resumed !== 'object') return this.#refuse(resumed);
    const { session, seq } = resumed;
    const overlap = this.desk.faults.take('replay-overlap')?.events ?? this.desk.settings.replayOverlap;
    const missed = session.after(seq, overlap, this.desk.now());
    if (missed === 'bad-seq') return this.close(4007);
    if (missed === 'too-old') return this.#refuse('op9');
    session.sink?.close(4902);
    this.#attach(session, 'resumed');
    for (const frame of missed) this.send(frame);
    session.announce('RESUMED', '');
  }

  /** It may come back and resume. */
  #giveUp(): void {
    this.desk.log.add({ kind: 'note', bot: this.session?.bot.appId, text: READS_NO_MORE });
    this.detach();
    this.socket.terminate();
  }

  #greet(): void {
    const { faults, settings } = this.desk;
    if (faults.take('no-hello')) return;
    const { delayMs = 0 } = faults.take('slow-hello') ?? {};
    const hello = (): void => this.send({ op: Opcode.Hello, d: { heartbeat_interval: settings.heartbeatIntervalMs } });
    if (delayMs > 0) setTimeout(hello, delayMs).unref();
    else hello();
  }

  #attach(session: Session, what: 'ready' | 'resumed'): void {
    this.session = session;
    session.sink = this;
    session.disconnectedAt = undefined;
    session.onlineSince = this.desk.now();
    session.heartbeatAt = undefined;
    if (what === 'resumed') session.resumes += 1;
    this.desk.log.add({ kind: 'connection', connection: this.number, what, bot: session.bot.appId });
    this.desk.changed();
  }

  #refuse(how: LoginRefusal): void {
    if (how !== 'op9') return this.close(how);
    this.send({ op: Opcode.InvalidSession, d: false });
    this.close(4903);
  }

  #receive(data: RawData): void {
    if (this.#closing !== undefined || this.#isMute) return;
    const { frames, windowMs } = this.desk.settings.frameLimit;
    const text = frameText(data);
    const frame = parseFrame(text);
    this.#logReceived(frame, text);
    if (!this.#frames.take('frames', frames, windowMs, Date.now())) return this.close(4008);
    if (!frame) return this.close(4002);
    if (!this.session && KNOWN.has(frame.op) && !BEFORE_LOGIN.has(frame.op)) return this.close(4003);
    const receive = RECEIVERS[frame.op];
    if (receive) receive(this, frame.d);
    else this.close(4001);
  }

  #logReceived(frame: ReceivedFrame | undefined, text: string): void {
    const { number: connection, session } = this;
    const shown = frame ?? text.slice(0, 2000);
    const bot = session?.bot.appId;
    this.desk.log.add({ kind: 'frame', connection, direction: 'from-bot', bot, op: frame?.op, frame: shown });
  }

  #watchHeartbeat(): void {
    const { heartbeatIntervalMs, heartbeatToleranceIntervals } = this.desk.settings;
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => this.close(4009), heartbeatIntervalMs * heartbeatToleranceIntervals);
    this.#watch.unref();
  }

  #limitLife(): void {
    const { connectionLifetimeMs } = this.desk.settings;
    if (connectionLifetimeMs <= 0) return;
    this.#life = setTimeout(() => this.#end(), connectionLifetimeMs);
    this.#life.unref();
  }

  #end(): void {
    if (this.desk.settings.connectionEnd === 'reconnect') this.send({ op: Opcode.Reconnect });
    else this.close(4009);
  }

  #closed(code: number, reason: string): void {
    clearTimeout(this.#watch);
    clearTimeout(this.#life);
    this.detach();
    const { number: connection, desk } = this;
    const own = this.#closing === undefined ? undefined : CLOSE_REASONS[this.#closing];
    const bot = this.session?.bot.appId;
    const detail = { code: this.#closing ?? code, reason: own?.reason ?? reason };
    const why = own && { rule: own.rule, source: SOURCES.closeCodes };
    desk.log.add({ kind: 'connection', connection, what: 'closed', bot, ...why, ...detail });
    desk.changed();
  }
}
