import { describe, expect, test } from 'vitest';
import { type Emulator, startEmulator } from '../src/index.js';
import { apiClient } from './helpers/api-client.js';
import { login } from './helpers/gateway-client.js';

const SILK = Buffer.from('\x02#!SILK_V3 and so on', 'latin1');
const DEV = { scene: 'group', name: 'dev' } as const;
const NOW = Date.parse('2026-09-10T10:00:00+08:00');

interface Answer {
  [field: string]: unknown;
  error?: string;
}

async function call({ url }: Emulator, method: string, path: string, body?: object) {
  const raw = Buffer.isBuffer(body) ? new Uint8Array(body) : body && JSON.stringify(body);
  const response = await fetch(`${url}/_emulator${path}`, { method, body: raw });
  return { status: response.status, body: (await response.json()) as Answer };
}

describe('what the page does by HTTP', () => {
  test('a file is kept, told by its content, sent with a message, and read by the bot until its address expires', async () => {
    const clock = { now: NOW };
    await using emulator = await startEmulator({ now: () => clock.now });
    const { client } = await login(emulator, (await apiClient(emulator)).token);
    const kept = await call(emulator, 'POST', '/files?name=hello.txt', SILK);
    expect(kept.body).toMatchObject({ fileType: 3, name: 'hello.txt', size: SILK.length });
    const file = { key: kept.body['key'], name: 'hello.silk' };
    expect((await call(emulator, 'POST', '/say', { ...DEV, person: 'Hong', text: '', file })).status).toBe(200);
    const { d } = (await client.next()) as { d: { attachments: { url: string }[] } };
    expect(d.attachments).toMatchObject([{ content_type: 'voice', filename: 'hello.silk', size: SILK.length }]);
    const url = d.attachments[0]?.url ?? '';
    expect(Buffer.from(await (await fetch(url)).arrayBuffer())).toEqual(SILK);
    const longer = new URL(url);
    longer.searchParams.set('expires', String(NOW + 48 * 60 * 60_000));
    expect((await fetch(longer)).status).toBe(403);
    longer.searchParams.set('expires', '');
    expect((await fetch(longer)).status).toBe(403);
    clock.now += 24 * 60 * 60_000;
    expect((await fetch(url)).status).toBe(403);
    const shown = emulator.group('dev').transcript.entries[0]?.media;
    expect((await fetch(shown?.url ?? '')).status).toBe(200);
  });

  test.each([
    ['a file that is not there', '/say', { ...DEV, person: 'Ming', text: 'x', file: { key: 'none' } }],
    ['a message that was not said', '/say', { ...DEV, person: 'Ming', text: 'x', quotes: 'none' }],
    ['a message that is not there to be taken back', '/recall', { ...DEV, person: 'Ming', message: 'none' }],
    ['a file without content', '/files?name=a', Buffer.alloc(0)],
  ])('says so: %s', async (_, path, body) => {
    await using emulator = await startEmulator();
    const answer = await call(emulator, 'POST', path, body);
    expect(answer.status).toBe(400);
    expect(answer.body.error).toMatch(/^(There is no such|The message that is quoted|A file of 1 to)/);
  });

  test('people take back what they said, and nobody else does', async () => {
    await using emulator = await startEmulator();
    const { id } = await emulator.group('dev').member('Ming').says('oops');
    const recall = (person: string) => call(emulator, 'POST', '/recall', { ...DEV, person, message: id });
    expect((await recall('Hong')).status).toBe(400);
    expect((await recall('Ming')).status).toBe(200);
    expect(emulator.group('dev').transcript.find(id)?.recalled).toBe(true);
  });

  test('a transcript is read backwards, page by page', async () => {
    await using emulator = await startEmulator();
    const ming = emulator.group('dev').member('Ming');
    for (let n = 0; n < 7; n++) await ming.says(String(n));
    const page = async (more: string) =>
      (await call(emulator, 'GET', `/transcript?scene=group&name=dev&limit=3${more}`)).body;
    const last = emulator.group('dev').transcript.entries.slice(-3);
    expect(await page('')).toMatchObject(last);
    expect(await page(`&before=${last[0]?.id}`)).toMatchObject([{ content: '1' }, { content: '2' }, { content: '3' }]);
    expect(await page('&before=none')).toEqual([]);
  });

  test('who only looks makes no conversation', async () => {
    await using emulator = await startEmulator();
    for (const path of ['/transcript', '/commands'])
      expect(await call(emulator, 'GET', `${path}?scene=group&name=ops`)).toEqual({ status: 200, body: [] });
    expect(emulator.bot.conversations).toEqual([]);
    expect((await call(emulator, 'GET', '/transcript?scene=forum&name=ops')).status).toBe(400);
  });

  test('people change what they are in a group, go and come back', async () => {
    await using emulator = await startEmulator();
    const change = (fields: object) => call(emulator, 'PATCH', '/members', { name: 'dev', person: 'Hong', ...fields });
    const hong = emulator.group('dev').member('Hong');
    await change({ role: 'admin' });
    expect([hong.role, hong.isInGroup]).toEqual(['admin', true]);
    await change({ isInGroup: false });
    expect(hong.isInGroup).toBe(false);
    await change({ isInGroup: true });
    expect(hong.isInGroup).toBe(true);
    expect((await change({ role: 'king' })).status).toBe(400);
  });
});
