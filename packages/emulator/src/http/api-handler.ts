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
import { authorize } from './authorize.js';
import type { Answer, Route } from './call.js';
import { checkCaller } from './check-caller.js';
import type { HttpFault } from '../faults/http-fault.js';
import { isRecord } from './is-record.js';
import { originOf } from './origin.js';
import { parseBody, readBody } from './read-body.js';
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
const TOO_LARGE = '<html><head><title>413 Request Entity Too Large</title></head></html>';

/** Answers every call that is not for the page: faults, then route, token, rights, rate, work. */
export class ApiHandler {
  readonly #platform: Platform;
  readonly #router: Router;

  constructor(platform: Platform, router: Router) {
    this.#platform = platform;
    this.#router = router;
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const started = performance.now();
    const trace = traceId();
    const method = request.method ?? 'GET';
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const { settings, faults } = this.#platform;
    const isStreamed = this.#router.isStreamed(method, url.pathname);
    const raw = isStreamed ? NOTHING : await readBody(request, settings.maxBodyBytes);
    const hit = faults.takeHttp(method, url.pathname);
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
    raw: Buffer | undefined,
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
      if (!raw) return { status: 413, body: TOO_LARGE };
      const [first] = this.#platform.bots;
      const bot =
        route.needsToken === false && first ? first : authorize(request.headers.authorization, this.#platform);
      if (route.needsToken !== false) known.bot = bot.appId;
      if (route.needsToken !== false) checkCaller(request.socket.remoteAddress, this.#platform.settings);
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
  async #seen({ headers }: IncomingMessage, raw: Buffer | undefined): Promise<Outcome> {
    const bot = this.#platform.botOfToken(/^QQBot (\S+)$/.exec(headers.authorization ?? '')?.[1] ?? '');
    if (!raw || raw.length === 0) return { bot: bot?.appId };
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
