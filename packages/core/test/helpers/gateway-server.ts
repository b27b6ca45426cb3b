import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import type { GatewayBotInfo } from '../../src/index.js';

export interface GatewayServer extends AsyncDisposable {
  /** What `GET /gateway/bot` would say about it. */
  readonly info: GatewayBotInfo;
}

/** A bare gateway for what a platform would not do: each connection is handed over, nothing happens by itself. */
export async function startGatewayServer(accept: (socket: WebSocket) => void): Promise<GatewayServer> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  server.on('connection', accept);
  await new Promise<void>((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    info: {
      url: `ws://127.0.0.1:${port}/`,
      shards: 1,
      session_start_limit: { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1000 },
    },
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        for (const socket of server.clients) socket.terminate();
        server.close(() => resolve());
      }),
  };
}
