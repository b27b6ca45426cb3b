import type { Logger } from '../../logging/logger.js';
import type { Dispatch } from '../../protocol/event.js';
import type { WireUser } from '../../protocol/message.js';
import { Opcode } from '../../protocol/opcode.js';
import { refusesCredentials } from '../../rest/refuses-credentials.js';
import type { Store } from '../../store/store.js';
import { stoppedBeforeReady } from '../stopped-before-ready.js';
import type { ConnectionStatus, Transport, TransportSink } from '../transport.js';
import { untilAnswered } from '../until-answered.js';
import { Inbox } from './inbox.js';
import { answerValidation } from './validation.js';
import { type CallbackFrame, parseCallback } from './parse-callback.js';
import { readBody, type WebhookAnswer, type WebhookRequest } from './webhook-request.js';
import { WebhookServer, type WebhookServerOptions } from './webhook-server.js';
import { WebhookSignature } from './webhook-signature.js';

/** Strangers may knock many times a second; people need not read each. */
const TELL_AGAIN_AFTER_MS = 60_000;

export interface WebhookOptions {
  appId: string;
  clientSecret: string;
  /** Where to listen; without it requests are handed in with {@link Webhook.receive}. */
  server?: WebhookServerOptions;
  /** Longer bodies are refused, in bytes. */
  maxBodyBytes: number;
  /** Requests signed longer ago, or that far in the future, are refused, in milliseconds. */
  maxAgeMs: number;
  /** Events under way at which no more are taken, so that the platform sends them again later. */
  maxPendingEvents: number;
  /** `GET /users/@me`: a webhook is not told who the bot is. */
  fetchUser: () => Promise<WireUser>;
  store: Store;
  log: Logger;
}

const TAKEN: WebhookAnswer = { status: 200, body: { op: Opcode.HttpCallbackAck, d: 0 } };
/** The platform sends it again. */
const LATER: WebhookAnswer = { status: 200, body: { op: Opcode.HttpCallbackAck, d: 1 } };

/**
 * The webhook transport: the platform posts events to an address of ours.
 *
 * An event is acknowledged before it is handled, once it is kept: the platform repeats what is not answered within some
 * seconds, and does not repeat what was acknowledged.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/dev-prepare/interface-framework/event-emit.html}
 */
