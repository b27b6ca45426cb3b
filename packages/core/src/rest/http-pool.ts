import { type Dispatcher, Pool } from 'undici';
import { NetworkError } from '../errors/network-error.js';

export interface HttpRequest {
  method: Dispatcher.HttpMethod;
  /** Path and query, without the host. */
  path: string;
  headers?: Record<string, string>;
  /** Longest wait for the answer's headers and again for its body, in milliseconds. */
  timeoutMs: number;
  signal?: AbortSignal;
}

export interface HttpResponse {
  status: number;
  text: string;
  /** `X-Tps-trace-ID`. */
  traceId?: string;
  /** `Retry-After`, as it came. */
  retryAfter?: string;
}

/**
 * Requests to one origin over kept-alive connections.
 *
 * Uses undici's dispatch hooks directly: an answer here is a small JSON text, and a stream for each costs more than the request.
 */
export class HttpPool {
  readonly #pool: Pool;
  readonly #basePath: string;

  /** @param origin - Such as `https://api.bot.qq.com`; a path in it is put before every request's. */
  constructor(origin: string, connections = 200) {
    const url = new URL(origin);
    this.#basePath = url.pathname.replace(/\/$/, '');
    this.#pool = new Pool(url.origin, { connections, pipelining: 1 });
  }

  /**
   * @throws {@link NetworkError} when no complete answer came. Any HTTP status is an answer.
   */
  send(request: HttpRequest, body?: string | Buffer): Promise<HttpResponse> {
    const { signal } = request;
    if (signal?.aborted) return Promise.reject(signal.reason as Error);
    return new Promise((resolve, reject) => {
      const exchange = new Exchange(request, resolve, reject);
      this.#pool.dispatch(
        {
          path: this.#basePath + request.path,
          method: request.method,
          headers: request.headers,
          body,
          headersTimeout: request.timeoutMs,
          bodyTimeout: request.timeoutMs,
        },
        exchange,
      );
    });
  }

  /** Lets requests under way finish, then closes the connections. */
  close(): Promise<void> {
    return this.#pool.close();
  }

  /** Drops everything at once. */
  destroy(): Promise<void> {
    return this.#pool.destroy();
  }
}

/** One request and its answer, driven by undici. */
class Exchange implements Dispatcher.DispatchHandler {
  #sent = false;
  #status = 0;
  #traceId?: string;
  #retryAfter?: string;
  readonly #chunks: Buffer[] = [];
  #stopListening?: () => void;

  constructor(
    private readonly request: HttpRequest,
    private readonly resolve: (response: HttpResponse) => void,
    private readonly reject: (error: Error) => void,
  ) {}

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#sent = true;
    const { signal } = this.request;
    if (!signal) return;
    const abort = () => controller.abort(signal.reason as Error);
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
    this.#stopListening = () => signal.removeEventListener('abort', abort);
  }

  onResponseStart(
    _: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    this.#status = status;
    this.#traceId = headers['x-tps-trace-id'] as string | undefined;
    this.#retryAfter = headers['retry-after'] as string | undefined;
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    this.#stopListening?.();
    const [first] = this.#chunks;
    const text =
      first === undefined ? '' : (this.#chunks.length === 1 ? first : Buffer.concat(this.#chunks)).toString();
    this.resolve({ status: this.#status, text, traceId: this.#traceId, retryAfter: this.#retryAfter });
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.#stopListening?.();
    const { method, path, signal } = this.request;
    if (signal?.aborted) return this.reject(signal.reason as Error);
    this.reject(new NetworkError({ method, path, mayHaveArrived: this.#sent }, { cause: error }));
  }
}
