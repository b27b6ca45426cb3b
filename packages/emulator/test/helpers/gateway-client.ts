import { WebSocket } from 'ws';
import type { Emulator } from '../../src/index.js';

export interface Frame {
  op: number;
  id?: string;
  s?: number;
  t?: string;
  d?: unknown;
}

/** A bare socket to the gateway: frames are read in order, nothing happens by itself. */
export class GatewayClient implements Disposable {
  readonly frames: Frame[] = [];
  readonly closed: Promise<number>;
  readonly #socket: WebSocket;
  #read = 0;

  constructor(emulator: Emulator) {
    this.#socket = new WebSocket(`${emulator.url.replace('http', 'ws')}/websocket`);
    this.closed = new Promise((resolve) => this.#socket.once('close', resolve));
    this.#socket.on('message', (data: Buffer) => {
      this.frames.push(JSON.parse(data.toString()) as Frame);
      this.#socket.emit('frame');
    });
    this.#socket.on('error', () => undefined);
  }

  send(frame: unknown): void {
    this.#socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  }

  /** The next frame nobody has read yet; a test that waits in vain runs into its time-out. */
  async next(): Promise<Frame> {
    const frame = this.frames[this.#read];
    if (frame) {
      this.#read += 1;
      return frame;
    }
    await new Promise((resolve) => this.#socket.once('frame', resolve));
    return this.next();
  }

  /** Resolves after everything the server has sent so far has arrived. */
  async settle(): Promise<void> {
    const pong = new Promise((resolve) => this.#socket.once('pong', resolve));
    this.#socket.ping();
    await pong;
  }

  terminate(): void {
    this.#socket.terminate();
  }

  [Symbol.dispose](): void {
    this.#socket.terminate();
  }
}

export const EVERYTHING =
  (1 << 0) | (1 << 1) | (1 << 9) | (1 << 12) | (1 << 24) | (1 << 25) | (1 << 26) | (1 << 27) | (1 << 30);

/** Connects and reads Hello. */
export async function connect(emulator: Emulator): Promise<GatewayClient> {
  const client = new GatewayClient(emulator);
  await client.next();
  return client;
}

/** Connects and identifies. */
export async function login(emulator: Emulator, token: string, intents = EVERYTHING, shard = [0, 1]) {
  const client = await connect(emulator);
  client.send({ op: 2, d: { token: `QQBot ${token}`, intents, shard, properties: {} } });
  const ready = await client.next();
  const { session_id: sessionId } = ready.d as { session_id: string };
  return { client, ready, sessionId };
}
