import { once } from 'node:events';
import { Opcode } from '@qqbotjs/core/protocol';
import type WebSocket from 'ws';

export interface Identification {
  url: string;
  token: string;
  /** Bits. */
  intents: number;
  signal: AbortSignal;
}

/** What the gateway makes of it: it lets the bot in, or closes with a code; 0 = without one. */
export type Reception = 'ready' | { closeCode: number; reason: string };

/** Identifies as one shard and leaves as soon as the gateway has answered. Nothing that is sent meanwhile is taken. */
export async function identifyOnce({ url, token, intents, signal }: Identification): Promise<Reception> {
  const { WebSocket } = await import('ws');
  const socket = new WebSocket(url, { perMessageDeflate: false });
  // Those that matter reject below; one may follow when it is cut off while it connects.
  socket.on('error', () => {});
  const onAbort = (): void => socket.terminate();
  signal.addEventListener('abort', onAbort);
  try {
    return await Promise.race([converse(socket, token, intents), closed(socket)]);
  } finally {
    signal.removeEventListener('abort', onAbort);
    socket.close(1000);
    // Whoever does not answer the farewell is not waited for.
    setTimeout(() => socket.terminate(), 1000).unref();
  }
}

function converse(socket: WebSocket, token: string, intents: number): Promise<Reception> {
  return new Promise((resolve) => {
    socket.on('message', (data: Buffer) => {
      const { op, t } = read(data);
      if (op === Opcode.Hello) {
        const d = { token: `QQBot ${token}`, intents, shard: [0, 1], properties: {} };
        socket.send(JSON.stringify({ op: Opcode.Identify, d }));
      }
      if (op === Opcode.Dispatch && t === 'READY') resolve('ready');
      if (op === Opcode.InvalidSession) resolve({ closeCode: 4903, reason: 'invalid session' });
    });
  });
}

/** @throws what keeps the connection from being made. */
async function closed(socket: WebSocket): Promise<Reception> {
  const [code, reason] = (await once(socket, 'close')) as [number, Buffer];
  return { closeCode: code === 1006 ? 0 : code, reason: reason.toString() };
}

function read(data: Buffer): { op?: number; t?: string } {
  try {
    return Object(JSON.parse(data.toString())) as { op?: number; t?: string };
  } catch {
    return {};
  }
}
