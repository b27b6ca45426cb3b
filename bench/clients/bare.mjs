// The least that can answer: one socket, one pool, no framework. What everything else is measured against.
import { Pool } from 'undici';
import { WebSocket } from 'ws';
import { ready } from './report.mjs';

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

socket.on('message', (data) => {
  const { op, t, d } = JSON.parse(String(data));
  if (op === 10)
    socket.send(
      JSON.stringify({ op: 2, d: { token: authorization, intents: 1 << 25, shard: [0, 1], properties: {} } }),
    );
  if (t === 'READY') ready();
  if (t === 'GROUP_AT_MESSAGE_CREATE') {
    const body = { msg_type: 0, content: d.content.trim().slice('/echo '.length), msg_id: d.id, msg_seq: 1 };
    void call('POST', `/v2/groups/${d.group_openid}/messages`, body, authorization);
  }
});
