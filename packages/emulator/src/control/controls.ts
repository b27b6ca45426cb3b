import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import type { Platform } from '../platform.js';
import { createControlApp } from './control-app.js';
import { isTrusted } from './guard.js';
import { Live } from './live.js';
import { isPagePath, servePage } from './page.js';

const PREFIX = /^\/_emulator(?:\/|$)/;
const FORBIDDEN = 'Only pages of this emulator, opened under a loopback address, may drive it.\n';

const pathOf = (request: IncomingMessage): string => (request.url ?? '/').split('?', 1)[0] ?? '/';

/** The emulator's own side: control API, live feed, page. The bot's API is elsewhere. */
export class Controls {
  readonly #live: Live;
  readonly #listener: ReturnType<typeof getRequestListener>;
  readonly #hasPage: boolean;

  constructor(platform: Platform, hasPage: boolean) {
    this.#live = new Live(platform);
    this.#listener = getRequestListener(createControlApp(platform).fetch);
    this.#hasPage = hasPage;
  }

  /** Whether a request is meant for us and not for the API. */
  isFor(request: IncomingMessage): boolean {
    const path = pathOf(request);
    return PREFIX.test(path) || (this.#hasPage && request.method === 'GET' && isPagePath(path));
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isTrusted(request)) {
      response.writeHead(403, { 'Content-Type': 'text/plain' }).end(FORBIDDEN);
      return;
    }
    const path = pathOf(request);
    if (PREFIX.test(path)) await this.#listener(request, response);
    else await servePage(path, response);
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const isLive = pathOf(request) === '/_emulator/live';
    if (isLive && isTrusted(request)) return this.#live.accept(request, socket, head);
    socket.end(
      `HTTP/1.1 ${isLive ? '403 Forbidden' : '404 Not Found'}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
    );
  }

  stop(): void {
    this.#live.stop();
  }
}
