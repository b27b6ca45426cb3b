import { Injectable, inject, OPTIONS } from '@qqbotjs/core';

export interface ModelOptions {
  /** Base of the endpoint: `https://api.openai.com/v1`. */
  readonly endpoint: string;
  readonly apiKey: string;
  readonly model: string;
}

/** A model behind any endpoint that speaks as OpenAI's does. */
@Injectable()
export class Model {
  constructor(@inject(OPTIONS) private readonly options: ModelOptions) {}

  /** Pieces of the answer, as they come. */
  async *answer(system: string, content: string, signal: AbortSignal): AsyncGenerator<string> {
    const { endpoint, apiKey, model } = this.options;
    const messages = [
      { role: 'system', content: system },
      { role: 'user', content },
    ];
    const response = await fetch(`${endpoint}/chat/completions`, {
      method: 'POST',
      signal,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` },
      body: JSON.stringify({ model, messages, stream: true }),
    });
    if (!response.ok || !response.body) throw new Error(`The model answered with HTTP ${response.status}.`);
    yield* piecesOf(response.body);
  }
}

/** What server-sent events say, until `[DONE]`. */
async function* piecesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines.filter((each) => each.startsWith('data: {'))) {
      const { choices } = JSON.parse(line.slice(6)) as { choices: { delta: { content?: string } }[] };
      yield choices[0]?.delta.content ?? '';
    }
  }
}
