import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What the endpoint was asked, as far as a test looks at it. */
export interface Asked {
  readonly authorization?: string;
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
}

/** An endpoint that answers every question with the same pieces, or fails when there are none. */
export async function startFakeModel(pieces: readonly string[]) {
  const asked: Asked[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = JSON.parse(await text(request)) as Asked;
    asked.push({ ...body, authorization: request.headers.authorization });
    response.writeHead(pieces.length > 0 ? 200 : 503, { 'content-type': 'text/event-stream' });
    for (const content of pieces) response.write(`data: ${JSON.stringify({ choices: [{ delta: { content } }] })}\n\n`);
    response.end('data: [DONE]\n\n');
  };
  const server = createServer((request, response) => void answer(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    asked,
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
