import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { startEmulator } from '../src/index.js';
import { runRedirected } from './helpers/run-redirected.js';

/** Asks for a token, prints the answer; each as a library might. */
const ASK = {
  fetch: `
    const response = await fetch('https://bots.qq.com/app/getAppAccessToken', { method: 'POST', body });
    console.log(await response.text());`,
  'fetch, at the new address': `
    const response = await fetch('https://api.bot.qq.com/app/getAppAccessToken', { method: 'POST', body });
    console.log(await response.text());`,
  undici: `
    const { request } = await import('undici');
    const { body: answer } = await request('https://bots.qq.com/app/getAppAccessToken', { method: 'POST', body });
    console.log(await answer.text());`,
  https: `
    const { default: https } = await import('node:https');
    https.request('https://bots.qq.com/app/getAppAccessToken', { method: 'POST' }, (r) => r.pipe(process.stdout)).end(body);`,
  'https with an agent of its own': `
    const { Agent, request } = await import('node:https');
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ask = () => new Promise((done) => request({ host: 'bots.qq.com', path: '/app/getAppAccessToken', method: 'POST', agent }, (r) => {
      r.pipe(process.stdout, { end: false });
      r.on('end', done);
    }).end(body));
    await ask();
    agent.destroy();`,
  'a bare socket': `
    const { connect } = await import('node:tls');
    const socket = connect(443, 'bots.qq.com', {}, () => socket.end(
      'POST /app/getAppAccessToken HTTP/1.1\\r\\nHost: bots.qq.com\\r\\nConnection: close\\r\\nContent-Length: ' + body.length + '\\r\\n\\r\\n' + body,
    ));
    socket.pipe(process.stdout);`,
};

describe('what speaks to the platform reaches the emulator', () => {
  test.each(Object.entries(ASK))('with %s', async (_, program) => {
    await using emulator = await startEmulator({ page: false });
    const { appId, clientSecret } = emulator.bot;
    const body = `const body = ${JSON.stringify(JSON.stringify({ appId, clientSecret }))};`;
    const { stdout, stderr } = await runRedirected(body + program, { QQBOT_API_BASE: emulator.url });
    expect(stderr).toContain(`Calls to the QQ platform go to ${emulator.url}.`);
    expect(stdout).toContain('"access_token"');
  });

  test('a socket of ws opens at the address of the platform', async () => {
    await using emulator = await startEmulator({ page: false });
    const program = `
      const { WebSocket } = await import('ws');
      const socket = new WebSocket('wss://api.sgroup.qq.com/websocket');
      socket.once('message', (data) => { console.log(String(data)); socket.close(); });`;
    const { stdout } = await runRedirected(program, { QQBOT_API_BASE: emulator.url });
    expect(JSON.parse(stdout)).toMatchObject({ op: 10 });
  });

  test('the gateway is told by its address on this machine, whatever name was asked', async () => {
    await using emulator = await startEmulator({ page: false });
    const program = `
      const ask = async (path, init) => (await fetch('https://api.sgroup.qq.com' + path, init)).json();
      const { access_token } = await ask('/app/getAppAccessToken', { method: 'POST', body: process.env.BODY });
      console.log((await ask('/gateway', { headers: { Authorization: 'QQBot ' + access_token } })).url);`;
    const { appId, clientSecret } = emulator.bot;
    const env = { QQBOT_API_BASE: emulator.url, BODY: JSON.stringify({ appId, clientSecret }) };
    const { stdout } = await runRedirected(program, env);
    expect(stdout.trim()).toBe(`${emulator.url.replace('http', 'ws')}/websocket`);
  });

  test('a proxy of the environment is passed by', async () => {
    const env = { QQBOT_API_BASE: 'http://127.0.0.1:1', NO_PROXY: 'example.com', no_proxy: '' };
    const { stdout } = await runRedirected('console.log(process.env.NO_PROXY, process.env.no_proxy)', env);
    const hosts = 'api.sgroup.qq.com,sandbox.api.sgroup.qq.com,api.bot.qq.com,bots.qq.com';
    expect(stdout.trim()).toBe(`example.com,${hosts} ${hosts}`);
  });
});

describe('nothing else is touched', () => {
  /** A server that notes the first byte it hears; 0x16 begins a TLS handshake. */
  async function listen() {
    const heard = new Promise<number | undefined>((resolve) => {
      server.once('connection', (socket) =>
        socket.once('data', (data) => {
          resolve(data[0]);
          socket.destroy();
        }),
      );
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return { heard, port: (server.address() as AddressInfo).port };
  }
  const server = createServer();

  test('a secure connection to another host stays secure', async () => {
    const { heard, port } = await listen();
    const program = `await fetch('https://localhost:${port}').catch(() => {});`;
    await runRedirected(program, { QQBOT_API_BASE: 'http://127.0.0.1:1' });
    expect(await heard).toBe(0x16);
    server.close();
  });

  test('with QQBOT_LOOPBACK_ONLY other hosts cannot be reached, and the error names them', async () => {
    const program = `
      for (const url of ['https://example.com/', 'http://192.0.2.1/'])
        await fetch(url).catch(({ cause }) => console.log(cause.message));`;
    const env = { QQBOT_API_BASE: 'http://127.0.0.1:1', QQBOT_LOOPBACK_ONLY: '1' };
    const { stdout } = await runRedirected(program, env);
    expect(stdout.trim().split('\n')).toEqual([
      'QQBOT_LOOPBACK_ONLY is set, so nothing is sent to example.com.',
      'QQBOT_LOOPBACK_ONLY is set, so nothing is sent to 192.0.2.1.',
    ]);
  });
});

describe('without an emulator the program does not start', () => {
  test.each([
    ['no address', undefined, 'Set QQBOT_API_BASE'],
    ['an address elsewhere', 'http://192.0.2.1:7788', 'leads to this machine only'],
    ['a name that is not this machine', 'http://127.0.0.1.example.com', 'leads to this machine only'],
    ['a secure address', 'https://127.0.0.1:7788', 'leads to this machine only'],
    ['an address with a path', 'http://127.0.0.1:7788/v2', 'without a path'],
    ['no address at all', '127.0.0.1:7788', 'leads to this machine only'],
  ])('%s', async (_, base, message) => {
    const { code, stdout, stderr } = await runRedirected('console.log("started")', { QQBOT_API_BASE: base });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(message);
  });

  test('the reason comes in Chinese, too', async () => {
    const { stderr } = await runRedirected('', { QQBOT_LOCALE: 'zh-CN' });
    expect(stderr).toContain('请把 QQBOT_API_BASE 设为模拟器的地址');
  });
});
