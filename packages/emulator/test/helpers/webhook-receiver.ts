import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it came. */
export interface Received {
  method: string;
  path: string;
  /** Names as they were written. */
  headers: Record<string, string>;
  raw: string;
  op: number;
  id: string;
  t: string;
  d: Record<string, unknown>;
  /** Whether the signature is that of this body. */
  isSigned: boolean;
}

export interface Reply {
  status?: number;
  /** Text, or an object that is sent as JSON. */
  body?: string | object;
}

/** Gives the answer to a request; `undefined` = none, ever. */
export type Answerer = (request: Received) => Reply | undefined | Promise<Reply | undefined>;

/** Reads the documentation by itself: the secret, doubled until it is long enough, then cut. */
function privateKeyOf(secret: string): KeyObject {
  let seed = secret;
  while (seed.length < 32) seed += seed;
  const der = Buffer.from(`302e020100300506032b657004220420${Buffer.from(seed.slice(0, 32)).toString('hex')}`, 'hex');
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
}

/** The signature a validation asks for, as hex. */
export function signatureOf(secret: string, text: string): string {
  return sign(null, Buffer.from(text), privateKeyOf(secret)).toString('hex');
}

/** Answers as a bot should: events with op 12, validations with their signature, everything unsigned with 401. */
export function wellBehaved(secret: string): Answerer {
  return ({ op, d, isSigned }) => {
    if (!isSigned) return { status: 401 };
    if (op !== 13) return { body: { op: 12, d: 0 } };
    const { plain_token, event_ts } = d as Record<string, string>;
    return { body: { plain_token, signature: signatureOf(secret, `${event_ts}${plain_token}`) } };
  };
}

function readHeaders({ rawHeaders }: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let n = 0; n < rawHeaders.length; n += 2) headers[rawHeaders[n] ?? ''] = rawHeaders[n + 1] ?? '';
  return headers;
}

/** A bot's end of a webhook: a bare server that keeps what it gets. */
export class WebhookReceiver implements AsyncDisposable {
  readonly requests: Received[] = [];
  answer: Answerer;
  /** Longer bodies are answered with 413 before they have arrived, and the connection is cut. */
  refusesAbove = Number.POSITIVE_INFINITY;
  readonly #publicKey: KeyObject;
  readonly #server: Server;
  #read = 0;

  private constructor(secret: string) {
    this.#publicKey = createPublicKey(privateKeyOf(secret));
    this.answer = wellBehaved(secret);
    this.#server = createServer((request, response) => void this.#handle(request, response));
  }

  static async listen(secret: string, port = 0): Promise<WebhookReceiver> {
    const receiver = new WebhookReceiver(secret);
    receiver.#server.listen(port, '127.0.0.1');
    await once(receiver.#server, 'listening');
    return receiver;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/qqbot`;
  }

  get events(): Received[] {
    return this.requests.filter(({ op }) => op === 0);
  }

  /** The next event nobody has read yet; a test that waits in vain runs into its time-out. */
  async next(): Promise<Received> {
    const event = this.events[this.#read];
    if (event) {
      this.#read += 1;
      return event;
    }
    await once(this.#server, 'received');
    return this.next();
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.on('error', () => undefined);
    if (Number(request.headers['content-length']) > this.refusesAbove) {
      response.writeHead(413).end(() => request.destroy());
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const received = this.#received(request, Buffer.concat(chunks));
    this.requests.push(received);
    this.#server.emit('received');
    const reply = await this.answer(received);
    if (!reply) return;
    const { status = 200, body = '' } = reply;
    response.writeHead(status).end(typeof body === 'string' ? body : JSON.stringify(body));
  }

  #received(request: IncomingMessage, bytes: Buffer): Received {
    const { method = '', url: path = '' } = request;
    const headers = readHeaders(request);
    const raw = bytes.toString('utf8');
    const text = Buffer.concat([Buffer.from(headers['X-Signature-Timestamp'] ?? ''), bytes]);
    const signature = Buffer.from(headers['X-Signature-Ed25519'] ?? '', 'hex');
    const isSigned = signature.length === 64 && verify(null, text, this.#publicKey, signature);
    const { op, id, t, d } = JSON.parse(raw) as Pick<Received, 'op' | 'id' | 't' | 'd'>;
    return { method, path, headers, raw, op, id, t, d, isSigned };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }
}
