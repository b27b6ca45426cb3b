import type { CallEntry, FrameEntry, LogEntry, WebhookEntry } from '../../src/activity-log.js';
import { storageRoutes } from '../../src/http/api/storage.js';
import { isRecord } from '../../src/http/is-record.js';
import { Router } from '../../src/http/router.js';
import { ROUTES } from '../../src/http/routes.js';
import type { Emulator } from '../../src/index.js';

const ALL_ROUTES = [...ROUTES, ...storageRoutes];
const router = new Router(ALL_ROUTES);

export const routeKey = ({ method, path }: { method: string; path: string }): string =>
  `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`;

/** Every endpoint the emulator answers; reading a stored file is no part of the API. */
export const ROUTE_KEYS: readonly string[] = ALL_ROUTES.map(routeKey).filter((key) => !key.includes('/storage/files'));

function endpointOf({ method, path }: CallEntry): string | undefined {
  try {
    return routeKey(router.match(method, path).route);
  } catch {
    return undefined;
  }
}

/** The numbers an answer says no with. */
function codesOf(body: unknown): number[] {
  const { code, err_code: errCode } = isRecord(body) ? body : {};
  return [code, errCode].filter((one): one is number => typeof one === 'number' && one !== 0);
}

const HELD_BACK = 202;

function* ofCall(call: CallEntry): Iterable<string> {
  const endpoint = endpointOf(call);
  const codes = codesOf(call.responseBody);
  const isDone = call.status >= 200 && call.status < 300 && (codes.length === 0 || call.status === HELD_BACK);
  if (isDone && endpoint) yield `done ${endpoint}`;
  for (const code of codes) yield `code ${code}`;
  if (!isDone && endpoint) for (const code of codes) yield `refused ${endpoint} ${code}`;
  if (call.status === 429 && endpoint) yield `limited ${endpoint}`;
}

/** An event, and which kind of interaction it is. */
function* ofEvent(t: string, frame: unknown, door: string): Iterable<string> {
  yield `event ${t} at ${door}`;
  const d = isRecord(frame) ? frame['d'] : undefined;
  const type = isRecord(d) ? d['type'] : undefined;
  if (t === 'INTERACTION_CREATE' && typeof type === 'number') yield `interaction ${type} at ${door}`;
}

function* ofFrame({ direction, op, t, frame }: FrameEntry): Iterable<string> {
  if (direction === 'from-bot') return;
  yield `op ${op} to the bot`;
  if (t !== undefined) yield* ofEvent(t, frame, 'the gateway');
}

/** What the bot took; an attempt that broke a rule is none. */
function* ofWebhook({ op, t, status, requestBody, responseBody }: WebhookEntry): Iterable<string> {
  if (status !== 200) return;
  yield `op ${op} to a webhook`;
  if (t !== undefined) yield* ofEvent(t, requestBody, 'a webhook');
  const answered = isRecord(responseBody) ? responseBody['op'] : undefined;
  if (typeof answered === 'number') yield `op ${answered} of a webhook`;
}

function keysOf(entry: LogEntry): Iterable<string> {
  if (entry.kind === 'call') return ofCall(entry);
  if (entry.kind === 'frame') return ofFrame(entry);
  if (entry.kind === 'webhook') return entry.rule ? [] : ofWebhook(entry);
  return entry.kind === 'connection' && entry.what !== 'closed' ? [entry.what] : [];
}

/** What was seen to happen, and which settings and faults it took. */
export class Witness {
  readonly #seen = new Map<string, readonly string[]>();

  /** Looks at everything that comes and goes. @param conditions - What is not as it is by default. */
  watch({ log }: Pick<Emulator, 'log'>, conditions: () => readonly string[]): void {
    log.subscribe((entry) => {
      for (const key of keysOf(entry)) this.saw(key, conditions());
    });
  }

  /** Of two times the one that took less counts. */
  saw(key: string, conditions: readonly string[]): void {
    const before = this.#seen.get(key);
    if (!before || conditions.length < before.length) this.#seen.set(key, [...conditions]);
  }

  /** `undefined` = it never happened. `[]` = it happens by default. */
  conditions(key: string): readonly string[] | undefined {
    return this.#seen.get(key);
  }

  /** What comes after a prefix in everything seen. */
  endings(prefix: string): string[] {
    return [...this.#seen.keys()].filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
  }
}
