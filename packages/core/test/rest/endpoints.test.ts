import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AccessToken } from '../../src/rest/access-token.js';
import { Api } from '../../src/rest/api/api.js';
import { remedyFor } from '../../src/rest/remedy.js';
import type { ApiCall } from '../../src/rest/api-call.js';
import { RestClient } from '../../src/rest/rest-client.js';
import { type Answer, type HttpServer, startHttpServer } from '../helpers/http-server.js';
import { type Endpoint, endpoints, IDS, methodsOf } from './endpoints.js';

const ROWS = endpoints(IDS);

let server: HttpServer;
let api: Api;
let answer: Answer;
let calls: ApiCall[];

beforeAll(async () => {
  server = await startHttpServer(() => answer);
  const token = { get: () => 'a-token' } as unknown as AccessToken;
  const record = (call: ApiCall, next: () => Promise<unknown>) => {
    calls.push(call);
    return next();
  };
  const rest = new RestClient({ baseUrl: server.url, appId: '1', token });
  rest.outbound.use(record);
  api = new Api(rest);
});

beforeEach(() => {
  calls = [];
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await api.rest.close();
});

const answerOf = ({ status, answer: body }: Endpoint): Answer =>
  body === undefined ? { status: status ?? 204 } : { status, body: JSON.stringify(body) };

/** As the documentation writes it: `30/min`, `5/s each`. */
function rateOf({ rate }: ApiCall): string | undefined {
  if (!rate) return undefined;
  const units: Record<number, string> = { 1000: 's', 60_000: 'min' };
  const unit = units[rate.windowMs] ?? `${rate.windowMs / 1000}s`;
  return `${rate.count}/${unit}${rate.target === undefined ? '' : ' each'}`;
}

test.each(ROWS)('$name: $request', async (row) => {
  answer = answerOf(row);
  const given = await row.call(api);
  const received = server.requests.at(-1);
  expect(`${received?.method} ${received?.path}`).toBe(row.request);
  expect(received?.body).toEqual(row.body);
  expect(given).toEqual('gives' in row ? row.gives : row.answer);
  expect(calls.map(rateOf)).toEqual([row.rate]);
});

test('every method has a row', () => {
  expect([...new Set(ROWS.map(({ name }) => name.replace(/ .*/, '')))].sort()).toEqual(methodsOf(api).sort());
});

test('the rows are those of 100 endpoints', async () => {
  const routes = new Set<string>();
  for (const row of ROWS) {
    answer = answerOf(row);
    await row.call(api);
    routes.add(calls.at(-1)?.route ?? '');
  }
  expect(routes.size).toBe(100);
});

test('what an endpoint is documented to refuse with comes with a remedy', () => {
  const codes = ROWS.flatMap(({ errors = [] }) => errors);
  expect([...new Set(codes)].filter((code) => !remedyFor(code))).toEqual([]);
});

describe('answers', () => {
  test('a message is taken as it is, where the server does not wrap it', async () => {
    answer = { body: { id: 'm', channel_id: 'c' } };
    expect(await api.messages.get('c', 'm')).toEqual({ id: 'm', channel_id: 'c' });
  });

  test('schedules are those there are', async () => {
    answer = { body: [{ id: '1', name: 'meet' }] };
    expect(await api.schedules.list('c')).toEqual([{ id: '1', name: 'meet' }]);
    expect(server.requests.at(-1)?.path).toBe('/channels/c/schedules');
  });
});

describe('repetition', () => {
  test.each([
    ['GET', () => api.users.me(), true],
    ['a send', () => api.messages.sendToUser('u', { msg_type: 0, content: 'x' }), false],
    ['an upload', () => api.media.upload('c2c', 'u', { file_type: 1 }), true],
    ['an upload that sends', () => api.media.upload('c2c', 'u', { file_type: 1, srv_send_msg: true }), false],
    ['a thread, although it is a PUT', () => api.forum.create('c', { title: '', content: '', format: 1 }), false],
  ])('%s: asked for again after a lost answer or not', async (_, call, again) => {
    answer = { body: {} };
    await call();
    expect(calls[0]?.idempotent).toBe(again);
  });
});

describe('ids', () => {
  test.each(['', '.', '..'])('%j is refused, since the path would be that of another endpoint', async (id) => {
    const before = server.requests.length;
    await expect(api.channels.delete(id)).rejects.toThrow('Did not send DELETE /channels/:id: an id');
    await expect(api.messages.recallFromChannel(id, 'm')).rejects.toMatchObject({ code: 'PLUGIN' });
    expect(server.requests).toHaveLength(before);
  });

  test('are encoded, and a path given as text is taken as it is', async () => {
    answer = { body: {} };
    await api.guilds.get('a/b?c#d');
    await api.rest.request('GET', '/guilds/x?with=query');
    expect(server.requests.slice(-2).map(({ path }) => path)).toEqual([
      '/guilds/a%2Fb%3Fc%23d',
      '/guilds/x?with=query',
    ]);
    expect(calls.map(({ route }) => route)).toEqual(['GET /guilds/:id', 'GET /guilds/x']);
  });
});

describe('options', () => {
  test('reach the call, and may name another rate', async () => {
    answer = { body: {} };
    const { signal } = new AbortController();
    await api.groups.get('g', { signal, timeoutMs: 5000, rate: undefined });
    expect(calls[0]).toMatchObject({ signal, timeoutMs: 5000, rate: undefined });
  });
});
