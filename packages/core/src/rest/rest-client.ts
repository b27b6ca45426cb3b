import type { Dispatcher } from 'undici';
import { compose, type Layer } from '../middleware/compose.js';
import type { AccessToken } from './access-token.js';
import { readApiResponse } from './api-response.js';
import { authorize } from './authorize.js';
import { HttpPool } from './http-pool.js';
import { retry } from './retry.js';

/** A request to the platform, on its way through the outbound layers. */
export interface ApiCall {
  readonly method: Dispatcher.HttpMethod;
  /** Path and query; ids in it are encoded. */
  readonly path: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly headers: Record<string, string>;
  /** Whether doing it twice equals doing it once, so that a lost answer may be answered by asking again. */
  readonly idempotent: boolean;
  readonly timeoutMs: number;
  /** No new try begins after this time, in Unix milliseconds. */
  readonly deadline?: number;
  readonly signal?: AbortSignal;
}

export interface RequestOptions {
  /** @defaultValue true for GET, PUT and DELETE */
  idempotent?: boolean;
  /** Longest wait for an answer, in milliseconds; the platform advises at least 5000. @defaultValue 10000 */
  timeoutMs?: number;
  deadline?: number;
  signal?: AbortSignal;
}

export interface RestClientOptions {
  /** @defaultValue `https://api.bot.qq.com` */
  baseUrl: string;
  appId: string;
  token: AccessToken;
  /** Extra layers, outermost first; they see each call once, whatever its number of tries. */
  outbound?: readonly Layer<ApiCall, unknown>[];
}

const DEFAULT_TIMEOUT_MS = 10_000;

/**
 * The platform's HTTP API: one method, one path, one JSON body in, one out.
 *
 * A call passes, from the outside in: the given layers, retry, authorisation, the connection pool.
 */
export class RestClient {
  readonly #http: HttpPool;
  readonly #run: (call: ApiCall) => Promise<unknown>;
  readonly #appId: string;

  constructor({ baseUrl, appId, token, outbound = [] }: RestClientOptions) {
    this.#http = new HttpPool(baseUrl);
    this.#appId = appId;
    this.#run = compose([...outbound, retry(), authorize(token)], (call) => this.#exchange(call), { repeatable: true });
  }

  /**
   * @param body - Sent as JSON.
   * @returns The JSON answer; `undefined` where the platform answers with no body.
   * @throws {@link ApiError} when the platform refuses.
   * @throws {@link NetworkError} when no answer came.
   */
  request<T>(method: Dispatcher.HttpMethod, path: string, body?: unknown, options: RequestOptions = {}): Promise<T> {
    return this.#run({
      method,
      path,
      body,
      headers: { 'x-union-appid': this.#appId },
      idempotent: options.idempotent ?? method !== 'POST',
      timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
      deadline: options.deadline,
      signal: options.signal,
    }) as Promise<T>;
  }

  close(): Promise<void> {
    return this.#http.close();
  }

  async #exchange(call: ApiCall): Promise<unknown> {
    const { method, path, body, headers } = call;
    if (body !== undefined) headers['content-type'] = 'application/json';
    const response = await this.#http.send(call, body === undefined ? undefined : JSON.stringify(body));
    return readApiResponse(method, path, response);
  }
}
