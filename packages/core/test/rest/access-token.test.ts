import { startEmulator } from '@qqbotjs/emulator';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ApiError, NetworkError } from '../../src/index.js';
import { secrets } from '../../src/logging/secrets.js';
import { AccessToken } from '../../src/rest/access-token.js';
import { type Answer, startHttpServer } from '../helpers/http-server.js';

const CREDENTIALS = { appId: '102000001', clientSecret: 'a-secret-of-the-tests' };

/** A token endpoint that gives these answers in turn, the last one for ever, and a token that asks it. */
async function asking(...answers: (Answer | 'cut')[]) {
  const server = await startHttpServer((_, index) => answers[Math.min(index, answers.length - 1)]);
  const token = new AccessToken({ url: `${server.url}/app/getAppAccessToken`, ...CREDENTIALS });
  return {
    server,
    token,
    async [Symbol.asyncDispose]() {
      await token.close();
      await server[Symbol.asyncDispose]();
    },
  };
}

const lasting = (access_token: string, expires_in: unknown): Answer => ({ body: { access_token, expires_in } });

/** Moves the clock of this process; sockets and timers stay real. */
function setClock(ms: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: ms });
}

afterEach(() => {
  vi.useRealTimers();
});

describe('fetching', () => {
  test('asks with app id and secret, as text', async () => {
    await using scene = await asking(lasting('token-one', '7200'));
    expect(await scene.token.get()).toBe('token-one');
    expect(scene.server.requests).toMatchObject([
      { method: 'POST', path: '/app/getAppAccessToken', body: CREDENTIALS },
    ]);
    expect(scene.server.requests[0]?.headers.authorization).toBeUndefined();
  });

  test('callers share one request', async () => {
    await using scene = await asking(lasting('token-one', '7200'));
    const all = await Promise.all(Array.from({ length: 50 }, () => scene.token.get()));
    expect(new Set(all)).toEqual(new Set(['token-one']));
    expect(scene.server.requests).toHaveLength(1);
  });

  test('a failure is not kept: the next caller asks again', async () => {
    await using scene = await asking('cut', lasting('token-one', 7200));
    const error = await Promise.resolve(scene.token.get()).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({ mayHaveArrived: false, message: expect.stringContaining('It had no effect') });
    expect(await scene.token.get()).toBe('token-one');
  });

  test('a refusal with HTTP 200 is an error with its code and remedy', async () => {
    await using scene = await asking({ body: { code: 100016, message: 'invalid appid or secret' } });
    const error = await Promise.resolve(scene.token.get()).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ code: 100016, status: 200 });
    expect(String(error)).toContain('Check appId and clientSecret');
    expect(String(error)).not.toContain(CREDENTIALS.clientSecret);
  });

  test('an answer without a token says where to look', async () => {
    await using scene = await asking({ body: { hello: 'world' } });
    await expect(scene.token.get()).rejects.toThrow('Check that endpoints.token points to the right address');
  });
});

describe('life', () => {
  test.each([[undefined], ['soon']])('a life of %j is not asked about with every call', async (expiresIn) => {
    await using scene = await asking(lasting('token-one', expiresIn));
    for (let call = 0; call < 5; call++) expect(await scene.token.get()).toBe('token-one');
    expect(scene.server.requests).toHaveLength(1);
  });

  test.each([['7200'], [7200]])('a life of %j is good until its last 50 seconds', async (expiresIn) => {
    setClock(0);
    await using scene = await asking(lasting('token-one', expiresIn), lasting('token-two', expiresIn));
    await scene.token.get();
    setClock(7_149_000);
    expect(scene.token.get()).toBe('token-one');
    expect(scene.server.requests).toHaveLength(1);
    setClock(7_151_000);
    // The old one still works, so nobody waits for the new one.
    expect(scene.token.get()).toBe('token-one');
    await vi.waitFor(() => expect(scene.token.get()).toBe('token-two'));
    expect(scene.server.requests).toHaveLength(2);
  });

  test('after its end nobody gets the old one', async () => {
    setClock(0);
    await using scene = await asking(lasting('token-one', 100), lasting('token-two', 100));
    await scene.token.get();
    setClock(100_000);
    expect(await scene.token.get()).toBe('token-two');
  });

  test('when the platform gives the same token back, it is asked a few times and not with every call', async () => {
    setClock(0);
    let now = 0;
    const server = await startHttpServer(() => lasting('same', String(Math.ceil((7_200_000 - now) / 1000))));
    const token = new AccessToken({ url: `${server.url}/token`, ...CREDENTIALS });
    await token.get();
    for (now = 7_100_000; now < 7_199_000; now += 500) {
      setClock(now);
      for (let calls = 0; calls < 20; calls++) expect(await token.get()).toBe('same');
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(server.requests.length).toBeLessThan(12);
    await token.close();
    await server[Symbol.asyncDispose]();
  });

  test('a renewal that fails leaves the old one in use and is not repeated with every call', async () => {
    setClock(0);
    await using scene = await asking(lasting('token-one', 7200), { status: 500, body: { code: 100001 } });
    await scene.token.get();
    setClock(7_160_000);
    for (let calls = 0; calls < 20; calls++) {
      expect(scene.token.get()).toBe('token-one');
      await new Promise((resolve) => setTimeout(resolve, 3));
    }
    expect(scene.server.requests.length).toBeLessThanOrEqual(2);
  });

  test('with the emulator: the token of the last minute is replaced once', async () => {
    let now = Date.now();
    setClock(now);
    await using emulator = await startEmulator({ page: false, now: () => now });
    const { appId, clientSecret } = emulator.bot;
    const token = new AccessToken({ url: emulator.tokenUrl, appId, clientSecret });
    const first = await token.get();
    now += 7_155_000;
    setClock(now);
    expect(token.get()).toBe(first);
    await vi.waitFor(() => expect(token.get()).not.toBe(first));
    const calls = emulator.log.entries.filter(({ kind }) => kind === 'call');
    expect(calls).toHaveLength(2);
    await token.close();
  });
});

describe('renewing after a refusal', () => {
  test('parallel callers with the same refused token share one request', async () => {
    await using scene = await asking(lasting('token-one', 7200), lasting('token-two', 7200));
    await scene.token.get();
    const all = await Promise.all(Array.from({ length: 20 }, () => scene.token.renew('token-one')));
    expect(new Set(all)).toEqual(new Set(['token-two']));
    expect(scene.server.requests).toHaveLength(2);
  });

  test('who was refused with a token replaced meanwhile gets the newer one without asking', async () => {
    await using scene = await asking(lasting('token-one', 7200), lasting('token-two', 7200));
    await scene.token.get();
    await scene.token.renew('token-one');
    expect(await scene.token.renew('token-one')).toBe('token-two');
    expect(scene.server.requests).toHaveLength(2);
  });
});

describe('secrecy', () => {
  test('the secret and the token are masked wherever they turn up', async () => {
    await using scene = await asking(lasting('token-for-masking', 7200));
    await scene.token.get();
    expect(secrets.mask(`${CREDENTIALS.clientSecret} token-for-masking`)).toBe('[secret] [secret]');
  });

  // A replaced token is valid for up to a minute more, and calls under way still carry it.
  test('a token that was just replaced is masked, too', async () => {
    await using scene = await asking(lasting('token-before', 7200), lasting('token-after', 7200));
    await scene.token.get();
    await scene.token.renew('token-before');
    expect(secrets.mask('token-before token-after')).toBe('[secret] [secret]');
  });
});
