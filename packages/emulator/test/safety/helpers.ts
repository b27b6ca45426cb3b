import { request } from 'node:http';
import { WebSocket } from 'ws';
import type { Emulator } from '../../src/index.js';

export const PASSWORD = 'correct horse battery staple';

export interface Seen {
  status: number | undefined;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

/** Any request, with any headers: `fetch` sets some of its own. */
export function send(
  { url }: Pick<Emulator, 'url'>,
  path: string,
  { method = 'GET', headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Seen> {
  return new Promise((resolve, reject) => {
    const call = request(url, { method, headers, path, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, text }));
    });
    call.on('error', reject).end(body);
  });
}

/** What a WebSocket gets: its first message, or why it was refused. */
export function listen({ url }: Emulator, path: string, headers: Record<string, string> = {}): Promise<string> {
  const socket = new WebSocket(url.replace('http', 'ws') + path, { headers });
  return new Promise((resolve) => {
    socket.on('error', (error) => resolve(error.message));
    socket.on('message', (data: Buffer) => {
      resolve(data.toString());
      socket.terminate();
    });
  });
}

/** Logs in as a browser does. @returns The cookie. */
export async function logIn(emulator: Emulator, password = PASSWORD): Promise<string> {
  const answer = await say(emulator, password);
  return String(answer.headers['set-cookie']).split(';', 1)[0] ?? '';
}

export function say(emulator: Emulator, password: string, headers: Record<string, string> = {}): Promise<Seen> {
  return send(emulator, '/_emulator/login', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams({ password }).toString(),
  });
}
