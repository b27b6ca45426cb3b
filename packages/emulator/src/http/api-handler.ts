import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CallEntry } from '../activity-log.js';
import { traceId } from '../ids.js';
import type { Platform } from '../platform.js';
import { checkGrants } from '../rules/grants.js';
import { brokenFields } from '../rules/broken-fields.js';
import { RATE_LIMITS } from '../rules/rate-limits.js';
import { Refusal } from '../rules/refusal.js';
import { refusalAnswer } from '../rules/refusal-answer.js';
import { isStorage } from './api/storage.js';
import { authorize, callerOf } from './authorize.js';
import { BodyBudget } from './body-budget.js';
import type { Answer, Route } from './call.js';
import { checkCaller } from './check-caller.js';
import type { HttpFault } from '../faults/http-fault.js';
import { isRecord } from './is-record.js';
import { originOf } from './origin.js';
import { type BodyRefusal, parseBody, readBody } from './read-body.js';
import type { Router } from './router.js';
import { withoutNulls } from './without-nulls.js';

/** What became of one call. */
interface Outcome extends Answer {
  bot?: string;
  requestBody?: unknown;
  /** Fields that broke the rule. */
  fields?: readonly string[];
}

const NOTHING = Buffer.alloc(0);
const UNREAD: Readonly<Record<BodyRefusal, Answer>> = {
  413: { status: 413, body: '<html><head><title>413 Request Entity Too Large</title></head></html>' },
  503: {
    status: 503,
    body: '<html><head><title>503 Service Temporarily Unavailable</title></head></html>',
    rule: {
      'zh-CN': '同时收到的请求体太多，模拟器不再占用更多内存。',
      en: 'Too many bodies arrive at a time: the emulator takes no more memory for them.',
    },
  },
};
/** What the body of a caller nobody knows may weigh: those who ask for a token need little. */
const STRANGER_BYTES = 64 * 1024;
/** All bodies together, in bytes: four of the largest the platform takes. */
const HELD_BYTES = 128 * 1024 * 1024;

/** Answers every call that is not for the page: faults, then route, token, rights, rate, work. */
export class ApiHandler {
  readonly #platform: Platform;
  readonly #router: Router;
  readonly #held = new BodyBudget(HELD_BYTES);

