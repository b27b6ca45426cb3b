import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import { eventually } from '../../helpers/eventually.js';
import { startGatewayServer } from '../../helpers/gateway-server.js';
import { botFor, startPlatform } from '../../helpers/scene.js';

const send = (socket: WebSocket, frame: object) => socket.send(JSON.stringify(frame));
const message = (n: number) => ({ id: `m${n}`, content: `${n}`, author: { id: 'amy', user_openid: 'amy' } });

/** Everything that was missed, at a pace that takes longer than a line may be silent; what the bot says is heard afterwards. */
async function replay(socket: WebSocket) {
  for (let n = 1; n <= 45; n++) {
    send(socket, { op: 0, s: n + 1, t: 'C2C_MESSAGE_CREATE', d: message(n) });
    await sleep(100);
  }
  send(socket, { op: 0, s: 47, t: 'RESUMED', d: '' });
  socket.on('message', () => send(socket, { op: 11 }));
}

// The answers to heartbeats stand in the line behind the replay. It was taken for dead, and the rest of the replay dropped.
test('a replay that takes long is no silence, though heartbeats are answered only after it', async () => {
  const logins: number[] = [];
  await using platform = await startPlatform();
  await using gateway = await startGatewayServer((socket) => {
    send(socket, { op: 10, d: { heartbeat_interval: 1000 } });
    socket.on('message', (data: Buffer) => {
      const { op } = JSON.parse(data.toString()) as { op: number };
      if (op !== 1) logins.push(op);
      if (op === 2) send(socket, { op: 0, s: 1, t: 'READY', d: { session_id: 'one', user: { id: '1' } } });
      if (op === 2) setTimeout(() => socket.terminate(), 50);
      if (op === 6) void replay(socket);
    });
  });
  const heard: string[] = [];
  await using bot = botFor(platform, { log: { level: 'silent' } });
  bot.on('message', (ctx) => void heard.push(ctx.text));
  bot.api.gateway.getBot = async () => gateway.info;
  await bot.start();
  await eventually(() => expect(heard).toHaveLength(45), 15_000);
  await eventually(() => expect(bot.status().isUp).toBe(true));
  expect(logins).toEqual([2, 6]);
}, 30_000);
