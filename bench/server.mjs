// The other side of the bench, in a process of its own: a token endpoint, a gateway, and a place to post replies to.
// Keeps a fixed number of events in flight and measures how long each takes to be answered.
import { createServer } from 'node:http';
import { performance } from 'node:perf_hooks';
import { WebSocketServer } from 'ws';

const IN_FLIGHT = Number(process.env.BENCH_IN_FLIGHT ?? 256);
const PLACES = 4096;
const FINISHED = 10;

let run;

/** A person in private, who is the place as well. */
function privately(seq, place) {
  const author = { id: place, user_openid: place, username: '', bot: false };
  return dispatch('C2C_MESSAGE_CREATE', seq, { author, content: run.text });
}

function inGroup(seq, group) {
  const author = { id: group, member_openid: group, member_role: 'member', username: 'Ming', bot: false };
  return dispatch('GROUP_AT_MESSAGE_CREATE', seq, {
    group_id: group,
    group_openid: group,
    author,
    content: ` ${run.text} `,
  });
}

function dispatch(t, seq, d) {
  return JSON.stringify({
    id: `${t}:${seq}`,
    op: 0,
    s: seq + 2,
    t,
    d: {
      id: `ROBOT1.0_${seq}`,
      ...d,
      message_type: 0,
      message_scene: { source: 'default', ext: ['msg_idx=REFIDX_CDDD==', 'auth_token=tok'] },
      timestamp: '2026-09-10T10:05:00+08:00',
    },
  });
}

function event(seq) {
  const place = (seq % PLACES).toString(16).toUpperCase().padStart(32, '0');
  return run.isPrivate ? privately(seq, place) : inGroup(seq, place);
}

function sendNext() {
  if (run.sent === run.total) return;
  run.sentAt[run.sent] = performance.now();
  run.socket.send(event(run.offset + run.sent++));
}

function answered(msgId) {
  const index = Number(msgId.slice('ROBOT1.0_'.length)) - run.offset;
  run.latencies[index] = performance.now() - run.sentAt[index];
  run.answered++;
  if (run.answered < run.total) return sendNext();
  const seconds = (performance.now() - run.startedAt) / 1000;
  const sorted = Float64Array.from(run.latencies).sort();
  const at = (share) => sorted[Math.floor((sorted.length - 1) * share)];
  process.send({ type: 'done', seconds, calls: run.calls, p50: at(0.5), p99: at(0.99) });
}

const routes = {
  '/app/getAppAccessToken': () => ({ access_token: 'bench-access-token', expires_in: '7200' }),
  '/gateway/bot': () => ({
    url: `ws://127.0.0.1:${http.address().port}/websocket`,
    shards: 1,
    session_start_limit: { total: 1000, remaining: 999, reset_after: 14_400_000, max_concurrency: 1 },
  }),
};

const http = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    response.setHeader('content-type', 'application/json');
    const route = routes[request.url];
    if (route) {
      response.end(JSON.stringify(route()));
      return;
    }
    const { msg_id, input_state = FINISHED } = JSON.parse(Buffer.concat(chunks).toString());
    response.end(`{"id":"ROBOT1.0_out","timestamp":"2026-09-10T11:00:00+08:00"}`);
    run.calls++;
    // A stream is answered with its last frame.
    if (input_state === FINISHED) answered(msg_id);
  });
});

let socket;
new WebSocketServer({ server: http, perMessageDeflate: false }).on('connection', (connected) => {
  socket = connected;
  socket.send('{"op":10,"d":{"heartbeat_interval":41250}}');
  socket.on('message', (data) => {
    const { op } = JSON.parse(String(data));
    if (op === 1) socket.send('{"op":11}');
    if (op === 2)
      socket.send(
        '{"op":0,"s":1,"t":"READY","id":"READY:1","d":{"version":1,"session_id":"bench","user":{"id":"1","username":"bench","bot":true},"shard":[0,1]}}',
      );
  });
});

let offset = 0;
process.on('message', ({ type, total, text, isPrivate }) => {
  if (type !== 'run') return;
  run = {
    socket,
    total,
    text,
    isPrivate,
    offset,
    sent: 0,
    answered: 0,
    calls: 0,
    sentAt: new Float64Array(total),
    latencies: new Float64Array(total),
  };
  offset += total;
  run.startedAt = performance.now();
  for (let i = 0; i < Math.min(IN_FLIGHT, total); i++) sendNext();
});

http.listen(0, '127.0.0.1', () => process.send({ type: 'listening', port: http.address().port }));
