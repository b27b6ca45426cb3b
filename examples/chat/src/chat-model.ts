import { Injectable } from '@qqbotjs/core';
import type { ChatMessage } from './chat-history.js';

/** A model behind any endpoint that speaks as OpenAI's does: `POST {baseUrl}/chat/completions`. */
@Injectable()
export class ChatModel {
  baseUrl = process.env['OPENAI_BASE_URL'] ?? '';

  /** Pieces of the answer, as they come. */
  async *answer(messages: readonly ChatMessage[], signal: AbortSignal): AsyncGenerator<string> {
    const response = await fetch(`${this.baseUrl}/chat/completions`, {
      method: 'POST',
      signal,
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${process.env['OPENAI_API_KEY'] ?? ''}`,
      },
      body: JSON.stringify({ model: process.env['OPENAI_MODEL'] ?? 'gpt-5-mini', messages, stream: true }),
    });
    if (!response.ok || !response.body) throw new Error(`The model answered with HTTP ${response.status}.`);
    for await (const event of eventsOf(response.body)) {
      if (event === '[DONE]') return;
      const { choices } = JSON.parse(event) as { choices?: { delta?: { content?: string | null } }[] };
      const piece = choices?.[0]?.delta?.content;
      if (piece) yield piece;
    }
  }
}

/** The data of server-sent events. */
async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  let rest = '';
  // Decoded as a stream: a character may come in two pieces.
  for await (const piece of body.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + piece).split(/\r?\n/);
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.startsWith('data:')) yield line.slice('data:'.length).trim();
  }
}
