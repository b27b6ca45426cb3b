import { describe, expect, test } from 'vitest';
import { apiClient } from './helpers/api-client.js';
import { login } from './helpers/gateway-client.js';
import { type Answerer, type Received, type Reply, WebhookReceiver, wellBehaved } from './helpers/webhook-receiver.js';
import { PATIENT, SECRET, startWebhook, type WebhookScene } from './helpers/webhook-scene.js';

const deliveries = ({ emulator }: Pick<WebhookScene, 'emulator'>) =>
  emulator.log.entries.filter((entry) => entry.kind === 'webhook').filter(({ op }) => op === 0);

const notes = ({ emulator }: Pick<WebhookScene, 'emulator'>) =>
  emulator.log.entries.filter(({ kind }) => kind === 'note');

/** Events are answered one after the other with these, then as they should be; `undefined` = never. */
function answersWith(...replies: (Reply | undefined)[]): Answerer {
  const usual = wellBehaved(SECRET);
  return (request) => (request.op === 0 && replies.length > 0 ? replies.shift() : usual(request));
}

describe('delivery', () => {
  test('an event arrives as a signed POST with the headers of the platform', async () => {
    await using scene = await startWebhook();
    const said = await scene.emulator.user('amy').says('你好');
    const request = await scene.receiver.next();
    expect(request).toMatchObject({ method: 'POST', path: '/qqbot', isSigned: true });
    expect(request.headers).toMatchObject({
      'User-Agent': 'QQBot-Callback',
      'X-Bot-Appid': scene.emulator.bot.appId,
      'X-Signature-Ed25519': expect.stringMatching(/^[0-9a-f]{128}$/),
      'X-Signature-Timestamp': expect.stringMatching(/^\d{10}$/),
      'X-Tps-trace-ID': expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect(JSON.parse(request.raw)).toEqual({
      id: expect.stringMatching(/^C2C_MESSAGE_CREATE:/),
      op: 0,
      t: 'C2C_MESSAGE_CREATE',
      d: expect.objectContaining({ id: said.id, content: '你好' }),
    });
  });

  test('the bot answers by REST, and the answer is bound to the message as everywhere', async () => {
    await using scene = await startWebhook();
    const { post } = await apiClient(scene.emulator);
    const amy = scene.emulator.user('amy');
    const said = await amy.says('hi');
    const { d } = await scene.receiver.next();
    const body = { content: 'ho', msg_id: d['id'], msg_seq: 1 };
    await post(`/v2/users/${amy.openid}/messages`, body);
    expect((await said.nextReply()).content).toBe('ho');
    expect((await post(`/v2/users/${amy.openid}/messages`, body)).body['code']).toBe(40_054_005);
  });

  test('a click arrives with the id the acknowledgement takes', async () => {
    await using scene = await startWebhook();
    const { post, call } = await apiClient(scene.emulator);
    const amy = scene.emulator.user('amy');
    const action = { type: 1, data: 'x', permission: { type: 2 } };
    const rows = [{ buttons: [{ id: 'ok', render_data: { label: 'OK' }, action }] }];
    const message = { msg_type: 2, markdown: { content: 'x' }, keyboard: { content: { rows } } };
    await post(`/v2/users/${amy.openid}/messages`, message);
    const clicking = amy.clicks(await amy.nextActiveMessage(), 'ok');
    const { d } = await scene.receiver.next();
    await call('PUT', `/interactions/${String(d['id'])}`, { code: 0 });
    expect(await clicking).toMatchObject({ acked: true, code: 0 });
  });

  test('events go to the webhook and not to the gateway, whatever the intents, until it is taken away', async () => {
    await using scene = await startWebhook();
    const { token } = await apiClient(scene.emulator);
    const { client } = await login(scene.emulator, token, 0);
    await scene.emulator.channel('general').member('ben').says('hi');
    expect((await scene.receiver.next()).t).toBe('AT_MESSAGE_CREATE');
    await scene.emulator.bot.setWebhook(undefined);
    scene.emulator.dispatch('SOMETHING_NEW', {});
    expect(await client.next()).toMatchObject({ t: 'SOMETHING_NEW', s: 2 });
    expect(scene.receiver.events).toHaveLength(1);
  });

  test('one event does not wait for another', async () => {
    await using scene = await startWebhook();
    const { receiver, emulator } = scene;
    const answered: ((reply: Reply) => void)[] = [];
    receiver.answer = async () => new Promise((resolve) => answered.push(resolve));
    for (let n = 0; n < 10; n += 1) await emulator.user(`user ${n}`).says('hi');
    await expect.poll(() => answered.length, PATIENT).toBe(10);
    for (const answer of answered) answer({});
    await expect.poll(() => deliveries(scene).map(({ status }) => status), PATIENT).toEqual(Array(10).fill(200));
  });

  test('a bot that answers nothing gets 64 at once, and what comes beyond 5000 is given up', {
    timeout: 60_000,
  }, async () => {
    await using scene = await startWebhook({ webhookTimeoutMs: 60_000 });
    scene.receiver.answer = () => undefined;
    for (let n = 0; n < 5001; n += 1) scene.emulator.dispatch('SOMETHING_NEW', { n });
    expect(notes(scene)).toMatchObject([{ rule: { en: expect.stringContaining('answers too slowly') } }]);
    await expect.poll(() => scene.receiver.events.length, { timeout: 30_000 }).toBe(64);
  });

  test('the signature follows the real clock, on which the bot compares', async () => {
    await using scene = await startWebhook({}, () => 0);
    const before = Math.floor(Date.now() / 1000);
    await scene.emulator.user('amy').says('hi');
    const { headers } = await scene.receiver.next();
    expect(Number(headers['X-Signature-Timestamp'])).toBeGreaterThanOrEqual(before);
  });

  test('each bot has a webhook of its own, signed with its own secret', async () => {
    await using scene = await startWebhook();
    const { emulator } = scene;
    await using other = await WebhookReceiver.listen('another secret');
    const second = emulator.addBot({ clientSecret: 'another secret' });
    await second.setWebhook(other.url);
    await second.user('amy').says('to the second');
    expect(await other.next()).toMatchObject({ isSigned: true, headers: { 'X-Bot-Appid': second.appId } });
    await emulator.user('amy').says('to the first');
    expect(await scene.receiver.next()).toMatchObject({ isSigned: true, d: { content: 'to the first' } });
  });

  test('a guild channel may be written to although no bot is on the gateway', async () => {
    await using scene = await startWebhook();
    const { post } = await apiClient(scene.emulator);
    const { id } = scene.emulator.channel('general');
    expect((await post(`/channels/${id}/messages`, { content: 'hi' })).status).toBe(200);
    await scene.emulator.bot.setWebhook(undefined);
    expect((await post(`/channels/${id}/messages`, { content: 'hi' })).body['code']).toBe(304_018);
  });
});

describe('what counts as delivered', () => {
  test.each<[string, Reply]>([
    ['op 12 with d 0', { body: { op: 12, d: 0 } }],
    ['op 12 with an object', { body: { op: 12, d: {} } }],
    ['an empty 204', { status: 204 }],
    ['a 200 with any text', { body: 'ok' }],
  ])('%s', async (_, reply) => {
    await using scene = await startWebhook({ webhookRetryMs: 0 });
    scene.receiver.answer = answersWith(reply);
    await scene.emulator.user('amy').says('hi');
    await expect.poll(() => deliveries(scene).length, PATIENT).toBe(1);
    expect(deliveries(scene)[0]?.rule).toBeUndefined();
    // a second event, delivered after a possible repetition of the first
    await scene.emulator.user('amy').says('ho');
    await expect.poll(() => deliveries(scene).length, PATIENT).toBe(2);
    expect(scene.receiver.events.map(({ d }) => d['content'])).toEqual(['hi', 'ho']);
  });

  test.each<[string, Reply | undefined, number, string]>([
    ['op 12 with d 1', { body: { op: 12, d: 1 } }, 200, 'asks for the event again'],
    ['a 500', { status: 500 }, 500, 'The bot answered HTTP 500 instead of 2xx.'],
    ['a 401', { status: 401 }, 401, 'Was the signature refused?'],
    ['a redirect, which is not followed', { status: 302 }, 302, 'HTTP 302'],
    ['silence', undefined, 0, 'No answer came within 1500 ms. Answer first, work afterwards.'],
  ])('not %s: the event comes again with the same id', async (_, reply, status, rule) => {
    await using scene = await startWebhook({ webhookTimeoutMs: 1500, webhookAttempts: 10 });
    scene.receiver.answer = answersWith(reply);
    await scene.emulator.user('amy').says('hi');
    const first = await scene.receiver.next();
    const second = await scene.receiver.next();
    expect([second.raw, second.isSigned]).toEqual([first.raw, true]);
    await expect.poll(() => deliveries(scene).length, PATIENT).toBeGreaterThan(1);
    const [failed, repeated] = deliveries(scene);
    const said = { en: expect.stringContaining(rule), 'zh-CN': expect.any(String) };
    expect(failed).toMatchObject({ attempt: 1, status, rule: said });
    expect(repeated).toMatchObject({ attempt: 2, id: first.id, t: 'C2C_MESSAGE_CREATE' });
  });

  test('a repetition is signed anew', async () => {
    await using scene = await startWebhook({ webhookRetryMs: 1100 });
    scene.receiver.answer = answersWith({ status: 500 });
    await scene.emulator.user('amy').says('hi');
    const [first, second] = [await scene.receiver.next(), await scene.receiver.next()];
    const stamps = [first, second].map(({ headers }) => Number(headers['X-Signature-Timestamp']));
    expect(stamps[1]).toBeGreaterThan(stamps[0] ?? 0);
    expect(second.isSigned).toBe(true);
  });

  test('after the last attempt the event is given up, and the log says why', async () => {
    await using scene = await startWebhook({ webhookAttempts: 2 });
    scene.receiver.answer = () => ({ status: 503, body: 'busy' });
    const said = await scene.emulator.user('amy').says('hi');
    await expect.poll(() => notes(scene).length, PATIENT).toBe(1);
    expect(notes(scene)[0]).toMatchObject({
      text: { en: 'C2C_MESSAGE_CREATE was not delivered and will not be tried again.' },
      rule: { en: 'The bot answered HTTP 503 instead of 2xx.' },
    });
    expect(deliveries(scene)).toMatchObject([
      { attempt: 1, status: 503, responseBody: 'busy', url: scene.receiver.url, durationMs: expect.any(Number) },
      { attempt: 2, status: 503 },
    ]);
    await expect(said.nextReply(1)).rejects.toThrow(
      `C2C_MESSAGE_CREATE ${scene.receiver.url} -> 503 : The bot answered HTTP 503 instead of 2xx.`,
    );
  });

  test('the log shows neither the query of the address nor who logs in with it', async () => {
    await using scene = await startWebhook();
    const { host } = new URL(scene.receiver.url);
    await scene.emulator.bot.setWebhook(`http://user:hush@${host}/qqbot?key=hush`);
    await scene.emulator.user('amy').says('hi');
    const { path, headers } = await scene.receiver.next();
    expect([path, headers['Authorization']]).toEqual(['/qqbot?key=hush', `Basic ${btoa('user:hush')}`]);
    await expect.poll(() => deliveries(scene).length, PATIENT).toBe(1);
    expect(JSON.stringify(scene.emulator.log.entries)).not.toContain('hush');
  });

  test('an address that was taken away gets nothing more, not even a repetition', async () => {
    await using scene = await startWebhook({ webhookRetryMs: 60_000 });
    scene.receiver.answer = () => ({ status: 500 });
    await scene.emulator.user('amy').says('hi');
    await expect.poll(() => deliveries(scene).length, PATIENT).toBe(1);
    scene.emulator.settings.webhookAttempts = 1;
    const held: Received[] = [];
    scene.receiver.answer = (request) => void held.push(request);
    await scene.emulator.user('amy').says('ho');
    await expect.poll(() => held.length, PATIENT).toBe(1);
    await scene.emulator.bot.setWebhook(undefined);
    await expect.poll(() => deliveries(scene).length, PATIENT).toBe(2);
    expect(deliveries(scene)[1]).toMatchObject({ rule: { en: expect.stringContaining('was given up') } });
    expect(notes(scene)).toEqual([]);
  });
});
