import { describe, expect, test } from 'vitest';
import { type EmulatorSettings, startEmulator, WebhookRefusal } from '../src/index.js';
import { type Answerer, type Reply, signatureOf, WebhookReceiver, wellBehaved } from './helpers/webhook-receiver.js';
import { PATIENT, SECRET, startReceiver } from './helpers/webhook-scene.js';

/** A port nobody listens at. */
async function freePort(): Promise<number> {
  await using receiver = await WebhookReceiver.listen(SECRET);
  return receiver.port;
}

/** Answers a validation with these fields, made from what it asked. */
const signs =
  (answer: (token: string, time: string) => Reply['body']): Answerer =>
  ({ d }) => ({ body: answer(String(d['plain_token']), String(d['event_ts'])) });

describe('an address is validated when it is set', () => {
  test('the bot is asked to sign a token, and the request is signed itself', async () => {
    await using scene = await startReceiver();
    await scene.bot.setWebhook(scene.receiver.url);
    expect(scene.bot.webhook).toMatchObject({ url: scene.receiver.url, isValidated: true });
    const [request] = scene.receiver.requests;
    expect(JSON.parse(request?.raw ?? '')).toEqual({
      d: {
        plain_token: expect.stringMatching(/^[A-Za-z0-9]{20}$/),
        event_ts: expect.stringMatching(/^\d{10}$/),
      },
      op: 13,
    });
    expect(request).toMatchObject({ isSigned: true, headers: { 'X-Bot-Appid': scene.bot.appId } });
  });

  test('with another token each time', async () => {
    await using scene = await startReceiver();
    for (let n = 0; n < 3; n += 1) await scene.bot.setWebhook(scene.receiver.url);
    expect(new Set(scene.receiver.requests.map(({ d }) => d['plain_token'])).size).toBe(3);
  });

  test('without a signature where the setting says so', async () => {
    await using scene = await startReceiver({ signValidation: false });
    const validates = wellBehaved(SECRET);
    scene.receiver.answer = (request) => validates({ ...request, isSigned: true });
    await scene.bot.setWebhook(scene.receiver.url);
    const names = Object.keys(scene.receiver.requests[0]?.headers ?? {});
    expect(names.filter((name) => name.startsWith('X-Signature'))).toEqual([]);
    expect(names).toContain('User-Agent');
  });

  test.each<[string, Answerer, string]>([
    ['another status', () => ({ status: 404 }), 'The bot answered HTTP 404 instead of 200. Is the path right?'],
    ['an empty 204', () => ({ status: 204 }), 'HTTP 204 instead of 200'],
    ['no JSON', () => ({ body: 'ok' }), 'The answer is no JSON object'],
    ['the answer to an event', () => ({ body: { op: 12, d: 0 } }), 'The plain_token of the answer is not the one'],
    ['no signature', signs((plain_token) => ({ plain_token })), 'The signature is wrong'],
    [
      'the signature of another secret',
      signs((plain_token, time) => ({ plain_token, signature: signatureOf('other', time + plain_token) })),
      "Does the bot have this app's secret?",
    ],
    [
      'a signature over both the wrong way round',
      signs((plain_token, time) => ({ plain_token, signature: signatureOf(SECRET, plain_token + time) })),
      'event_ts comes first',
    ],
    [
      'a signature over the token alone',
      signs((plain_token) => ({ plain_token, signature: signatureOf(SECRET, plain_token) })),
      'event_ts has to come before it',
    ],
    [
      'a signature in capitals',
      signs((plain_token, time) => ({
        plain_token,
        signature: signatureOf(SECRET, time + plain_token).toUpperCase(),
      })),
      'lower-case hex',
    ],
    [
      'a signature in base64',
      signs((plain_token, time) => ({
        plain_token,
        signature: Buffer.from(signatureOf(SECRET, time + plain_token), 'hex').toString('base64'),
      })),
      'it has to be hex',
    ],
  ])('refused for %s', async (_, answer, problem) => {
    await using scene = await startReceiver();
    scene.receiver.answer = answer;
    const refused = await scene.bot.setWebhook(scene.receiver.url).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(WebhookRefusal);
    expect((refused as WebhookRefusal).message).toContain(`The webhook address ${scene.receiver.url} was refused. `);
    expect((refused as WebhookRefusal).message).toContain(problem);
    expect((refused as WebhookRefusal).rule['zh-CN']).not.toBe('');
    expect(scene.bot.webhook).toBeUndefined();
  });

  test('refused while nobody listens there, and taken once somebody does', async () => {
    await using scene = await startReceiver();
    const port = await freePort();
    const url = `http://127.0.0.1:${port}/qqbot`;
    await expect(scene.bot.setWebhook(url)).rejects.toThrow(
      'The connection failed (ECONNREFUSED). Does the bot listen at this address?',
    );
    await using _ = await WebhookReceiver.listen(SECRET, port);
    await scene.bot.setWebhook(url);
    expect(scene.bot.webhook?.isValidated).toBe(true);
  });

  test('refused when the bot takes too long', async () => {
    await using scene = await startReceiver({ webhookTimeoutMs: 20 });
    scene.receiver.answer = () => undefined;
    await expect(scene.bot.setWebhook(scene.receiver.url)).rejects.toThrow('No answer came within 20 ms.');
  });

  test.each(['127.0.0.1:8080', 'ftp://127.0.0.1/', 'http://', ''])('%j is no address', async (url) => {
    await using scene = await startReceiver();
    await expect(scene.bot.setWebhook(url)).rejects.toThrow('an address that starts with http:// or https://');
  });

  test('a refused address changes nothing: events go to the former one', async () => {
    await using scene = await startReceiver();
    await scene.bot.setWebhook(scene.receiver.url);
    await expect(scene.bot.setWebhook('nowhere')).rejects.toThrow(WebhookRefusal);
    await scene.emulator.user('amy').says('hi');
    expect((await scene.receiver.next()).d['content']).toBe('hi');
  });
});

