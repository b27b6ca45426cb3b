import { describe, expect, test } from 'vitest';
import { type FaultName, type FaultOptions, startEmulator } from '../src/index.js';
import { type Received, signatureOf, WebhookReceiver, wellBehaved } from './helpers/webhook-receiver.js';
import { PATIENT, SECRET, startWebhook, type WebhookScene } from './helpers/webhook-scene.js';

/** Waits until the log holds so many requests of a fault. */
async function logged({ emulator }: WebhookScene, fault: FaultName, count: number) {
  const entries = () =>
    emulator.log.entries.filter((entry) => entry.kind === 'webhook').filter((entry) => entry.fault === fault);
  await expect.poll(() => entries().length, PATIENT).toBe(count);
  return entries();
}

const once = (scene: WebhookScene, fault: FaultName, options: FaultOptions = {}) =>
  scene.emulator.faults.start(fault, { times: 1, ...options });

describe('what goes wrong with webhooks', () => {
  test('webhook-thrice: one event comes three times with the same id, the next one once', async () => {
    await using scene = await startWebhook();
    once(scene, 'webhook-thrice');
    await scene.emulator.user('amy').says('hi');
    const [first, ...others] = [await scene.receiver.next(), await scene.receiver.next(), await scene.receiver.next()];
    for (const other of others) expect(other).toMatchObject({ raw: first?.raw, isSigned: true });
    await scene.emulator.user('amy').says('ho');
    expect((await scene.receiver.next()).d['content']).toBe('ho');
    expect(scene.receiver.events).toHaveLength(4);
  });

  test('webhook-late: an answer the bot is still working on is not waited for, nor is one that came', async () => {
    await using scene = await startWebhook();
    once(scene, 'webhook-late', { timeoutMs: 500 });
    const usual = wellBehaved(SECRET);
    let isFirst = true;
    scene.receiver.answer = (request) => {
      if (!isFirst) return usual(request);
      isFirst = false;
      return undefined;
    };
    await scene.emulator.user('amy').says('hi');
    const [first, second] = [await scene.receiver.next(), await scene.receiver.next()];
    expect(second.id).toBe(first.id);
    expect(await logged(scene, 'webhook-late', 1)).toMatchObject([{ attempt: 1, status: 0 }]);

    once(scene, 'webhook-late', { timeoutMs: 10_000 });
    await scene.emulator.user('amy').says('ho');
    const [third, fourth] = [await scene.receiver.next(), await scene.receiver.next()];
    expect(fourth.id).toBe(third.id);
    expect(await logged(scene, 'webhook-late', 2)).toMatchObject([{}, { attempt: 1, status: 200 }]);
  });

  test('webhook-forged: wrong signatures of five kinds come before the true event, each with its id', async () => {
    await using scene = await startWebhook();
    once(scene, 'webhook-forged');
    await scene.emulator.user('amy').says('hi');
    const forged = await logged(scene, 'webhook-forged', 5);
    const events = [];
    for (let n = 0; n < 6; n += 1) events.push(await scene.receiver.next());
    expect(events.map(({ isSigned }) => isSigned)).toEqual([false, false, false, false, false, true]);
    expect(new Set(events.map(({ id }) => id)).size).toBe(1);
    const signatures = events.map(({ headers }) => headers['X-Signature-Ed25519']);
    expect(signatures.map((signature) => signature?.length)).toEqual([128, undefined, 64, 128, 128, 128]);
    expect(Number.parseInt(signatures[3]?.slice(-2) ?? '', 16) & 224).toBe(224);
    for (const { status, rule } of forged) expect([status, rule]).toEqual([401, undefined]);
  });

  test('webhook-forged: a bot that compares its own JSON instead of the bytes is told about it', async () => {
    await using scene = await startWebhook();
    once(scene, 'webhook-forged');
    scene.receiver.answer = ({ raw, headers }) => {
      const body = JSON.stringify(JSON.parse(raw));
      const isSigned =
        headers['X-Signature-Ed25519'] === signatureOf(SECRET, `${headers['X-Signature-Timestamp']}${body}`);
      return { status: isSigned ? 200 : 401 };
    };
    await scene.emulator.user('amy').says('hi');
    const forged = await logged(scene, 'webhook-forged', 5);
    expect(forged.map(({ rule }) => rule?.en.includes('check the bytes as they came'))).toEqual([
      ...Array(4).fill(undefined),
      true,
    ]);
  });

  test('webhook-replayed: a delivered event comes again, signed a day ago', async () => {
    await using scene = await startWebhook();
    once(scene, 'webhook-replayed');
    await scene.emulator.user('amy').says('hi');
    const [event, replay] = [await scene.receiver.next(), await scene.receiver.next()];
    expect([replay.raw, replay.isSigned]).toEqual([event.raw, true]);
    const signedAt = ({ headers }: Received) => Number(headers['X-Signature-Timestamp']);
    expect(Math.abs(signedAt(event) - 86_400 - signedAt(replay))).toBeLessThan(60);
    once(scene, 'webhook-replayed', { ageSeconds: 10_000_000 });
    await scene.emulator.user('amy').says('ho');
    await scene.receiver.next();
    expect(signedAt(await scene.receiver.next())).toBeLessThan(signedAt(event) - 9_000_000);
  });

  test('webhook-unsigned-validation: a careful bot signs nothing, a careless one is told what it has done', async () => {
    await using scene = await startWebhook();
    scene.emulator.faults.start('webhook-unsigned-validation');
    const [refused] = await logged(scene, 'webhook-unsigned-validation', 1);
    const { headers, d } = scene.receiver.requests.at(-1) as (typeof scene.receiver.requests)[number];
    expect(Object.keys(headers).filter((name) => name.startsWith('X-Signature'))).toEqual([]);
    expect(JSON.parse(String(d['plain_token']))).toMatchObject({ op: 0, t: 'C2C_MESSAGE_CREATE' });
    expect([refused?.op, refused?.status, refused?.rule]).toEqual([13, 401, undefined]);

    const signsAll = wellBehaved(SECRET);
    scene.receiver.answer = (request) => signsAll({ ...request, isSigned: true });
    scene.emulator.faults.start('webhook-unsigned-validation');
    const [, signed] = await logged(scene, 'webhook-unsigned-validation', 2);
    expect(signed?.rule?.en).toContain('which anyone can send in the name of the platform');
  });

  test('webhook-oversized: a correctly signed body of just so many bytes, once', async () => {
    await using scene = await startWebhook();
    scene.emulator.faults.start('webhook-oversized', { bytes: 3_000_000 });
    const { raw, isSigned } = await scene.receiver.next();
    expect([raw.length, isSigned]).toEqual([3_000_000, true]);
    expect(await logged(scene, 'webhook-oversized', 1)).toMatchObject([{ status: 200 }]);
    expect(JSON.stringify(scene.emulator.log.entries).length).toBeLessThan(100_000);
  });

  test('webhook-oversized: a bot that answers early and hangs up does no harm', async () => {
    await using scene = await startWebhook();
    scene.receiver.refusesAbove = 1_000_000;
    scene.emulator.faults.start('webhook-oversized', { bytes: 12_000_000 });
    await logged(scene, 'webhook-oversized', 1);
    await scene.emulator.user('amy').says('hi');
    expect((await scene.receiver.next()).d['content']).toBe('hi');
  });

  test('duplicate-dispatch concerns webhooks, too', async () => {
    await using scene = await startWebhook();
    once(scene, 'duplicate-dispatch');
    await scene.emulator.user('amy').says('hi');
    const [first, second] = [await scene.receiver.next(), await scene.receiver.next()];
    expect(second.id).toBe(first.id);
  });

  test('nothing of it reaches a bot whose address is not validated', async () => {
    await using receiver = await WebhookReceiver.listen(SECRET);
    receiver.answer = ({ op }) => (op === 13 ? { status: 404 } : {});
    const bots = [{ clientSecret: SECRET, webhook: receiver.url }];
    await using emulator = await startEmulator({ page: false, bots, settings: { webhookAttempts: 1 } });
    emulator.faults.start('webhook-oversized', { bytes: 1000 });
    emulator.faults.start('webhook-unsigned-validation');
    emulator.faults.start('webhook-forged');
    await emulator.user('amy').says('hi');
    await expect.poll(() => emulator.log.entries.filter(({ kind }) => kind === 'note').length, PATIENT).toBe(1);
    expect(receiver.requests.filter(({ op, isSigned }) => op !== 13 || !isSigned)).toEqual([]);
  });
});
