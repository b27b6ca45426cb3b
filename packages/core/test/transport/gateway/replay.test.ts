import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import { eventually } from '../../helpers/eventually.js';
import { startGatewayServer } from '../../helpers/gateway-server.js';
import { botFor, startPlatform } from '../../helpers/scene.js';

const send = (socket: WebSocket, frame: object) => socket.send(JSON.stringify(frame));
const RESUMED = { op: 0, s: 100, t: 'RESUMED', d: '' };

function replay(socket: WebSocket, n: number): void {
  const d = { id: `m${n}`, content: `${n}`, author: { id: 'amy', user_openid: 'amy' } };
  send(socket, { op: 0, s: n + 1, t: 'C2C_MESSAGE_CREATE', d });
}

/** A bot that lost its line once, on a gateway that does with its resumes what it is told to. */
async function startResuming(onResume: (socket: WebSocket, count: number) => unknown) {
  const platform = await startPlatform();
  const logins: string[] = [];
  const gateway = await startGatewayServer((socket) => {
    send(socket, { op: 10, d: { heartbeat_interval: 1000 } });
    socket.on('message', (data: Buffer) => {
      const { op } = JSON.parse(data.toString()) as { op: number };
      if (op === 2) {
        logins.push('identify');
        send(socket, { op: 0, s: 1, t: 'READY', d: { session_id: 'one', user: { id: '1' } } });
        setTimeout(() => socket.terminate(), 50);
      }
      if (op === 6) void onResume(socket, logins.push('resume') - 1);
    });
  });
  const bot = botFor(platform, { log: { level: 'silent' } });
  const heard: string[] = [];
  bot.on('message', (ctx) => void heard.push(ctx.text));
  bot.api.gateway.getBot = async () => gateway.info;
  await bot.start();
  const end = async (): Promise<void> => {
    await bot.stop({ deadlineMs: 0 });
    await gateway[Symbol.asyncDispose]();
    await platform.stop();
  };
  return { bot, platform, logins, heard, [Symbol.asyncDispose]: end };
}

// The answers to heartbeats stand in the line behind the replay. It was taken for dead, and the rest of the replay dropped.
test.concurrent('a replay that takes long is no silence, though heartbeats are answered only after it', async () => {
  await using scene = await startResuming(async (socket) => {
    for (let n = 1; n <= 45; n++) {
      replay(socket, n);
      await sleep(100);
    }
    send(socket, RESUMED);
    socket.on('message', () => send(socket, { op: 11 }));
  });
  await eventually(() => expect(scene.heard).toHaveLength(45), 15_000);
  await eventually(() => expect(scene.bot.status().isUp).toBe(true));
  expect(scene.logins).toEqual(['identify', 'resume']);
}, 30_000);

// A refusal along with a token left the session in doubt. When the next resume was cut off in mid-replay, it was given up.
test.concurrent('a session whose replay began is good, even if the line is cut in the middle of it', async () => {
  await using scene = await startResuming((socket, count) => {
    if (count === 1) {
      scene.platform.bot.tokens.revokeAll();
      return send(socket, { op: 9, d: false });
    }
    replay(socket, count);
    if (count < 4) return socket.close(4009);
    return send(socket, RESUMED);
  });
  await eventually(() => expect(scene.heard).toHaveLength(3), 25_000);
  expect(scene.logins).toEqual(['identify', 'resume', 'resume', 'resume', 'resume']);
  expect(scene.heard).toEqual(['2', '3', '4']);
}, 40_000);
