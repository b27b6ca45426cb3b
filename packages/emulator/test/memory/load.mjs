// Lets a platform run for long, and tells what its heap comes to: node --expose-gc load.mjs; prints a line of JSON.
import { connect } from 'node:net';
import { startEmulator } from '@qqbotjs/emulator';

const MIB = 1024 * 1024;
const MESSAGES = 20_000;
const CALLS = 100_000;
const NAMES = 2000;

const clock = { now: Date.parse('2026-09-10T10:00:00+08:00') };
const settings = { enforceRateLimits: false, activeQuotas: [], tokenLifetimeSeconds: 10 ** 8, interactionAckMs: 1 };
// the log has a bound of its own, which people may set
const emulator = await startEmulator({ page: false, logLimit: 5000, settings, now: () => clock.now });
const { port } = new URL(emulator.url);

async function askToken() {
  const { appId, clientSecret } = emulator.bot;
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ appId, clientSecret });
  return (await (await fetch(emulator.tokenUrl, { method: 'POST', headers, body })).json()).access_token;
}

/** Calls one after another on one line, without waiting for each: what is measured is the emulator, not this client. */
class Line {
  #socket = connect(Number(port), '127.0.0.1');
  #head;
  #due = 0;
  #rest = '';
  answers = {};
  #onDone = () => undefined;

  constructor(token) {
    this.#head = `Host: 127.0.0.1:${port}\r\nAuthorization: QQBot ${token}\r\nContent-Type: application/json\r\n`;
    this.#socket.on('data', (data) => this.#read(data.toString('latin1')));
  }

  post(path, body) {
    this.#due += 1;
    const text = JSON.stringify(body);
    this.#socket.write(
      `POST ${path} HTTP/1.1\r\n${this.#head}Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
    );
  }

  /** Resolves when everything is answered. */
  settle() {
    return this.#due === 0 ? Promise.resolve() : new Promise((resolve) => (this.#onDone = resolve));
  }

  end() {
    this.#socket.destroy();
  }

  #read(text) {
    const seen = this.#rest + text;
    for (const [, status] of seen.matchAll(/HTTP\/1\.1 (\d{3}) /g)) {
      this.answers[status] = (this.answers[status] ?? 0) + 1;
      this.#due -= 1;
    }
    // what we look for may be cut in two; it is longer than what is kept, so nothing counts twice
    this.#rest = seen.slice(-12);
    if (this.#due === 0) this.#onDone();
  }
}

async function heapMiB() {
  await new Promise((resolve) => setTimeout(resolve, 20));
  globalThis.gc();
  globalThis.gc();
  return Math.round((process.memoryUsage().heapUsed / MIB) * 10) / 10;
}

const line = new Line(await askToken());
const heap = { start: await heapMiB() };
const user = emulator.user('Ming');
const path = `/v2/users/${user.openid}/messages`;
let calls = 0;

function call(body) {
  calls += 1;
  line.post(path, body);
}

for (let n = 0; n < MESSAGES; n += 1) {
  clock.now += 100;
  const { id } = await user.says(`message number ${n}, of about the length people write`);
  for (let seq = 1; seq <= 4; seq += 1) call({ content: `answer ${seq} to number ${n}`, msg_id: id, msg_seq: seq });
  call({ content: `news ${n}, of which nobody asked anything` });
  if (n % 50 === 0) await line.settle();
  if (n === MESSAGES / 2) heap.half = await heapMiB();
}
await line.settle();
heap.end = await heapMiB();

// names and clicks without end
for (let n = 0; n < NAMES; n += 1) {
  await emulator.group('dev').member(`member ${n}`).says('hi');
  emulator.dispatch('INTERACTION_CREATE', { id: `click-${n}`, group_openid: emulator.group('dev').openid });
}
heap.names = await heapMiB();

const first = user.transcript.entries[0];
const stateMiB = Math.round((JSON.stringify(emulator.save()).length / MIB) * 10) / 10;
const { answers } = line;
line.end();
await emulator.stop();
if (calls !== CALLS) throw new Error(`There were ${calls} calls.`);
console.log(JSON.stringify({ heap, answers, calls, stateMiB, firstKept: first?.content }));
