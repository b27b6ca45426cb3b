import { describe, expect, test } from 'vitest';
import { ApiError, NetworkError, PluginError } from '../../src/index.js';
import { AccessToken } from '../../src/rest/access-token.js';
import { RestClient, type RestClientOptions } from '../../src/rest/rest-client.js';
import { type Answer, startHttpServer } from '../helpers/http-server.js';
import { botFor, startPlatform } from '../helpers/scene.js';

/** A client of a server that hands out tokens and answers everything else as told. */
async function client(
  respond: (index: number, authorization: string) => Answer | 'cut' | undefined,
  options: Partial<RestClientOptions> = {},
) {
  let tokens = 0;
  let calls = 0;
  const server = await startHttpServer(({ path, headers }) =>
    path === '/token'
      ? { body: { access_token: `token-number-${++tokens}`, expires_in: '7200' } }
      : respond(calls++, String(headers.authorization)),
  );
  const token = new AccessToken({ url: `${server.url}/token`, appId: '1', clientSecret: 'secret-of-the-client' });
  const rest = new RestClient({ baseUrl: server.url, appId: '1', token, ...options });
  return {
    rest,
    server,
    get calls() {
      return server.requests.filter(({ path }) => path !== '/token');
    },
    get tokensAsked() {
      return server.requests.filter(({ path }) => path === '/token').length;
    },
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await rest.close();
      await token.close();
    },
  };
}

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => {
      throw new Error('was not refused');
    },
    (error: unknown) => error as ApiError,
  );

describe('a call', () => {
  test('carries token, app id and JSON, and gives the JSON of the answer', async () => {
    await using api = await client(() => ({ body: { id: 'x' } }));
    expect(await api.rest.request('POST', '/v2/things', { a: 1 })).toEqual({ id: 'x' });
    expect(api.calls).toMatchObject([
      {
        method: 'POST',
        path: '/v2/things',
        body: { a: 1 },
        headers: {
          authorization: 'QQBot token-number-1',
          'x-union-appid': '1',
          'content-type': 'application/json',
        },
      },
    ]);
  });

  test('an answer without a body is undefined', async () => {
    await using api = await client(() => ({ status: 204 }));
    expect(await api.rest.request('DELETE', '/thing')).toBeUndefined();
  });

  test('a base address with a path keeps it', async () => {
    await using api = await client(() => ({ body: {} }));
    const token = { get: () => 'proxy-token' } as unknown as AccessToken;
    const rest = new RestClient({ baseUrl: `${api.server.url}/proxy/`, appId: '1', token });
    await rest.request('GET', '/gateway');
    await rest.close();
    expect(api.calls[0]?.path).toBe('/proxy/gateway');
  });

  test('layers given see each call once, however often it is tried', async () => {
    const seen: string[] = [];
    await using api = await client((index) => (index < 2 ? { status: 500, body: {} } : { body: { ok: true } }));
    const undo = api.rest.outbound.use(async (call, next) => {
      seen.push(`${call.method} ${call.path}`);
      return next();
    });
    await api.rest.request('GET', '/x');
    expect(seen).toEqual(['GET /x']);
    expect(api.calls).toHaveLength(3);
    undo();
    await api.rest.request('GET', '/y');
    expect(seen).toEqual(['GET /x']);
  });
});

