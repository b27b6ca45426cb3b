import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Opcode } from '@qqbotjs/core/protocol';
import { WebSocketServer } from 'ws';
import { Signal } from '../signal.js';
import { Connection, type ConnectionDesk } from './connection.js';

const MAX_FRAME_BYTES = 1024 * 1024;
const MAX_CONNECTIONS = 1000;

/** The documented address ends with a slash on one host and without on the other. */
export function isGatewayPath(path = ''): boolean {
  return /^\/websocket\/?(?:\?|$)/.test(path);
}

/** The gateway as a test or the page drives it. Each action concerns every connection. */
export interface GatewayControl {
  /** Open sockets, logged in or not. */
  readonly connections: number;
  /** Whether a bot is logged in. */
  readonly isOnline: boolean;
  /** Closes with any code. */
  close(code: number, reason?: string): void;
  /** Sends op 7. */
  reconnect(): void;
  /** Sends op 9. */
  invalidSession(resumable?: boolean): void;
  /** Sends any frame as it is, without a sequence number of its own. */
  send(frame: object): void;
  /** Sends any bytes. */
  sendRaw(data: string | Buffer): void;
  /** Lets the sockets go on as a line that died half-way: nothing is sent, nothing is heard, they stay open. */
  mute(): void;
  /** Cuts the sockets without a close frame. */
  terminate(): void;
  /** Refuses every later resume of the sessions there are. */
  expireSessions(): void;
  /** Resolves when a bot is logged in. @param timeoutMs - Default 5000. */
  online(timeoutMs?: number): Promise<void>;
}

export class Gateway implements GatewayControl {
  /** Somebody logged in or left. */
  readonly changed = new Signal<void>();
  readonly #open = new Set<Connection>();
  readonly #server = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: MAX_FRAME_BYTES });
  readonly #desk: ConnectionDesk;
  #count = 0;

  constructor(desk: Omit<ConnectionDesk, 'changed'>) {
    this.#desk = { ...desk, changed: () => this.changed.emit() };
  }

  get connections(): number {
    return this.#open.size;
  }

  get isOnline(): boolean {
    return [...this.#open].some(({ session }) => session !== undefined);
  }

  /** Takes over an upgrade request. @internal */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (this.#desk.faults.take('connection-refused')) {
      socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    if (!this.#makeRoom()) {
      socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (ws) => {
      const connection = new Connection(++this.#count, ws, this.#desk);
      this.#open.add(connection);
      ws.once('close', () => {
        this.#open.delete(connection);
        this.changed.emit();
      });
      this.changed.emit();
    });
  }

  close(code: number, reason = ''): void {
    this.#each((connection) => {
      connection.detach();
      connection.socket.close(code, reason);
    });
  }

  reconnect(): void {
    this.send({ op: Opcode.Reconnect });
  }

  invalidSession(resumable = false): void {
    this.send({ op: Opcode.InvalidSession, d: resumable });
  }

  send(frame: object): void {
    this.#each((connection) => connection.send(frame));
  }

  sendRaw(data: string | Buffer): void {
    this.#each(({ socket }) => socket.send(data));
  }

  mute(): void {
    this.#each((connection) => connection.mute());
  }

  terminate(): void {
    this.#each((connection) => {
      connection.detach();
      connection.socket.terminate();
    });
  }

  expireSessions(): void {
    this.#desk.sessions.expireAll();
  }

  async online(timeoutMs = 5000): Promise<void> {
    if (this.isOnline) return;
    await new Promise<void>((resolve, reject) => {
      const stop = this.changed.subscribe(() => {
        if (!this.isOnline) return;
        done();
        resolve();
      });
      const timer = setTimeout(() => {
        done();
        reject(new Error(`No bot logged in within ${timeoutMs} ms.`));
      }, timeoutMs);
      const done = (): void => {
        stop();
        clearTimeout(timer);
      };
    });
  }

  /** @internal */
  stop(): void {
    this.terminate();
    this.#server.close();
  }

  /** Those that have not said who they are go, the oldest first. @returns Whether there is room for one more. */
  #makeRoom(): boolean {
    if (this.#open.size < MAX_CONNECTIONS) return true;
    for (const connection of this.#open) {
      if (connection.session) continue;
      this.#open.delete(connection);
      connection.socket.terminate();
      return true;
    }
    return false;
  }

  #each(action: (connection: Connection) => void): void {
    for (const connection of this.#open) action(connection);
  }
}
