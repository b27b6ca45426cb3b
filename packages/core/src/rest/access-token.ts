import { type Clock, systemClock } from '../clock.js';
import type { AccessTokenResponse } from '../protocol/payload.js';
import { ApiError } from '../errors/api-error.js';
import { NetworkError } from '../errors/network-error.js';
import { secrets } from '../logging/secrets.js';
import { readApiResponse } from './api-response.js';
import { HttpPool } from './http-pool.js';

/**
 * The platform hands out a new token only in the last 60 s of the old one, which stays valid to its own end.
 * Asking sooner gets the same token back, so we ask inside that window and leave ten seconds of it unused.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/dev-prepare/interface-framework/api-use.html}
 */
const REFRESH_WINDOW_MS = 50_000;
const TOKEN_REQUEST = {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  timeoutMs: 10_000,
} as const;
/** Where the answer does not say how long the token lives: short, since one refused is renewed anyway. */
const ASSUMED_LIFE_MS = 120_000;
/** After a renewal in the background failed: the endpoint has a rate limit, and the old token still works. */
const RENEW_AGAIN_MS = 5000;

export interface AccessTokenOptions {
  /** Full address of the token endpoint. */
  url: string;
  appId: string;
  clientSecret: string;
  /** What a token's life is told by. @defaultValue the machine's */
  clock?: Clock;
}

/**
 * The access token of one bot: fetched when first needed, renewed in the background before it ends.
 *
 * Any number of callers share one request.
 */
export class AccessToken {
  readonly #http: HttpPool;
  readonly #path: string;
  readonly #clock: Clock;
  #value?: string;
  #previous?: string;
  #expiresAt = 0;
  #refreshAt = 0;
  #pending?: Promise<string>;

  constructor(private readonly options: AccessTokenOptions) {
    const url = new URL(options.url);
    this.#http = new HttpPool(url.origin, 1);
    this.#path = url.pathname + url.search;
    this.#clock = options.clock ?? systemClock;
    secrets.add(options.clientSecret);
  }

  /**
   * The token to use now. Waits for the network only when there is none that is still valid.
   *
   * @throws {@link ApiError} when the platform refuses the credentials, which it does with HTTP 200.
   * @throws {@link NetworkError} when it does not answer.
   */
  get(): string | Promise<string> {
    const now = this.#clock.now();
    if (this.#value === undefined || now >= this.#expiresAt) return this.#fetch();
    if (now >= this.#refreshAt) this.#renewInBackground(now);
    return this.#value;
  }

  /**
   * Gets another token after the platform refused `refused`. If it was replaced in the meantime, the newer one is the answer.
   */
  renew(refused: string): string | Promise<string> {
    if (this.#value !== undefined && this.#value !== refused) return this.get();
    // Should asking fail, the next one to need a token has to ask again and not use this one.
    this.#expiresAt = 0;
    return this.#fetch();
  }

  close(): Promise<void> {
    return this.#http.destroy();
  }

  /** The old one still works, so a failure matters only once it has ended. */
  #renewInBackground(now: number): void {
    this.#refreshAt = now + RENEW_AGAIN_MS;
    this.#fetch().catch(() => {});
  }

  #fetch(): Promise<string> {
    this.#pending ??= this.#request().finally(() => {
      this.#pending = undefined;
    });
    return this.#pending;
  }

  async #request(): Promise<string> {
    const { appId, clientSecret } = this.options;
    const response = await this.#http
      .send({ ...TOKEN_REQUEST, path: this.#path }, JSON.stringify({ appId, clientSecret }))
      .catch((error: unknown) => {
        throw error instanceof NetworkError ? this.#withoutEffect(error) : error;
      });
    const body = readApiResponse('POST', this.#path, response) as Partial<AccessTokenResponse> | undefined;
    if (typeof body?.access_token !== 'string') throw withoutToken(this.#path, response.status);
    return this.#keep(body.access_token, Number(body.expires_in));
  }

  /** Asking for a token does nothing, so whoever needed it for a call knows that the call did nothing either. */
  #withoutEffect({ cause }: NetworkError): NetworkError {
    return new NetworkError({ method: 'POST', path: this.#path, mayHaveArrived: false }, { cause });
  }

  #keep(value: string, expiresInSeconds: number): string {
    const lifeMs = Number.isFinite(expiresInSeconds) ? Math.max(0, expiresInSeconds * 1000) : ASSUMED_LIFE_MS;
    if (value !== this.#value) this.#replace(value);
    this.#expiresAt = this.#clock.now() + lifeMs;
    // A life shorter than the window: half of it, so that each call does not ask again.
    this.#refreshAt = this.#expiresAt - Math.min(REFRESH_WINDOW_MS, lifeMs / 2);
    return value;
  }

  /** The one replaced stays secret until the next is, since it is valid for up to a minute more. */
  #replace(value: string): void {
    if (this.#previous !== undefined) secrets.delete(this.#previous);
    this.#previous = this.#value;
    this.#value = value;
    secrets.add(value);
  }
}

function withoutToken(path: string, status: number): ApiError {
  return new ApiError({
    code: status,
    status,
    method: 'POST',
    path,
    reason: 'the answer holds no access_token',
    remedy: {
      'zh-CN': '请检查 endpoints.token 是否指向正确的地址。',
      en: 'Check that endpoints.token points to the right address.',
    },
  });
}
