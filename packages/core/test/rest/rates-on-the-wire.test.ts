import type { Emulator } from '@qqbotjs/emulator';
import { describe, expect, test } from 'vitest';
import { ApiError, RateLimitError } from '../../src/index.js';
import type { AccessToken } from '../../src/rest/access-token.js';
import { RestClient } from '../../src/rest/rest-client.js';
import { type Answer, startHttpServer } from '../helpers/http-server.js';
import { botFor, startPlatform, startScene } from '../helpers/scene.js';

/** Calls of a path the emulator got, by status. */
function statuses(emulator: Emulator, path: string): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const entry of emulator.log.entries)
    if (entry.kind === 'call' && entry.path === path) counts[entry.status] = (counts[entry.status] ?? 0) + 1;
  return counts;
}

/** A client of a server that answers as told. */
async function clientOf(respond: (index: number) => Answer) {
  const server = await startHttpServer((_, index) => respond(index));
  const rest = new RestClient({ baseUrl: server.url, appId: '1', token: { get: () => 'x' } as unknown as AccessToken });
  return {
    rest,
    server,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await rest.close();
    },
  };
}

describe.concurrent('on the emulator, which enforces the documented rates', () => {
  test('120 calls of an endpoint that takes 50 a second all arrive, and none is refused', async ({ expect }) => {
    await using emulator = await startPlatform();
    await using bot = botFor(emulator);
    const begin = performance.now();
    await Promise.all(Array.from({ length: 120 }, () => bot.api.users.me()));
    expect(performance.now() - begin).toBeGreaterThan(2000);
    expect(statuses(emulator, '/users/@me')).toEqual({ 200: 120 });
  });

  test('a channel gets 5 messages a second, in order, and another does not wait for it', async ({ expect }) => {
    await using scene = await startScene({ setUp: (bot) => bot.on('AT_MESSAGE_CREATE', () => undefined) });
    const { emulator, bot } = scene;
    const [busy, quiet] = [emulator.channel('busy'), emulator.channel('quiet')];
    const sending = Array.from({ length: 12 }, (_, n) => bot.api.messages.sendToChannel(busy.id, { content: `${n}` }));
    await bot.api.messages.sendToChannel(quiet.id, { content: 'at once' });
    expect(busy.transcript.entries.length).toBeLessThan(12);
    await Promise.all(sending);
    const arrived = busy.transcript.entries.map(({ content }) => Number(content));
    // Five may be on their way together, so they are in order by fives.
    const byFives = [arrived.slice(0, 5), arrived.slice(5, 10), arrived.slice(10)];
    expect(byFives.flatMap((five) => five.sort((a, b) => a - b))).toEqual(sending.map((_, n) => n));
    expect(statuses(emulator, `/channels/${busy.id}/messages`)).toEqual({ 200: 12 });
  });

  test('a reply whose turn is after the end of its window is not sent, and its place in the budget is given back', async ({
    expect,
  }) => {
    const told: { error: unknown; remaining?: number }[] = [];
    await using scene = await startScene({
      config: { replies: { limits: { channel: { windowMs: 990, limit: 10 } } } },
      setUp: (bot) =>
        bot.on('message', (ctx) => {
          for (let n = 0; n < 6; n++)
            ctx.reply(`${n}`).catch((error: unknown) => told.push({ error, remaining: ctx.budget?.remaining }));
        }),
    });
    await scene.emulator.channel('busy').member('amy').says('hi');
    await expect.poll(() => told, { timeout: 5000 }).toEqual([{ error: expect.any(RateLimitError), remaining: 5 }]);
  });
});

describe.concurrent('a rate nobody documented', () => {
  test('is met once, and then approached from below: every call is made, few are refused', async ({ expect }) => {
    const LIMIT = 10;
    const passed: number[] = [];
    const refused: number[] = [];
    await using api = await clientOf(() => {
      const now = performance.now();
      const isFull = passed.filter((at) => now - at < 1000).length >= LIMIT;
      (isFull ? refused : passed).push(now);
      return isFull ? { status: 429, body: { code: 100017, message: 'too many' } } : { body: {} };
    });
    // More than it takes, all at once: the first of them teach the rest.
    await Promise.all(Array.from({ length: 30 }, () => api.rest.request('GET', '/things')));
    expect(passed).toHaveLength(30);
    const learnedAt = (refused[0] ?? 0) + 500;
    expect(refused.filter((at) => at > learnedAt).length).toBeLessThan(10);
  });
});

describe.concurrent('a refusal for coming too soon', () => {
  test.each([
    [429, 100017],
    [429, 22009],
    [400, 20028],
    [400, 1100308],
    [200, 50002],
  ])('with HTTP %i and %i is tried again, a send too', async (status, code) => {
    await using api = await clientOf((index) => (index === 0 ? { status, body: { code } } : { body: { id: 'm' } }));
    expect(await api.rest.request('POST', '/things', {})).toEqual({ id: 'm' });
  });

  test('is not when it is about replies that are used up', async () => {
    await using api = await clientOf(() => ({ status: 400, body: { code: 22009 } }));
    await expect(api.rest.request('POST', '/things', {})).rejects.toMatchObject({ code: 22009, tries: 1 });
  });
});

describe('Retry-After', () => {
  const inAnHour = new Date(Date.now() + 3_600_000).toUTCString();

  test.each([
    ['seconds', '3', 3000, 3000],
    ['a fraction of a second', '0.2', 200, 200],
    ['a date', inAnHour, 3_500_000, 3_600_000],
    ['a date in the past', new Date(0).toUTCString(), 0, 0],
  ])('in %s is understood', async (_, value, leastMs, mostMs) => {
    await using api = await clientOf(() => ({ status: 400, body: { code: 1 }, headers: { 'Retry-After': value } }));
    const error = await api.rest.request('GET', '/things').catch((thrown: unknown) => thrown);
    expect((error as ApiError).retryAfterMs).toBeGreaterThanOrEqual(leastMs);
    expect((error as ApiError).retryAfterMs).toBeLessThanOrEqual(mostMs);
  });

  test('that makes no sense is ignored', async () => {
    await using api = await clientOf(() => ({ status: 400, body: { code: 1 }, headers: { 'Retry-After': 'soon' } }));
    const error = await api.rest.request('GET', '/things').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiError);
    expect((error as ApiError).retryAfterMs).toBeUndefined();
  });

  test('is waited for by the next call of the route', async () => {
    await using api = await clientOf((index) =>
      index === 0 ? { status: 429, body: { code: 100017 }, headers: { 'Retry-After': '1' } } : { body: {} },
    );
    const begin = performance.now();
    await api.rest.request('GET', '/things');
    expect(performance.now() - begin).toBeGreaterThanOrEqual(990);
    expect(api.server.requests).toHaveLength(2);
  });
});
