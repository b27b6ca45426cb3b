import { WebSocket } from 'ws';
import { describe, expect, test } from 'vitest';
import { type Emulator, startEmulator } from '../../src/index.js';
import { startScene } from '../helpers/scene.js';
import { startReceiver } from '../helpers/webhook-scene.js';
import { fillWorld } from '../helpers/world.js';

interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

async function snapshot({ url }: Emulator, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(`${url}/_emulator/snapshot`, init);
  return { status: response.status, headers: response.headers, body: (await response.json()) as Answer['body'] };
}

const load = (emulator: Emulator, state: unknown): Promise<Answer> =>
  snapshot(emulator, { method: 'PUT', body: typeof state === 'string' ? state : JSON.stringify(state) });

describe('the snapshot of the control API', () => {
  test('gives what is saved, and loads it elsewhere', async () => {
    await using scene = await startScene();
    await fillWorld(scene.emulator, scene.api);
    const { status, headers, body } = await snapshot(scene.emulator);
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body).toEqual(scene.emulator.save());
    await using other = await startEmulator({ page: false, now: () => scene.clock.now });
    expect((await load(other, body)).status).toBe(200);
    expect(other.save()).toEqual(body);
    expect(other.bot.clientSecret).toBe(scene.emulator.bot.clientSecret);
  });

  test.each([
    ['no JSON', '{'],
    ['another version', { version: 0 }],
    ['a damaged state', { version: 1, settings: {}, bots: [{}], sessions: {} }],
  ])('refuses %s with 400, and says what to do', async (_, body) => {
    await using emulator = await startEmulator({ page: false });
    const before = emulator.save();
    const answer = await load(emulator, body);
    expect(answer.status).toBe(400);
    expect(answer.body['error']).toMatch(/start without a state\.$/);
    expect(emulator.save()).toEqual(before);
  });

  test('is closed to other pages, as it holds secrets', async () => {
    await using emulator = await startEmulator({ page: false });
    const response = await fetch(`${emulator.url}/_emulator/snapshot`, { headers: { origin: 'https://evil.example' } });
    expect(response.status).toBe(403);
    expect(await response.text()).not.toContain(emulator.bot.clientSecret);
  });

  test('lets open pages start afresh once another state is there', async () => {
    await using emulator = await startEmulator();
    const page = new WebSocket(`${emulator.url.replace('http', 'ws')}/_emulator/live`);
    await new Promise((resolve) => page.once('message', resolve));
    const closed = new Promise((resolve) => page.once('close', resolve));
    await load(emulator, emulator.save());
    await closed;
  });
});

describe('a bot with a webhook', () => {
  test('gets its events there after the state was loaded, without another validation', async () => {
    await using scene = await startReceiver();
    const { emulator, receiver, bot } = scene;
    await bot.setWebhook(`${receiver.url}?key=of-mine`);
    emulator.load(emulator.save());
    expect(emulator.bot).not.toBe(bot);
    await emulator.user('Ming').says('hello');
    expect(await receiver.next()).toMatchObject({
      t: 'C2C_MESSAGE_CREATE',
      isSigned: true,
      path: '/qqbot?key=of-mine',
    });
    expect(receiver.requests.filter(({ op }) => op === 13)).toHaveLength(1);
  });

  test('is asked again when its address had not been validated', async () => {
    await using scene = await startReceiver();
    const { emulator, receiver } = scene;
    const bots = [{ webhook: receiver.url }];
    receiver.answer = () => ({ status: 500 });
    await using waiting = await startEmulator({ page: false, state: emulator.save(), bots });
    await using again = await startEmulator({ page: false, state: waiting.save() });
    expect(again.bot.webhook).toMatchObject({ url: receiver.url, isValidated: false });
  });
});