describe('refusals', () => {
  test('HTTP 200 with a code is a refusal', async () => {
    await using api = await client(() => ({ body: { code: 11253, message: 'no right' } }));
    expect(await refusal(api.rest.request('GET', '/x'))).toMatchObject({
      code: 11253,
      status: 200,
      reason: 'no right',
    });
  });

  test('code and err_code may differ, and either can be asked for', async () => {
    await using api = await client(() => ({ status: 400, body: { code: 850026, err_code: 40034001, message: 'm' } }));
    const error = await refusal(api.rest.request('GET', '/x'));
    expect([error.is(850026), error.is(40034001), error.is(1)]).toEqual([true, true, false]);
  });

  test('a body that is HTML gives the status and the beginning of the text', async () => {
    const html = `<html><h1>413 Request Entity Too Large</h1>${'x'.repeat(500)}</html>`;
    await using api = await client(() => ({ status: 413, body: html }));
    const error = await refusal(api.rest.request('POST', '/x', {}));
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ code: 413, status: 413 });
    expect(error.reason).toContain('413 Request Entity Too Large');
    expect(error.reason.length).toBeLessThanOrEqual(120);
  });

  test('HTML with HTTP 200 is a refusal, too', async () => {
    await using api = await client(() => ({ body: '<html>log in to the network</html>' }));
    expect(await refusal(api.rest.request('GET', '/x'))).toMatchObject({ code: 200, status: 200 });
  });

  test.each([
    ['the body', { trace_id: 'from-body' }, { 'X-Tps-trace-ID': 'from-header' }, 'from-body'],
    ['the header', {}, { 'X-Tps-trace-ID': 'from-header' }, 'from-header'],
  ])('the trace id is that of %s', async (_, body, headers, expected) => {
    await using api = await client(() => ({ status: 400, body: { code: 1, ...body }, headers }));
    const error = await refusal(api.rest.request('GET', '/x'));
    expect(error.traceId).toBe(expected);
    expect(error.message).toContain(`trace ${expected}`);
  });

  test('202 with an error-shaped body means accepted', async () => {
    const body = { code: 304023, message: 'waiting for audit', data: { message_audit: { audit_id: 'a' } } };
    await using api = await client(() => ({ status: 202, body }));
    expect(await api.rest.request('POST', '/x', {})).toEqual(body);
  });

  test('an error tells what to do in both languages', async () => {
    await using api = await client(() => ({ status: 401, body: { code: 11298, message: '接口访问源IP不在白名单' } }));
    const error = await refusal(api.rest.request('GET', '/x'));
    expect(error.in('en')).toContain("This machine's public IP is not on the allow-list");
    expect(error.in('zh-CN')).toContain('本机出口 IP 不在白名单');
  });
});

describe('a refused token', () => {
  test.each([11241, 11243, 11244])('code %i renews it once and tries once more', async (code) => {
    await using api = await client((_, authorization) =>
      authorization === 'QQBot token-number-1' ? { status: 401, body: { code } } : { body: { fine: true } },
    );
    expect(await api.rest.request('POST', '/x', {})).toEqual({ fine: true });
    expect([api.calls.length, api.tokensAsked]).toEqual([2, 2]);
  });

  test('a second refusal is the error', async () => {
    await using api = await client(() => ({
      status: 500,
      body: { code: 11244, message: 'token not exist or expire' },
    }));
    const error = await refusal(api.rest.request('GET', '/x'));
    expect(error).toMatchObject({ code: 11244, status: 500 });
    expect(error.message).toContain('check the credentials and the clock');
    expect([api.calls.length, api.tokensAsked]).toEqual([2, 2]);
  });

  test('parallel calls share one renewal', async () => {
    await using api = await client((_, authorization) =>
      authorization === 'QQBot token-number-1' ? { status: 401, body: { code: 11244 } } : { body: { fine: true } },
    );
    await Promise.all(Array.from({ length: 10 }, () => api.rest.request('GET', '/x')));
    expect(api.tokensAsked).toBe(2);
    expect(api.calls).toHaveLength(20);
  });

  test('with the emulator: a reset of all tokens is survived by calls under way', async () => {
    await using emulator = await startPlatform();
    await using bot = botFor(emulator);
    await bot.api.users.me();
    emulator.bot.tokens.revokeAll();
    const users = await Promise.all([bot.api.users.me(), bot.api.users.me(), bot.api.users.me()]);
    expect(users.map(({ username }) => username)).toEqual(['demo-bot', 'demo-bot', 'demo-bot']);
    const tokenCalls = emulator.log.entries.filter((entry) => entry.kind === 'call' && entry.path.startsWith('/app/'));
    expect(tokenCalls).toHaveLength(2);
  });
});

