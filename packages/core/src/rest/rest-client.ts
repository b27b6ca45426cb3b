import type { Dispatcher } from 'undici';
import type { Clock } from '../clock.js';
import { PluginError } from '../errors/plugin-error.js';
import { compose } from '../middleware/compose.js';
import type { AccessToken } from './access-token.js';
import type { ApiCall, CallFile, CallReply, OutboundLayer } from './api-call.js';
import { readApiResponse } from './api-response.js';
import { authorize } from './authorize.js';
import { encodeBody } from './encode-body.js';
import { HttpPool } from './http-pool.js';
import { Outbound } from './outbound.js';
import type { Rate } from './rate.js';
import { RateLimiter } from './rate-limit.js';
import { retry } from './retry.js';
import { type Route, toRoute } from './route.js';

/** How a call to the API is made. */
export interface RequestOptions {
  /** What follows the `?`; what is undefined is left out. */
  query?: Query;
  /** How many such calls the platform takes; more wait their turn. */
  rate?: Rate;
  /** @defaultValue true for all methods but POST */
  idempotent?: boolean;
  /** Longest wait for an answer, in milliseconds; the platform advises at least 5000. @defaultValue 10000 */
  timeoutMs?: number;
  /** No try begins after this time, in Unix milliseconds. */
  deadline?: number;
  /** Calls it off; its reason is what is thrown. */
  signal?: AbortSignal;
  /** Set on replies, by whoever counts them. */
  reply?: CallReply;
  /** Makes the request `multipart/form-data`. */
  file?: CallFile;
}

/** What follows the `?`, encoded when sent; what is undefined is left out. */
export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

export interface RestClientOptions {
  /** @defaultValue `https://api.bot.qq.com` */
  baseUrl: string;
  appId: string;
  token: AccessToken;
  /** Outside of everything, see {@link Outbound}. */
  ledger?: readonly OutboundLayer[];
  /** Right outside of retry: sees what leaves, once. */
  record?: readonly OutboundLayer[];
  /** Whether calls wait so that documented rates are kept. Without, only refusals make them wait. @defaultValue true */
  keepRates?: boolean;
  /** What deadlines are told by. @defaultValue the machine's */
  clock?: Clock;
}

const DEFAULT_TIMEOUT_MS = 10_000;

/** An id that is empty or dots makes a path that means another endpoint. */
const HOLE = /\/\.{0,2}(?:\/|$)/;

/**
 * The platform's HTTP API: one method, one path, one JSON body in, one out.
 *
 * A call passes, from the outside in: the ledger, layers added with `outbound.use`, the record, retry, rate limit,
 * authorisation, the connection pool.
 */
export class RestClient {
  /** The layers every call passes, to which others may be added. */
  readonly outbound: Outbound;
  readonly #http: HttpPool;
  readonly #limiter: RateLimiter;
  readonly #appId: string;

  constructor({ baseUrl, appId, token, ledger = [], record = [], keepRates, clock }: RestClientOptions) {
    this.#http = new HttpPool(baseUrl);
    this.#appId = appId;
    this.#limiter = new RateLimiter({ keepRates, clock });
    const layers = [...record, retry({ clock }), this.#limiter.layer, authorize(token)];
    this.outbound = new Outbound(
      ledger,
      compose(layers, (call: ApiCall) => this.#exchange(call), { repeatable: true }),
    );
  }

  /**
   * @param path - Text, or a {@link route}, whose ids are encoded.
   * @param body - Sent as JSON.
   * @returns The JSON answer; `undefined` where the platform answers with no body.
   * @throws {@link ApiError} when the platform refuses.
   * @throws {@link NetworkError} when no answer came.
   * @throws {@link RateLimitError} when its turn would come after its deadline.
   */
  request<T>(
    method: Dispatcher.HttpMethod,
    path: string | Route,
    body?: unknown,
    options: RequestOptions = {},
  ): Promise<T> {
    const route = toRoute(path);
    const { query } = options;
    // Whoever writes a path as text answers for it.
    if (typeof path !== 'string' && HOLE.test(path.path)) return Promise.reject(idMissing(method, path));
    return this.outbound.run({
      method,
      path: query ? withQuery(route.path, query) : route.path,
      route: `${method} ${route.template}`,
      rate: options.rate,
      body,
      headers: { 'x-union-appid': this.#appId },
      idempotent: options.idempotent ?? method !== 'POST',
      timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
      deadline: options.deadline,
      signal: options.signal,
      reply: options.reply,
      file: options.file,
    }) as Promise<T>;
  }

  /** The same for endpoints whose answer says nothing: `{}`, or no body at all. */
  async execute(
    method: Dispatcher.HttpMethod,
    path: string | Route,
    body?: unknown,
    options?: RequestOptions,
  ): Promise<void> {
    await this.request(method, path, body, options);
  }

  /** Lets calls under way finish; those that wait for their turn fail. */
  close(): Promise<void> {
    const closed = this.#http.close();
    this.#limiter.close();
    return closed;
  }

  async #exchange(call: ApiCall): Promise<unknown> {
    const { method, path, body, headers, file } = call;
    const encoded = encodeBody(body, file);
    const { contentType, content } = encoded instanceof Promise ? await encoded : encoded;
    if (contentType !== undefined) headers['content-type'] = contentType;
    const response = await this.#http.send(call, content);
    return readApiResponse(method, path, response);
  }
}

function withQuery(path: string, query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  return search.size === 0 ? path : `${path}?${search.toString()}`;
}

function idMissing(method: string, { path, template }: Route): PluginError {
  return new PluginError({
    'zh-CN': `没有发送 ${method} ${template}：路径 ${path} 中有一个 ID 是空的；请检查传入的 ID。`,
    en: `Did not send ${method} ${template}: an id in ${path} is empty; check the ids that were passed.`,
  });
}