  constructor(platform: Platform, router: Router) {
    this.#platform = platform;
    this.#router = router;
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const started = performance.now();
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const { settings } = this.#platform;
    const isStreamed = this.#router.isStreamed(request.method ?? 'GET', url.pathname);
    const isKnown = callerOf(request.headers.authorization, this.#platform) !== undefined;
    const maxBytes = isKnown ? settings.maxBodyBytes : Math.min(STRANGER_BYTES, settings.maxBodyBytes);
    const raw = isStreamed ? NOTHING : await readBody(request, maxBytes, this.#held);
    try {
      await this.#respond(request, response, url, raw, started);
    } finally {
      if (typeof raw !== 'number') this.#held.give(raw.length);
    }
  }

  async #respond(
    request: IncomingMessage,
    response: ServerResponse,
    url: URL,
    raw: Buffer | BodyRefusal,
    started: number,
  ): Promise<void> {
    const trace = traceId();
    const method = request.method ?? 'GET';
    const hit = this.#platform.faults.takeHttp(method, url.pathname);
    const fault = hit?.http;
    if (!fault?.accepted) await this.#delay(fault);
    const outcome =
      fault?.drop === 'before' ? await this.#seen(request, raw) : await this.#work(request, url, raw, trace, fault);
    if (fault?.accepted) await this.#delay(fault);
    const isLost = fault?.drop !== undefined;
    if (isLost) request.socket.destroy();
    else this.#answer(response, outcome, trace);
    if (isPageLooking(request, url.pathname)) return;
    const durationMs = Math.round((performance.now() - started) * 10) / 10;
    this.#log(outcome, {
      method,
      path: url.pathname,
      query: (!isStorage(url.pathname) && url.search.slice(1)) || undefined,
      traceId: trace,
      durationMs,
      fault: effectOf(fault),
      faultName: hit?.name,
      status: isLost ? 0 : (outcome.status ?? 200),
    });
  }

  async #delay({ delayMs = 0 }: Pick<HttpFault, 'delayMs'> = {}): Promise<void> {
    if (delayMs > 0) await sleep(delayMs, undefined, { ref: false });
  }

  async #work(
    request: IncomingMessage,
    url: URL,
    raw: Buffer | BodyRefusal,
    trace: string,
    fault?: HttpFault,
  ): Promise<Outcome> {
    if (fault?.respond) {
      if (fault.accepted) await this.#work(request, url, raw, trace);
      return { ...(await this.#seen(request, raw)), ...fault.respond };
    }
    const known: Outcome = {};
    try {
      const { route, params } = this.#router.match(request.method ?? 'GET', url.pathname);
      const [first] = this.#platform.bots;
      const bot =
        route.needsToken === false && first ? first : authorize(request.headers.authorization, this.#platform);
      if (route.needsToken !== false) known.bot = bot.appId;
      if (route.needsToken !== false) checkCaller(request.socket.remoteAddress, this.#platform.settings);
      if (typeof raw === 'number') return { ...known, ...UNREAD[raw] };
      const sent = await parseBody(raw, request.headers['content-type']);
      known.requestBody = raw.length > 0 ? sent : undefined;
      const body = withoutNulls(sent);
      checkGrants(route.needs ?? [], this.#platform.settings.grants);
      if (route.needsToken !== false) this.#limit(route, bot);
      const origin = originOf(request);
      const platform = this.#platform;
      const answer = route.handle({ platform, bot, route, params, query: url.searchParams, body, origin, request });
      // Nobody waits a turn for what is there: who sees the effect of a call finds it in the log.
      return { ...known, ...(answer instanceof Promise ? await answer : answer) };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { rule, source } = error;
      const answer = refusalAnswer(error, url.pathname, trace, this.#platform.settings);
      return { ...known, ...answer, rule, source, fields: brokenFields(error, known.requestBody) };
    }
  }

  /** Who called and what for, of a call that gets nowhere. */
  async #seen({ headers }: IncomingMessage, raw: Buffer | BodyRefusal): Promise<Outcome> {
    const bot = callerOf(headers.authorization, this.#platform);
    if (typeof raw === 'number' || raw.length === 0) return { bot: bot?.appId };
    const requestBody = await parseBody(raw, headers['content-type']).catch(() => raw.toString('utf8').slice(0, 2000));
    return { bot: bot?.appId, requestBody };
  }

  #limit(
    route: Route,
    bot: { counts: { take(key: string, limit: number, windowMs: number, now: number): boolean } },
  ): void {
    const key = `${route.method} ${route.path}`;
    const limit = RATE_LIMITS[key];
    if (!limit || !this.#platform.settings.enforceRateLimits) return;
    if (!bot.counts.take(`rate:${key}`, limit.count, limit.windowMs, this.#platform.now()))
      throw new Refusal('tooFast');
  }

  #answer(response: ServerResponse, { status = 200, body, content, headers }: Outcome, trace: string): void {
    const isText = typeof body === 'string';
    response.writeHead(status, {
      // the platform's own clock, which may be set
      Date: new Date(this.#platform.now()).toUTCString(),
      ...(body !== undefined && { 'Content-Type': isText ? 'text/html' : 'application/json' }),
      'X-Tps-trace-ID': trace,
      ...headers,
    });
    // A reader that goes away is its own affair.
    if (content) pipeline(content, response, () => {});
    else response.end(body === undefined || isText ? body : JSON.stringify(body));
  }

  #log(
    { bot, rule, source, fields, requestBody, body }: Outcome,
    call: Omit<CallEntry, 'kind' | 'requestBody' | 'responseBody' | 'code'>,
  ): void {
    const why = { rule, source, fields };
    this.#platform.log.add({ kind: 'call', ...call, bot, ...why, requestBody, responseBody: body, code: codeOf(body) });
  }
}

/** The page shows a file: nothing any bot did. */
const isPageLooking = ({ headers }: IncomingMessage, path: string): boolean =>
  isStorage(path) && headers['sec-fetch-site'] === 'same-origin';

/** The number of an error, whichever of the two there is. */
function codeOf(body: unknown): number | undefined {
  const code = isRecord(body) ? (body['code'] ?? body['err_code']) : undefined;
  return typeof code === 'number' && code !== 0 ? code : undefined;
}

function effectOf(fault: HttpFault | undefined): CallEntry['fault'] {
  if (!fault) return undefined;
  if (fault.drop) return `drop-${fault.drop}`;
  return fault.respond ? 'respond' : 'delay';
}