describe.concurrent('repeating', () => {
  test('GET is asked again after a lost answer', async () => {
    await using api = await client((index) => (index === 0 ? 'cut' : { body: { fine: true } }));
    expect(await api.rest.request('GET', '/x')).toEqual({ fine: true });
  });

  test('POST is not, unless it says that it may be', async () => {
    await using api = await client((index) => (index % 2 === 0 ? 'cut' : { body: { fine: true } }));
    const error = await refusal(api.rest.request('POST', '/x', {}));
    expect(error).toBeInstanceOf(NetworkError);
    expect(api.calls).toHaveLength(1);
    expect(await api.rest.request('POST', '/x', {}, { idempotent: true }).catch(() => 'cut')).toEqual({
      fine: true,
    });
  });

  test('a lost answer is what is told, although a later try never got through', async () => {
    await using api = await client(() => 'cut');
    let asked = 0;
    const failsLater = {
      get: () => {
        if (asked++ === 0) return 'a-token';
        throw new NetworkError({ method: 'POST', path: '/token', mayHaveArrived: false });
      },
    } as unknown as AccessToken;
    const rest = new RestClient({ baseUrl: api.server.url, appId: '1', token: failsLater });
    const error = await refusal(rest.request('POST', '/x', {}, { idempotent: true }));
    await rest.close();
    expect(error).toMatchObject({ code: 'NETWORK', path: '/x', mayHaveArrived: true });
  });

  test('a platform that stays down is tried four times', async () => {
    await using api = await client(() => ({ status: 503, body: { message: 'down' } }));
    const error = await refusal(api.rest.request('GET', '/x'));
    expect(error).toMatchObject({ status: 503, tries: 4 });
    expect(api.calls).toHaveLength(4);
  });

  test('no try begins after the deadline', async () => {
    await using api = await client(() => ({ status: 503, body: {} }));
    const error = await refusal(api.rest.request('GET', '/x', undefined, { deadline: Date.now() }));
    expect(error.tries).toBe(1);
    expect(api.calls).toHaveLength(1);
  });

  test('an answer that takes too long is a network error', async () => {
    await using api = await client(() => undefined);
    const error = await refusal(api.rest.request('POST', '/x', {}, { timeoutMs: 50 }));
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({ mayHaveArrived: true });
  });

  test('nobody listening is a network error that says nothing was done', async () => {
    await using api = await client(() => ({}));
    const token = { get: () => 'any-token' } as unknown as AccessToken;
    const rest = new RestClient({ baseUrl: 'http://127.0.0.1:1', appId: '1', token });
    const error = await refusal(rest.request('POST', '/x', {}, { deadline: Date.now() }));
    await rest.close();
    expect(error).toMatchObject({ code: 'NETWORK', mayHaveArrived: false });
    expect(error.message).toContain('It had no effect; check the network and endpoints.');
    expect(api.calls).toEqual([]);
  });
});

describe('an aborted call', () => {
  test('ends with the reason given', async () => {
    await using api = await client(() => undefined);
    const signal = AbortSignal.timeout(30);
    await expect(api.rest.request('GET', '/x', undefined, { signal })).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  test('is not sent when it was aborted before', async () => {
    await using api = await client(() => ({ body: {} }));
    const reason = new PluginError({ 'zh-CN': '算了', en: 'never mind' });
    await expect(api.rest.request('GET', '/x', undefined, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(api.calls).toEqual([]);
  });

  test('is not tried again while it waits', async () => {
    await using api = await client(() => ({ status: 503, body: {} }));
    const controller = new AbortController();
    const call = refusal(api.rest.request('GET', '/x', undefined, { signal: controller.signal }));
    await new Promise((resolve) => setTimeout(resolve, 30));
    controller.abort();
    await call;
    expect(api.calls.length).toBeLessThan(4);
  });
});
