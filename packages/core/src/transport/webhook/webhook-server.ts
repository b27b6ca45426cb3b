import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { ConfigError } from '../../errors/config-error.js';
import type { WebhookAnswer, WebhookRequest } from './webhook-request.js';

/** The platform waits a few seconds for an answer; who takes longer to send an event is not the platform. */
const REQUEST_TIMEOUT_MS = 10_000;
const GOODBYE_WITHIN_MS = 1000;

export interface WebhookServerOptions {
  port: number;
  host?: string;
  /** Any other path is not found. */
  path: string;
}

/** A server of its own for the webhook. It speaks plain HTTP: a proxy in front of it brings the HTTPS the platform asks for. */
export class WebhookServer {
  readonly #server: Server;

  constructor(
    private readonly options: WebhookServerOptions,
    private readonly receive: (request: WebhookRequest) => Promise<WebhookAnswer>,
  ) {
    this.#server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, (request, response) => {
      void this.#respond(request, response);
    });
  }

  /** @throws {@link ConfigError} when the port cannot be had. */
  listen(): Promise<void> {
    const { port, host } = this.options;
    return new Promise((resolve, reject) => {
      this.#server.once('error', (error) => reject(cannotListen(error, port)));
      this.#server.listen(port, host, resolve);
    });
  }

  /** Lets answers under way go out, then closes. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeIdleConnections();
    const cutOff = setTimeout(() => this.#server.closeAllConnections(), GOODBYE_WITHIN_MS);
    await closed;
    clearTimeout(cutOff);
  }

  async #respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { status, body } = await this.#answer(request);
    const text = JSON.stringify(body);
    response.writeHead(status, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
      // What is left of a refused body is not read.
      ...(status >= 400 && { connection: 'close' }),
    });
    response.end(text);
  }

  async #answer(request: IncomingMessage): Promise<WebhookAnswer> {
    const [path] = (request.url ?? '/').split('?');
    if (path !== this.options.path) return { status: 404, body: {} };
    return this.receive({
      method: request.method ?? 'GET',
      header: (name) => request.headers[name]?.toString(),
      body: request.iterator({ destroyOnReturn: false }),
    });
  }
}

function cannotListen(error: NodeJS.ErrnoException, port: number): ConfigError {
  const reason = error.code === 'EADDRINUSE' ? TAKEN : error.code === 'EACCES' ? NOT_ALLOWED : undefined;
  const text = reason ?? { 'zh-CN': `无法监听（${error.message}）`, en: `cannot be listened on (${error.message})` };
  return new ConfigError([{ path: `transport.webhook.port (${port})`, text }], { cause: error });
}

const TAKEN = {
  'zh-CN': '已被占用；请关闭占用它的程序，或换一个端口',
  en: 'is taken; close the program that uses it, or choose another',
};
const NOT_ALLOWED = {
  'zh-CN': '无权监听；1024 以下的端口通常需要管理员权限，请换一个端口并由反向代理转发',
  en: 'may not be listened on; ports below 1024 usually need an administrator: choose another and put a proxy in front',
};
