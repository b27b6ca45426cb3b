import { EventEmitter } from 'node:events';

/** A frame the bot sent. */
export interface SentFrame {
  readonly op: number;
  readonly d: unknown;
  /** On the monotonic clock. */
  readonly atMs: number;
  /** Sent while a frame of the server was being read. */
  readonly isAnswer: boolean;
}

const CLOSE_TIMEOUT_MS = 30_000;

/**
 * Stands in for the client socket of `ws`, with its states, its order of events and its timers; a test plays the server.
 * Only for what needs thousands of runs on a clock that can be turned: everything else uses real sockets.
 */
export class ScriptedSocket extends EventEmitter {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  /** Those made since a test emptied the list, oldest first. */
  static readonly made: ScriptedSocket[] = [];
  /** Told of each frame the bot sends. */
  static onSend: (frame: SentFrame) => void = () => {};

  readonly sent: SentFrame[] = [];
  readyState: number = ScriptedSocket.CONNECTING;
  isPaused = false;
  /** Whether the bot has ended it: what still comes on it is nobody's. */
  isDropped = false;
  /** How many there were that nobody had ended, this one among them, when it was made. */
  readonly openAtOnce: number;
  /** What came while reading was paused. */
  readonly #unread: (() => void)[] = [];
  /** Whether anything can come in; for a moment longer than it is live, since a good-bye takes its time. */
  #isConnected = false;
  #isReading = false;
  /** Of the handshake, later of the good-bye. */
  #timer: NodeJS.Timeout;

  constructor(
    readonly url: string,
    { handshakeTimeout }: { handshakeTimeout: number },
  ) {
    super();
    ScriptedSocket.made.push(this);
    this.openAtOnce = ScriptedSocket.made.filter(({ isLive }) => isLive).length;
    this.#timer = setTimeout(() => this.#abort('Opening handshake has timed out'), handshakeTimeout);
  }

  /** Whether neither side has ended it. */
  get isLive(): boolean {
    return this.readyState <= ScriptedSocket.OPEN;
  }

  // What the bot does with it.

  send(data: string): void {
    if (this.readyState !== ScriptedSocket.OPEN) throw new Error(`sent in state ${this.readyState}: ${data}`);
    const { op, d } = JSON.parse(data) as { op: number; d: unknown };
    const frame = { op, d, atMs: performance.now(), isAnswer: this.#isReading };
    this.sent.push(frame);
    ScriptedSocket.onSend(frame);
  }

  close(): void {
    this.isDropped = true;
    if (this.readyState === ScriptedSocket.CONNECTING) this.#abort('closed before the connection was established');
    if (this.readyState !== ScriptedSocket.OPEN) return;
    this.readyState = ScriptedSocket.CLOSING;
    this.#timer = setTimeout(() => this.#end(1006), CLOSE_TIMEOUT_MS);
  }

  terminate(): void {
    this.isDropped = true;
    if (this.readyState === ScriptedSocket.CONNECTING) this.#abort('closed before the connection was established');
    else this.#endSoon(1006);
  }

  pause(): void {
    if (this.readyState === ScriptedSocket.CONNECTING || this.readyState === ScriptedSocket.CLOSED) return;
    this.isPaused = true;
  }

  resume(): void {
    if (this.readyState === ScriptedSocket.CONNECTING || this.readyState === ScriptedSocket.CLOSED) return;
    this.isPaused = false;
    process.nextTick(() => {
      while (!this.isPaused && this.#unread.length > 0) this.#unread.shift()?.();
    });
  }

  // What the server and the line do.

  opens(): void {
    if (this.readyState !== ScriptedSocket.CONNECTING) return;
    clearTimeout(this.#timer);
    this.readyState = ScriptedSocket.OPEN;
    this.#isConnected = true;
    this.emit('open');
  }

  /** Frames that arrive in one piece: a pause in the middle of them does not hold up the rest. Each is written when its turn comes. */
  says(...chunk: (() => string)[]): void {
    this.#read(() => {
      this.#isReading = true;
      for (const frame of chunk) if (this.#isConnected) this.emit('message', Buffer.from(frame()));
      this.#isReading = false;
    });
  }

  closes(code: number, reason = ''): void {
    if (this.readyState === ScriptedSocket.CONNECTING) this.#abort('Unexpected server response: 503');
    else this.#read(() => this.#endSoon(code, reason));
  }

  /** An error of the line, which ends it. */
  breaks(): void {
    if (this.readyState === ScriptedSocket.CONNECTING) return this.#abort('read ECONNRESET');
    if (this.#isConnected) this.emit('error', new Error('Invalid WebSocket frame'));
    this.#endSoon(1006);
  }

  #read(piece: () => void): void {
    if (this.isPaused) this.#unread.push(piece);
    else piece();
  }

  #abort(message: string): void {
    this.readyState = ScriptedSocket.CLOSING;
    process.nextTick(() => {
      this.emit('error', new Error(message));
      this.#end(1006);
    });
  }

  #endSoon(code: number, reason = ''): void {
    if (this.readyState === ScriptedSocket.CLOSED) return;
    this.readyState = ScriptedSocket.CLOSING;
    this.#isConnected = false;
    process.nextTick(() => this.#end(code, reason));
  }

  #end(code: number, reason = ''): void {
    if (this.readyState === ScriptedSocket.CLOSED) return;
    clearTimeout(this.#timer);
    this.readyState = ScriptedSocket.CLOSED;
    this.emit('close', code, Buffer.from(reason));
  }
}
