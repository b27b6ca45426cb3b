import { WebSocket } from 'ws';
import type { ClientFrame, ServerFrame } from '../../protocol/payload.js';
import { Opcode } from '../../protocol/opcode.js';
import { readFrame } from './frame.js';
import { Heartbeat } from './heartbeat.js';

/** Closed by us to come back: any code the platform does not use for a clean good-bye, so that the session stays. */
const COME_BACK_CODE = 4000;
const HANDSHAKE_TIMEOUT_MS = 30_000;
const GOODBYE_WITHIN_MS = 1000;
/** ws refuses longer frames by closing the socket; far above any limit of ours, so that we can skip them instead. */
const HARD_LIMIT_BYTES = 64 * 1024 * 1024;

export interface ConnectionOptions {
  url: string;
  maxFrameBytes: number;
  onOpen: () => void;
  onFrame: (frame: ServerFrame) => void;
  /** A frame that could not be read. */
  onBadFrame: (error: Error) => void;
  onClose: (code: number, reason: string) => void;
  /** Something that should have come did not. */
  onSilent: (missing: string) => void;
}

/**
 * One socket with its heartbeat and its deadline. After {@link drop} it is silent: nothing of it reaches the shard any more.
 */
export class Connection {
  readonly #socket: WebSocket;
  readonly #options: ConnectionOptions;
  #heartbeat?: Heartbeat;
  #deadline?: NodeJS.Timeout;
  #expected?: { missing: string; withinMs: number };
  #dropped = false;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#socket = new WebSocket(options.url, {
      perMessageDeflate: false,
      handshakeTimeout: HANDSHAKE_TIMEOUT_MS,
      maxPayload: HARD_LIMIT_BYTES,
    });
    this.#socket.on('open', () => this.#unlessDropped(options.onOpen));
    this.#socket.on('message', (data) => this.#unlessDropped(() => this.#read(data)));
    this.#socket.on('close', (code, reason) => this.#unlessDropped(() => options.onClose(code, reason.toString())));
    // Every error is followed by a close, which says what to do.
    this.#socket.on('error', (error) => this.#unlessDropped(() => options.onBadFrame(error)));
  }

  /** Frames that were not sent are lost with the connection; the next one says it all again. */
  send(frame: ClientFrame): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame));
  }

  /** Starts heartbeats with the interval the hello gave. */
  beat(intervalMs: number, lastSeq: () => number | null): void {
    this.#heartbeat = new Heartbeat({
      intervalMs,
      send: () => this.send({ op: Opcode.Heartbeat, d: lastSeq() }),
      onSilent: (missing) => this.#options.onSilent(missing),
    });
  }

  get latencyMs(): number | undefined {
    return this.#heartbeat?.latencyMs;
  }

  /** Whether reading is paused. */
  get isPaused(): boolean {
    return this.#socket.isPaused;
  }

  /**
   * Stops reading: what the platform sends waits in the line. Silence means nothing meanwhile, so nothing is expected.
   */
  pause(): void {
    if (this.isPaused || this.#dropped) return;
    this.#socket.pause();
    this.#heartbeat?.hold();
    clearTimeout(this.#deadline);
  }

  resume(): void {
    if (!this.isPaused || this.#dropped) return;
    this.#socket.resume();
    this.#heartbeat?.release();
    this.stillComing();
  }

  acknowledge(): void {
    this.#heartbeat?.acknowledge();
  }

  /** Something has to come within this time, from when we read; {@link met} says that it did. */
  expect(missing: string, withinMs: number): void {
    this.#expected = { missing, withinMs };
    clearTimeout(this.#deadline);
    if (this.isPaused) return;
    this.#deadline = setTimeout(() => this.#options.onSilent(missing), withinMs);
  }

  /** Something came that leads up to it: the time begins again. Answers to heartbeats may be in the line behind it. */
  stillComing(): void {
    this.#heartbeat?.excuse();
    if (this.#expected) this.expect(this.#expected.missing, this.#expected.withinMs);
  }

  met(): void {
    this.#expected = undefined;
    clearTimeout(this.#deadline);
  }

  /** Ends the connection so that its session can be taken up again. */
  drop(): void {
    if (this.#dropped) return;
    this.#dropped = true;
    this.#heartbeat?.stop();
    clearTimeout(this.#deadline);
    // There is a good-bye to say on an open one only.
    if (this.#socket.readyState !== WebSocket.OPEN) return this.#socket.terminate();
    // A socket that is not read never learns that it was closed.
    if (this.#socket.isPaused) this.#socket.resume();
    this.#socket.close(COME_BACK_CODE);
    // Whoever does not answer a good-bye, as a dead line will not, is cut off.
    const cutOff = setTimeout(() => this.#socket.terminate(), GOODBYE_WITHIN_MS);
    this.#socket.once('close', () => clearTimeout(cutOff));
  }

  #read(data: Parameters<typeof readFrame>[0]): void {
    // A frame that lacks what its opcode promises is as bad as one that is no JSON: neither may end the process.
    try {
      this.#options.onFrame(readFrame(data, this.#options.maxFrameBytes));
    } catch (error) {
      this.#options.onBadFrame(error as Error);
    }
  }

  #unlessDropped(action: () => void): void {
    if (!this.#dropped) action();
  }
}
