import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it came. */
export interface ReceivedRequest {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: unknown;
}

/** What to answer: JSON, or text as it is. `undefined` leaves the request without an answer. */
export interface Answer {
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface HttpServer extends AsyncDisposable {
  readonly url: string;
  readonly requests: readonly ReceivedRequest[];
}

type Respond = (request: ReceivedRequest, index: number) => Answer | 'cut' | undefined | Promise<Answer | undefined>;

/** A real server on a free port that answers as told. `cut` ends the connection without an answer. */
export async function startHttpServer(respond: Respond): Promise<HttpServer> {
  const requests: ReceivedRequest[] = [];
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const received = await receive(request);
    requests.push(received);
    const answer = await respond(received, requests.length - 1);
    if (answer === 'cut') request.socket.destroy();
    else if (answer) send(response, answer);
  };
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function receive(request: IncomingMessage): Promise<ReceivedRequest> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  const { method = '', url = '', headers } = request;
  return { method, path: url, headers, body: text === '' ? undefined : JSON.parse(text) };
}

function send(response: ServerResponse, { status = 200, body, headers }: Answer): void {
  response.writeHead(status, headers);
  response.end(typeof body === 'string' || body === undefined ? body : JSON.stringify(body));
}
