import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import type { Platform } from '../platform.js';
import type { Thread } from '../threads/threads.js';
import { faultsView } from './fault-requests.js';
import { threadView } from './thread-view.js';
import { botView, conversationView, type LiveMessage, stateView } from './views.js';

/** A page that reads no more is dropped at this many unsent bytes; it comes back and starts afresh. */
const MAX_UNSENT_BYTES = 8 * 1024 * 1024;
const MAX_PAGES = 50;

/** Tells every open page what happens, as it happens. */
export class Live {
  readonly #server = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: 1024 });
  readonly #platform: Platform;
  readonly #endings: (() => void)[];
  #areFaultsToBeTold = false;

  constructor(platform: Platform) {
    this.#platform = platform;
    this.#endings = [
      platform.log.subscribe((entry) => this.#send({ type: 'log', entry })),
      platform.changed.subscribe(({ conversation, entry }) => {
        const view = conversationView(conversation, conversation.botId);
        this.#send({ type: 'line', conversation: view, entry });
      }),
      platform.typing.subscribe(({ conversation, forMs }) => {
        this.#send({ type: 'typing', conversation: conversationView(conversation, conversation.botId), forMs });
      }),
      platform.notices.changed.subscribe((notice) => this.#send({ type: 'notice', notice })),
      platform.threads.changed.subscribe((thread) => this.#tellThread(thread)),
      platform.faults.changed.subscribe(() => this.#tellFaults()),
      platform.gateway.changed.subscribe(() => this.#tellGateway()),
      platform.webhooksChanged.subscribe(() => this.#tellGateway()),
      // they come back and start afresh
      platform.replaced.subscribe(() => this.hangUp()),
    ];
  }

  /** Whether nobody else can look: each page may have much unsent. */
  get isFull(): boolean {
    return this.#server.clients.size >= MAX_PAGES;
  }

  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#server.handleUpgrade(request, socket, head, (page) => {
      page.on('error', () => undefined);
      const state = stateView(this.#platform, `http://${request.headers.host}`);
      page.send(JSON.stringify({ type: 'state', state } satisfies LiveMessage));
    });
  }

  stop(): void {
    for (const end of this.#endings) end();
    this.hangUp();
    this.#server.close();
  }

  #tellThread(thread: Thread): void {
    if (this.#server.clients.size === 0) return;
    this.#send({ type: 'thread', thread: threadView(this.#platform, thread), now: this.#platform.now() });
  }

  /** A storm of faults is told once a turn. */
  #tellFaults(): void {
    if (this.#server.clients.size === 0 || this.#areFaultsToBeTold) return;
    this.#areFaultsToBeTold = true;
    setImmediate(() => {
      this.#areFaultsToBeTold = false;
      this.#send({ type: 'faults', faults: faultsView(this.#platform.faults) });
    });
  }

  /** They come back, if they may. */
  hangUp(): void {
    for (const page of this.#server.clients) page.terminate();
  }

  #tellGateway(): void {
    const bots = this.#platform.bots.map((bot) => botView(this.#platform, bot));
    this.#send({ type: 'gateway', connections: this.#platform.gateway.connections, bots });
  }

  #send(message: LiveMessage): void {
    if (this.#server.clients.size === 0) return;
    const text = JSON.stringify(message);
    for (const page of this.#server.clients) {
      if (page.bufferedAmount > MAX_UNSENT_BYTES) page.terminate();
      else if (page.readyState === WebSocket.OPEN) page.send(text);
    }
  }
}
