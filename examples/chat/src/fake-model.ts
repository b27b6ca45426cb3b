import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Between two pieces, in milliseconds: about as fast as a real one. */
const PIECE_EVERY_MS = 30;

export interface FakeModel {
  /** Base of the endpoint, as `OPENAI_BASE_URL`. */
  readonly url: string;
  close(): Promise<void>;
}

/** An endpoint on this machine that answers like a language model, without being one. */
export async function startFakeModel(pieceEveryMs = PIECE_EVERY_MS): Promise<FakeModel> {
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => {
      text += chunk;
    });
    request.on('end', () => {
      const { messages } = JSON.parse(text) as { messages: { content: string }[] };
      void write(response, answerTo(messages.at(-1)?.content ?? '', messages.length), pieceEveryMs);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answerTo(question: string, turns: number): string {
  return `你说的是“${question}”。这是第 ${Math.ceil(turns / 2)} 轮对话。\n\nI am not a model, only a stand-in: set OPENAI_BASE_URL, OPENAI_API_KEY and OPENAI_MODEL to talk to a real one.`;
}

async function write(response: ServerResponse, answer: string, pieceEveryMs: number): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const piece of answer.match(/[\s\S]{1,4}/gu) ?? []) {
    response.write(`data: ${JSON.stringify({ choices: [{ delta: { content: piece } }] })}\n\n`);
    await sleep(pieceEveryMs);
  }
  response.end('data: [DONE]\n\n');
}
