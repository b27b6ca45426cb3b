// The least that can answer: one socket, one pool, no framework. What everything else is measured against.
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';
import { WebSocket } from 'ws';
import { ready } from './report.mjs';
import { CARD, CARD_BUTTONS, FRAME_EVERY_MS, story } from './texts.mjs';

const pool = new Pool(process.env.QQBOT_API_BASE, { connections: 200, pipelining: 1 });

async function call(method, path, body, authorization) {
  const headers = { 'content-type': 'application/json', ...(authorization && { authorization }) };
  const response = await pool.request({ method, path, headers, body: body && JSON.stringify(body) });
  return response.body.json();
}

const { access_token } = await call('POST', '/app/getAppAccessToken', { appId: '1', clientSecret: 'bench-secret' });
const authorization = `QQBot ${access_token}`;
const { url } = await call('GET', '/gateway/bot', undefined, authorization);
const socket = new WebSocket(url, { perMessageDeflate: false });

const buttons = CARD_BUTTONS.map((label, index) => ({
  id: `b${index + 1}`,
  render_data: { label, visited_label: label, style: 1 },
  action: { type: 1, data: label, permission: { type: 2 }, unsupport_tips: 'please upgrade QQ' },
}));

function bodyFor(text) {
  if (text !== '/card') return { msg_type: 0, content: text.slice('/echo '.length) };
  return { msg_type: 2, markdown: { content: CARD }, keyboard: { content: { rows: [{ buttons }] } } };
}

async function stream({ id: msg_id, author }) {
  const path = `/v2/users/${author.user_openid}/stream_messages`;
  const frame = { input_mode: 'append', content_type: 'text', msg_id, msg_seq: 1 };
  let [index, stream_msg_id, written] = [0, undefined, ''];
  const send = async (input_state) => {
    const content_raw = written;
    written = '';
    const answer = await call(
      'POST',
      path,
      { ...frame, input_state, index: index++, content_raw, stream_msg_id },
      authorization,
    );
    stream_msg_id ??= answer.id;
  };
  let lastAt = Number.NEGATIVE_INFINITY;
  for await (const piece of story()) {
    written += piece;
    const waitMs = lastAt + FRAME_EVERY_MS - performance.now();
    if (waitMs > 0) await sleep(waitMs);
    await send(1);
    lastAt = performance.now();
  }
  await send(10);
}

socket.on('message', (data) => {
  const { op, t, d } = JSON.parse(String(data));
  if (op === 10)
    socket.send(
      JSON.stringify({ op: 2, d: { token: authorization, intents: 1 << 25, shard: [0, 1], properties: {} } }),
    );
  if (t === 'READY') ready();
  if (t === 'GROUP_AT_MESSAGE_CREATE') {
    const body = { ...bodyFor(d.content.trim()), msg_id: d.id, msg_seq: 1 };
    void call('POST', `/v2/groups/${d.group_openid}/messages`, body, authorization);
  }
  if (t === 'C2C_MESSAGE_CREATE') void stream(d);
});
