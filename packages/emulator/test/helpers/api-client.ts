import type { Emulator } from '../../src/index.js';

/** What a call was answered with. */
export interface Answered {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

export interface ApiClient {
  readonly token: string;
  readonly call: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answered>;
  readonly post: (path: string, body: unknown) => Promise<Answered>;
}

export async function askToken(
  emulator: Emulator,
  bot: { appId: string; clientSecret: string } = emulator.bot,
): Promise<Record<string, unknown>> {
  const body = JSON.stringify({ appId: bot.appId, clientSecret: bot.clientSecret });
  const response = await fetch(emulator.tokenUrl, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json' },
  });
  return (await response.json()) as Record<string, unknown>;
}

/** Speaks plain HTTP with the emulator, with the token of a bot. */
export async function apiClient(emulator: Emulator, bot = emulator.bot): Promise<ApiClient> {
  const token = String((await askToken(emulator, bot))['access_token']);
  const call: ApiClient['call'] = async (method, path, body, headers = {}) => {
    const response = await fetch(emulator.url + path, {
      method,
      headers: { authorization: `QQBot ${token}`, 'content-type': 'application/json', ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json');
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : { text } };
  };
  return { token, call, post: async (path, body) => call('POST', path, body) };
}