export class Webhook implements Transport {
  readonly #options: WebhookOptions;
  readonly #signature: WebhookSignature;
  readonly #inbox: Inbox;
  readonly #server?: WebhookServer;
  readonly #stopped = new AbortController();
  #markReady = (_sink: TransportSink): void => {};
  /** Until the bot knows who it is, events wait. */
  readonly #ready = new Promise<TransportSink>((resolve) => {
    this.#markReady = resolve;
  });
  #state: ConnectionStatus['state'] = 'stopped';
  #since = Date.now();
  #lastEventAt?: number;
  #isPaused = true;
  readonly #toldAt = new Map<string, number>();

  constructor(options: WebhookOptions) {
    const { appId, clientSecret, server, store, log } = options;
    this.#options = options;
    this.#signature = new WebhookSignature(clientSecret);
    this.#inbox = new Inbox(store, `webhook-${appId}`, (error) =>
      log.error({ err: error }, 'webhook: handled events could not be taken out of the store; a restart repeats them'),
    );
    this.#server = server && new WebhookServer(server, (request) => this.receive(request));
  }

  /** {@inheritDoc Transport.status} */
  status(): readonly ConnectionStatus[] {
    const { size } = this.#inbox;
    return [
      {
        state: this.#state,
        since: this.#since,
        lastEventAt: this.#lastEventAt,
        losses: 0,
        isPaused: size >= this.#options.maxPendingEvents,
      },
    ];
  }

  /** {@inheritDoc Transport.start} */
  async start(sink: TransportSink): Promise<void> {
    const { fetchUser, log, server } = this.#options;
    const { signal } = this.#stopped;
    this.#enter('connecting');
    // What an earlier run left comes before anything new.
    for (const event of await this.#inbox.restore()) void this.#handle(event);
    signal.throwIfAborted();
    this.#isPaused = false;
    await this.#server?.listen();
    if (server) log.info(`webhook: listening on port ${server.port}, path ${server.path}`);
    const user = await untilAnswered(fetchUser, { isFatal: refusesCredentials, name: 'webhook', log, signal });
    this.#enter('listening');
    sink.notice({ type: 'ready', user });
    this.#markReady(sink);
  }

  async pause(): Promise<void> {
    this.#isPaused = true;
  }

  async stop(): Promise<void> {
    this.#isPaused = true;
    this.#stopped.abort(stoppedBeforeReady());
    await this.#server?.close();
    await this.#inbox.flush();
    this.#enter('stopped');
  }

  /**
   * Takes a request of the platform, whatever server it came through.
   *
   * @returns The answer to send at once. Never rejects.
   */
  async receive(request: WebhookRequest): Promise<WebhookAnswer> {
    if (request.method !== 'POST') return { status: 405, body: {} };
    const raw = await readBody(request, this.#options.maxBodyBytes).catch(() => undefined);
    if (!raw) return this.#refuse(413, 'body is too long or was cut off; transport.webhook.maxBodyBytes is the limit');
    const signature = request.header('x-signature-ed25519');
    if (signature !== undefined) {
      const refusal = this.#check(signature, request, raw);
      if (refusal) return refusal;
    }
    const frame = parseCallback(raw);
    // The console may ask for the validation without a signature; what it is answered is guarded.
    if (signature === undefined && frame?.op !== Opcode.CallbackValidation)
      return this.#refuse(401, 'signature is missing');
    return frame ? this.#answer(frame) : this.#refuse(400, 'body is no callback of the platform');
  }

  #check(signature: string, request: WebhookRequest, raw: Buffer): WebhookAnswer | undefined {
    const timestamp = request.header('x-signature-timestamp') ?? '';
    if (!this.#signature.verify(signature, timestamp, raw)) {
      const other = request.header('x-bot-appid');
      const isOther = other !== undefined && other !== this.#options.appId;
      return this.#refuse(
        401,
        isOther
          ? `request is for another bot, ${other.slice(0, 20)}`
          : 'signature does not fit: check clientSecret, and that no proxy changes the body',
      );
    }
    const ageMs = Math.abs(Date.now() - Number(timestamp) * 1000);
    if (ageMs <= this.#options.maxAgeMs) return undefined;
    return this.#refuse(403, 'request was signed too long ago: a repetition by a stranger, or a wrong clock here');
  }

  async #answer(frame: CallbackFrame): Promise<WebhookAnswer> {
    if (frame.op === Opcode.Dispatch) return this.#take(frame);
    if (frame.op === Opcode.Heartbeat) return { status: 200, body: { op: Opcode.HeartbeatAck, d: frame.d } };
    const body = answerValidation(frame.d, this.#signature);
    return body ? { status: 200, body } : this.#refuse(403, 'validation asks to sign what is no token');
  }

  async #take(event: Dispatch): Promise<WebhookAnswer> {
    if (this.#isPaused) return LATER;
    if (this.#inbox.size >= this.#options.maxPendingEvents) {
      this.#tell('handlers are behind; events are put off until they catch up');
      return LATER;
    }
    this.#lastEventAt = Date.now();
    try {
      const isNew = await this.#inbox.keep(event);
      return isNew ? { ...TAKEN, handled: this.#handle(event) } : TAKEN;
    } catch (error) {
      this.#options.log.error({ err: error }, 'webhook: an event could not be kept and was put off');
      return LATER;
    }
  }

  async #handle(event: Dispatch): Promise<void> {
    const sink = await this.#ready;
    await sink.receive(event);
    this.#inbox.done(event);
  }

  #refuse(status: number, reason: string): WebhookAnswer {
    this.#tell(`a request was refused: its ${reason}`);
    return { status, body: {} };
  }

  #tell(text: string): void {
    const now = performance.now();
    const isNews = now - (this.#toldAt.get(text) ?? Number.NEGATIVE_INFINITY) > TELL_AGAIN_AFTER_MS;
    if (isNews) this.#toldAt.set(text, now);
    this.#options.log[isNews ? 'warn' : 'debug'](`webhook: ${text}`);
  }

  #enter(state: ConnectionStatus['state']): void {
    this.#state = state;
    this.#since = Date.now();
  }
}