describe('an address the emulator was started with', () => {
  const startWith = async (webhook: string, settings: Partial<EmulatorSettings> = {}) =>
    startEmulator({
      page: false,
      bots: [{ clientSecret: SECRET, webhook }],
      settings: { webhookRetryMs: 50, ...settings },
    });

  const logged = (emulator: Awaited<ReturnType<typeof startWith>>) =>
    emulator.log.entries.filter((entry) => entry.kind === 'webhook');

  test('is validated at once when the bot is there', async () => {
    await using receiver = await WebhookReceiver.listen(SECRET);
    await using emulator = await startWith(receiver.url);
    await expect.poll(() => emulator.bot.webhook?.isValidated, PATIENT).toBe(true);
  });

  test('an event that was said before the bot came is delivered once it has, after one validation', async () => {
    const port = await freePort();
    await using emulator = await startWith(`http://127.0.0.1:${port}/qqbot`, { webhookAttempts: 1000 });
    for (const text of ['one', 'two']) await emulator.user('amy').says(text);
    await expect.poll(() => logged(emulator).length, PATIENT).toBeGreaterThan(1);
    expect(emulator.bot.webhook?.isValidated).toBe(false);
    await using receiver = await WebhookReceiver.listen(SECRET, port);
    const contents = [await receiver.next(), await receiver.next()].map(({ d }) => d['content']);
    expect(contents.sort()).toEqual(['one', 'two']);
    expect(receiver.requests.map(({ op }) => op)).toEqual([13, 0, 0]);
  });

  test('gets no event while it is not validated, and the log says why', async () => {
    await using receiver = await WebhookReceiver.listen(SECRET);
    receiver.answer = ({ op }) => (op === 13 ? { status: 401 } : {});
    await using emulator = await startWith(receiver.url, { webhookAttempts: 2, webhookRetryMs: 10 });
    await emulator.user('amy').says('hi');
    const notes = () => emulator.log.entries.filter(({ kind }) => kind === 'note');
    await expect.poll(() => notes().length, PATIENT).toBe(1);
    const rule = { en: expect.stringContaining('The bot answered HTTP 401 instead of 200.') };
    expect(notes()).toMatchObject([{ text: { en: expect.stringContaining('was not delivered') }, rule }]);
    expect(logged(emulator)[0]).toMatchObject({ op: 13, status: 401, rule });
    expect(receiver.events).toEqual([]);
  });

  test('has to be one', async () => {
    await expect(startWith('nowhere')).rejects.toThrow(WebhookRefusal);
  });
});

describe('by HTTP', () => {
  test('the address is set, shown and taken away; a refusal says what was wrong', async () => {
    await using scene = await startReceiver();
    const { url } = scene.receiver;
    const patch = async (body: object) => {
      const response = await fetch(`${scene.emulator.url}/_emulator/bots`, {
        method: 'PATCH',
        body: JSON.stringify(body),
      });
      return { status: response.status, body: (await response.json()) as unknown };
    };
    const webhook = { url, isValidated: true };
    const { appId } = scene.bot;
    expect(await patch({ webhook: url })).toMatchObject({ status: 200, body: { appId, online: true, webhook } });
    const state = await (await fetch(`${scene.emulator.url}/_emulator/state`)).json();
    expect(state).toMatchObject({ bots: [{ appId, online: true, webhook }] });
    scene.receiver.answer = () => ({ status: 500 });
    expect(await patch({ bot: appId, webhook: url })).toEqual({
      status: 409,
      body: { error: `The webhook address ${url} was refused. The bot answered HTTP 500 instead of 200.` },
    });
    expect(await patch({ webhook: 5 })).toMatchObject({ status: 400 });
    expect(scene.bot.webhook?.isValidated).toBe(true);
    expect(await patch({ webhook: null })).toMatchObject({ status: 200, body: { online: false } });
    expect(scene.bot.webhook).toBeUndefined();
  });
});
