import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import type { Platform } from '../platform.js';
import type { ListenAddress } from '../safety/listen-address.js';
import { Login } from '../safety/login.js';
import { createControlApp } from './control-app.js';
import { FOREIGN, Guard, type Refused } from './guard.js';
import { Live } from './live.js';
import { LoginDesk } from './login-desk.js';
import { LOGIN_PATHS } from './login-paths.js';
import { isPagePath, servePage } from './page.js';

const PREFIX = /^\/_emulator(?:\/|$)/;

/** Said with everything: it is for our own page alone, to be taken as what it says it is, and kept nowhere. */
const HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  // not "no-referrer": with that a form of our own would come from the origin "null"
  'Referrer-Policy': 'same-origin',
  'Cache-Control': 'no-store',
} as const;

const pathOf = (request: IncomingMessage): string => (request.url ?? '/').split('?', 1)[0] ?? '/';

function turnAway(response: ServerResponse, { status, text, headers }: Refused): void {
  const error = `${text['zh-CN']} ${text.en}`;
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify({ error }));
}

function hangUp(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

export interface ControlsOptions {
  hasPage: boolean;
  at: ListenAddress;
  /** Without one nobody is asked. */
  password: string | undefined;
}

/** The emulator's own side: control API, live feed, page. The bot's API is elsewhere. */
export class Controls {
  readonly #live: Live;
  readonly #listener: ReturnType<typeof getRequestListener>;
  readonly #hasPage: boolean;
  readonly #guard: Guard;
  readonly #desk: LoginDesk | undefined;

  constructor(platform: Platform, { hasPage, at, password }: ControlsOptions) {
    const login = password === undefined ? undefined : new Login(password);
    this.#live = new Live(platform);
    this.#listener = getRequestListener(createControlApp(platform).fetch);
    this.#hasPage = hasPage;
    this.#guard = new Guard(at, login);
    this.#desk = login && new LoginDesk(login, () => this.#live.hangUp());
  }

  /** Whether a request is meant for us and not for the API. */
  isFor(request: IncomingMessage): boolean {
    const path = pathOf(request);
    return PREFIX.test(path) || (this.#hasPage && request.method === 'GET' && isPagePath(path));
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    const path = pathOf(request);
    const refused = this.#guard.refusal(request, path);
    if (refused) return turnAway(response, refused);
    if (this.#desk && LOGIN_PATHS.has(path)) return this.#desk.handle(request, response, path);
    if (PREFIX.test(path)) return this.#listener(request, response);
    return servePage(path, response);
  }

  /** Answers a request of a page from elsewhere, whatever it is for. */
  refuseForeign(response: ServerResponse): void {
    turnAway(response, FOREIGN);
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const path = pathOf(request);
    const refused = this.#guard.refusal(request, path);
    if (refused) return hangUp(socket, `${refused.status} Refused`);
    if (path !== '/_emulator/live') return hangUp(socket, '404 Not Found');
    if (this.#live.isFull) return hangUp(socket, '503 Too Many Pages');
    this.#live.accept(request, socket, head);
  }

  stop(): void {
    this.#live.stop();
  }
}
