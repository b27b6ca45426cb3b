import { once } from 'node:events';
import { connect as connectTo, type Socket } from 'node:net';
import { WebSocket } from 'ws';
import { describe, expect, test } from 'vitest';
import { type Emulator, startEmulator } from '../../src/index.js';
import { apiClient } from '../helpers/api-client.js';
import { connect, login } from '../helpers/gateway-client.js';
import { send } from './helpers.js';

const MIB = 1024 * 1024;

const wsOf = ({ url }: Emulator, path: string) => new WebSocket(url.replace('http', 'ws') + path);

async function outcomeOf(socket: WebSocket): Promise<string> {
  return new Promise((resolve) => {
    socket.on('error', (error) => resolve(error.message));
    socket.on('message', () => resolve('open'));
  });
}

/** Sends a request and part of its body, which never ends. */
async function halfBody({ url }: Emulator, headers: string, bytes: number): Promise<Socket> {
  const socket = connectTo(Number(new URL(url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(`POST /v2/users/1/messages HTTP/1.1\r\nHost: x\r\n${headers}Content-Length: ${bytes + 1}\r\n\r\n`);
  const piece = Buffer.alloc(MIB, 0x20);
  for (let sent = 0; sent < bytes; sent += MIB) if (!socket.write(piece)) await once(socket, 'drain');
  return socket;
}

/** External memory is where bodies are. */
const heldMiB = (): number => Math.round(process.memoryUsage().arrayBuffers / MIB);

describe('memory stays bounded', () => {
  test('when bodies pile up: what is too much is refused with 503, and goes on when they are gone', async () => {
    await using emulator = await startEmulator();
    const { token, post } = await apiClient(emulator);
    const before = heldMiB();
    const sockets: Socket[] = [];
    const header = `Authorization: QQBot ${token}\r\n`;
    for (let n = 0; n < 6; n++) sockets.push(await halfBody(emulator, header, 30 * MIB));
    await expect
      .poll(async () => (await post('/v2/users/1/messages', { content: 'x'.repeat(12 * MIB) })).status)
      .toBe(503);
    expect(heldMiB() - before).toBeLessThan(200);
    expect(emulator.log.refusedSince(0).at(-1)?.rule?.en).toContain('Too many bodies');
    for (const socket of sockets) socket.destroy();
    await expect
      .poll(async () => (await post('/v2/users/1/messages', { content: 'x'.repeat(12 * MIB) })).status)
      .not.toBe(503);
  }, 60_000);

  test('when somebody nobody knows sends much: it is not kept', async () => {
    await using emulator = await startEmulator();
    const before = heldMiB();
    const sockets = await Promise.all(Array.from({ length: 10 }, () => halfBody(emulator, '', 30 * MIB)));
    expect(heldMiB() - before).toBeLessThan(100);
    for (const socket of sockets) socket.destroy();
    const body = JSON.stringify({ content: 'x'.repeat(MIB) });
    expect((await send(emulator, '/v2/users/1/messages', { method: 'POST', body })).status).toBe(401);
    expect((await send(emulator, '/app/getAppAccessToken', { method: 'POST', body })).status).toBe(413);
  }, 60_000);

  test('when control requests are large: they are refused', async () => {
    await using emulator = await startEmulator();
    const body = JSON.stringify({ scene: 'group', name: 'dev', person: 'Ming', text: 'x'.repeat(MIB) });
    const refused = await send(emulator, '/_emulator/say', { method: 'POST', body });
    expect([refused.status, refused.text]).toEqual([413, expect.stringContaining('1048576')]);
    const name = 'x'.repeat(2049);
    const long = await send(emulator, '/_emulator/conversations', {
      method: 'POST',
      body: JSON.stringify({ scene: 'c2c', name }),
    });
    expect([long.status, long.text]).toEqual([400, expect.stringContaining('2048')]);
    expect(emulator.bot.conversations).toEqual([]);
  });

  test('when pages are opened without end: fifty are told, and a page that closes makes room', async () => {
    await using emulator = await startEmulator();
    const pages = Array.from({ length: 60 }, () => wsOf(emulator, '/_emulator/live'));
    const outcomes = await Promise.all(pages.map(outcomeOf));
    expect(outcomes.filter((outcome) => outcome === 'open')).toHaveLength(50);
    expect(outcomes.find((outcome) => outcome !== 'open')).toContain('503');
    const [first] = pages.filter((_, index) => outcomes[index] === 'open');
    first?.terminate();
    await expect.poll(() => outcomeOf(wsOf(emulator, '/_emulator/live'))).toBe('open');
  });

  test('when a page says much: its line is cut', async () => {
    await using emulator = await startEmulator();
    const page = wsOf(emulator, '/_emulator/live');
    await outcomeOf(page);
    page.send('x'.repeat(2000));
    expect((await once(page, 'close'))[0]).toBe(1009);
  });

  test('when a page reads no more: its line is cut, and what waited for it is gone', async () => {
    await using emulator = await startEmulator();
    const page = wsOf(emulator, '/_emulator/live');
    await outcomeOf(page);
    (page as unknown as { _socket: Socket })._socket.pause();
    const closed = once(page, 'close');
    const before = process.memoryUsage().rss / MIB;
    for (let n = 0; n < 600; n++) {
      await emulator.user('Ming').says('x'.repeat(100_000));
      if (n % 20 === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    }
    expect(process.memoryUsage().rss / MIB - before).toBeLessThan(400);
    (page as unknown as { _socket: Socket })._socket.resume();
    await closed;
  }, 30_000);

  test('when connections to the gateway are opened without end: those that said nothing make room, those that logged in stay', async () => {
    await using emulator = await startEmulator();
    const { token } = await apiClient(emulator);
    const { client } = await login(emulator, token);
    const sockets: WebSocket[] = [];
    for (let n = 0; n < 1100; n += 50) {
      const some = Array.from({ length: 50 }, () => wsOf(emulator, '/websocket'));
      await Promise.all(some.map(outcomeOf));
      sockets.push(...some);
    }
    await expect.poll(() => sockets.filter(({ readyState }) => readyState === WebSocket.OPEN).length).toBe(999);
    expect(sockets[0]?.readyState).toBe(WebSocket.CLOSED);
    expect(emulator.gateway.connections).toBe(1000);
    await emulator.user('Ming').says('are you there?');
    expect((await client.next()).t).toBe('C2C_MESSAGE_CREATE');
    for (const socket of sockets) socket.terminate();
  }, 60_000);

  test('when a bot reads no more: its line is cut, and it comes back to what it missed', async () => {
    await using emulator = await startEmulator();
    const { token } = await apiClient(emulator);
    const { client, sessionId } = await login(emulator, token);
    const text = 'x'.repeat(900_000);
    const notes = (): string[] =>
      emulator.log.entries.flatMap((entry) => (entry.kind === 'note' ? [entry.text.en] : []));
    // everything in one turn: nobody could read it
    for (let n = 0; n < 100; n++) emulator.dispatch('C2C_MESSAGE_CREATE', { content: text, n });
    expect(notes().at(-1)).toContain('the bot reads no more');
    await client.closed;
    expect(emulator.gateway.connections).toBe(0);
    using again = await connect(emulator);
    again.send({ op: 6, d: { token: `QQBot ${token}`, session_id: sessionId, seq: 90 } });
    expect(await again.next()).toMatchObject({ s: 91, t: 'C2C_MESSAGE_CREATE' });
  }, 30_000);
});
