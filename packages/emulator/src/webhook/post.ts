import { once } from 'node:events';
import { Agent as HttpAgent, type IncomingMessage, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Localized } from '@qqbotjs/core';

/** What a request led to. */
export interface Outcome {
  /** 0 when no complete answer came. */
  status: number;
  text: string;
  /** Why none came. */
  failure?: Localized;
  durationMs: number;
}

export interface Post {
  headers: Record<string, string>;
  body: string;
  /** For the whole answer. */
  timeoutMs: number;
  signal: AbortSignal;
}

/** An idle connection is closed before the bot does so: a request that met with its end would count as failed. */
const IDLE_MS = 1000;
const MAX_ANSWER_BYTES = 64 * 1024;

const GIVEN_UP: Localized = {
  'zh-CN': '请求被中止：webhook 地址已更换，或模拟器已停止。',
  en: 'The request was given up: the bot has another address now, or the emulator stopped.',
};

const tooSlow = (timeoutMs: number): Localized => ({
  'zh-CN': `${timeoutMs} 毫秒内没有应答。请先应答，再处理。`,
  en: `No answer came within ${timeoutMs} ms. Answer first, work afterwards.`,
});

const noConnection = (error: unknown): Localized => {
  const { code, message } = error as NodeJS.ErrnoException;
  return {
    'zh-CN': `连接失败（${code ?? message}）。机器人在监听这个地址吗？`,
    en: `The connection failed (${code ?? message}). Does the bot listen at this address?`,
  };
};

/** Connections to the address of one bot. */
export function createAgent({ protocol }: URL): HttpAgent {
  const options = { keepAlive: true, timeout: IDLE_MS };
  return protocol === 'https:' ? new HttpsAgent(options) : new HttpAgent(options);
}

/** An error may follow an early answer, when the bot hangs up on a long body. The first one is heard elsewhere. */
const ignore = (): void => undefined;

async function textOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MAX_ANSWER_BYTES) chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Sends one request. Never rejects: no answer is an outcome, too. */
export async function post(url: URL, agent: HttpAgent, { headers, body, timeoutMs, signal }: Post): Promise<Outcome> {
  const started = performance.now();
  const durationMs = (): number => Math.round((performance.now() - started) * 10) / 10;
  const bytes = Buffer.from(body);
  const allHeaders = { ...headers, 'Content-Length': bytes.length };
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const call = request(url, { method: 'POST', agent, headers: allHeaders, signal });
  call.on('error', ignore);
  // a connection serves several requests
  call.once('socket', (socket) => socket.listenerCount('error', ignore) === 0 && socket.on('error', ignore));
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    call.destroy();
  }, timeoutMs);
  try {
    const answered = once(call, 'response');
    call.end(bytes);
    const [response] = (await answered) as [IncomingMessage];
    return { status: response.statusCode ?? 0, text: await textOf(response), durationMs: durationMs() };
  } catch (error) {
    const failure = signal.aborted ? GIVEN_UP : isLate ? tooSlow(timeoutMs) : noConnection(error);
    return { status: 0, text: '', failure, durationMs: durationMs() };
  } finally {
    clearTimeout(timer);
  }
}
